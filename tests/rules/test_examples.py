"""Each rule's page holds: its example is found once, what to use instead is clean, no section is empty."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from mkdocs_playbooks.diagnostics import Severity
from mkdocs_playbooks.facts.strictness import Stage
from mkdocs_playbooks.rules import rules
from mkdocs_playbooks.rules.rule import Rule
from support import load, marked

RULES = [pytest.param(rule, id=name) for name, rule in rules().items()]

with Path(__file__).with_name("severities.tsv").open(encoding="utf-8") as table:
    SEVERITIES = {row["rule"]: row for row in csv.DictReader(table, delimiter="\t")}
"""What was agreed for each rule: its area, its severity by stage, and what it finds."""


@pytest.mark.parametrize("rule", RULES)
def test_the_example_is_found_once_and_breaks_nothing_else(rule: Rule) -> None:
    build = load(rule.example)
    found = [finding.rule for finding in build.findings]
    assert found.count(rule.name) == 1, found
    worse = [f for f in build.findings if f.rule != rule.name and (f.severity is Severity.ERROR or "/" in f.rule)]
    assert worse == []


@pytest.mark.parametrize("rule", RULES)
def test_what_to_use_instead_is_clean(rule: Rule) -> None:
    findings = load(rule.instead).findings
    assert [f for f in findings if f.rule == rule.name or f.severity is Severity.ERROR or "/" in f.rule] == []


@pytest.mark.parametrize("rule", RULES)
def test_the_example_is_marked_on_text_and_explained(rule: Rule) -> None:
    build = load(rule.example)
    finding = next(f for f in build.findings if f.rule == rule.name)
    assert finding.message
    assert not finding.message.endswith(".")
    assert finding.help
    assert finding.asks == rule.asks
    if finding.place.path in build.texts:
        assert marked(finding, build).strip()
        assert finding.label


@pytest.mark.parametrize("rule", RULES)
def test_every_section_of_the_page_says_something(rule: Rule) -> None:
    assert all(text.strip() for text in (rule.summary, rule.why, rule.example, rule.instead, rule.asks))
    assert rule.asks.endswith("?")
    assert not rule.summary.endswith(".")
    assert rule.check.__doc__


@pytest.mark.parametrize("rule", RULES)
def test_a_stricter_stage_is_never_milder(rule: Rule) -> None:
    """An open end is allowed only for what production no longer knows, such as a pilot that stalls."""
    grades = [rule.severities[stage] or 0 for stage in Stage]
    assert grades == sorted(grades) or grades[-1] == 0


@pytest.mark.parametrize("rule", RULES)
def test_area_and_severities_are_as_agreed(rule: Rule) -> None:
    agreed = SEVERITIES[rule.name]
    assert rule.area == agreed["area"]
    for stage, severity in rule.severities.items():
        assert (severity.label if severity else "none") == agreed[stage.name.lower()]


def test_every_rule_that_was_agreed_is_there() -> None:
    assert set(rules()) == set(SEVERITIES)
