"""One thing broken in the reference playbooks: exactly that rule finds it, once, on the wrong text."""

from __future__ import annotations

import copy
from functools import cache

import pytest
import yaml

from mkdocs_playbooks.pipeline import Build
from mkdocs_playbooks.rules import rules
from mutations import mutations
from mutations.mutation import Documents, Mutation
from support import load_files, marked, marked_at, reference_texts, span_of

MUTATIONS = mutations()


@cache
def reference() -> Build:
    """The reference playbooks as they are."""
    return load_files(reference_texts())


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS.keys())
def test_one_fault_is_found_once_where_it_is(mutation: Mutation) -> None:
    before = reference()
    documents = {str(key): copy.deepcopy(node.data) for key, node in before.catalogue.nodes.items()}
    mutation.change(documents[mutation.document])
    mutation.also(documents)
    texts = reference_texts() | changed_files(documents, before) | dict(mutation.texts)
    after = load_files(texts, mutation.today, mutation.history)

    (finding,) = [finding for finding in after.findings if finding not in before.findings]

    assert finding.rule == mutation.rule
    span = span_of(finding.place, after)
    at = next(node for key, node in after.catalogue.nodes.items() if mutation.where in (str(key), key.kind))
    assert span.path == at.path
    assert marked(finding, after) == mutation.marks
    line = after.texts[span.path].splitlines()[span.line - 1]
    assert line.strip() == mutation.line
    assert span.column == line.rindex(mutation.marks) + 1
    assert mutation.explains in (marked_at(finding.related[0].place, after) if finding.related else "")


def changed_files(documents: Documents, before: Build) -> dict[str, str]:
    """The files of the documents that differ, rewritten; a new document gets a file of its own."""
    known = {str(key): node for key, node in before.catalogue.nodes.items()}
    return {
        known[key].path if key in known else f"{key}.yaml": yaml.safe_dump(data, sort_keys=False)
        for key, data in documents.items()
        if key not in known or known[key].data != data
    }


def test_every_rule_has_a_mutation() -> None:
    assert {mutation.rule for mutation in MUTATIONS.values()} == set(rules())


def test_the_reference_playbooks_are_clean() -> None:
    assert [f"{f.path}: {f.message}" for f in reference().findings if f.severity.label == "error"] == []
