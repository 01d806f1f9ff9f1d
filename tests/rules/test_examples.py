"""Each rule's page holds: its example is found once, what to use instead is clean, no section is empty."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.diagnostics import Severity
from mkdocs_playbooks.facts.strictness import Stage
from mkdocs_playbooks.rules import rules
from mkdocs_playbooks.rules.rule import Rule
from support import load, marked

RULES = [pytest.param(rule, id=name) for name, rule in rules().items()]

SEVERITIES = {
    "autonomy-above-boundary": "error error error",
    "missing-backup": "none warning error",
    "missing-baseline": "none error error",
    "nothing-kept-human": "info warning warning",
    "overdue-review": "warning warning error",
    "unreviewed-ai-step": "info warning error",
    "unsound-step-graph": "error error error",
    "vague-owner": "error error error",
    "vague-trigger": "warning error error",
    "work-not-redesigned": "none warning error",
}


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


@pytest.mark.parametrize(("name", "expected"), SEVERITIES.items(), ids=SEVERITIES)
def test_severity_follows_the_stage(name: str, expected: str) -> None:
    by_stage = rules()[name].severities
    assert " ".join("none" if (s := by_stage[stage]) is None else s.label for stage in Stage) == expected
