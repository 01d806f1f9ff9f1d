"""A rule that judges documents one by one finds in all of them together what it finds in each."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.pipeline import Build
from mkdocs_playbooks.rules import rules
from mkdocs_playbooks.rules.rule import Rule, Violation
from support import load, load_files, reference_texts, workflow

JUDGES = [pytest.param(rule, id=name) for name, rule in rules().items() if rule.of]


def one_by_one(rule: Rule, build: Build) -> list[Violation]:
    """What a rule finds when it is shown one document after the other."""
    found: list[Violation] = []
    for node in build.catalogue.nodes.values():
        if rule.judges(node.kind):
            build.facts.judged = node
            found += rule.check(build.facts)
    build.facts.judged = None
    return found


@pytest.fixture(scope="module")
def reference() -> Build:
    """The reference playbooks."""
    return load_files(reference_texts())


@pytest.mark.parametrize("rule", JUDGES)
def test_it_finds_the_same(rule: Rule, reference: Build) -> None:
    for build in (reference, load(rule.example), load(rule.instead)):
        together = list(rule.check(build.facts))
        apart = one_by_one(rule, build)
        assert sorted(map(repr, apart)) == sorted(map(repr, together))


def test_it_is_shown_only_what_it_judges() -> None:
    build = load(workflow("{id: one, do: A, who: worker}"))
    (node,) = build.catalogue.of_kind("workflow")
    build.facts.judged = node
    assert list(build.facts.each("workflow")) == [node]
    assert list(build.facts.each("role")) == []
