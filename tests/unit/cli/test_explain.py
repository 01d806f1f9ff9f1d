"""``playbook explain``: every name a finding can carry is explained."""

from collections import Counter

import pytest

from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.rules import rules
from mkdocs_playbooks.source.checks import CHECKS


@pytest.mark.parametrize("name", sorted(rules()))
def test_an_audit_rule(playbook, name):
    rule = rules()[name]
    outcome = playbook("explain", name)
    assert outcome.code == 0
    words = " ".join(outcome.out.split())
    for part in (rule.name, rule.area, rule.summary, rule.why, rule.asks):
        assert " ".join(part.split()) in words
    assert block(rule.example) in outcome.out
    for stage in rule.severities:
        assert f" at {stage.name.lower()}" in words


def block(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.splitlines())


@pytest.mark.parametrize("name", sorted(rules()))
def test_what_to_write_instead_is_what_differs_from_the_example_or_all_of_it(playbook, name):
    rule = rules()[name]
    example, instead = rule.example.splitlines(), rule.instead.splitlines()
    _, _, shown = playbook("explain", name).out.partition("Use instead\n\n")
    if shown == f"{block(rule.instead)}\n":
        return
    legend, _, *lines = [line.removeprefix("  ") for line in shown.splitlines() if line != "    …"]
    assert legend == "Lines with - go, lines with + come; all else stays as in the example."
    assert len(lines) < len(instead)
    gone, come = (Counter(line[2:] for line in lines if line.startswith(mark)) for mark in "-+")
    assert Counter(example) - gone + come == Counter(instead)
    assert {line[2:] for line in lines if line.startswith("  ")} <= {*example}


def test_most_of_what_to_write_instead_is_shorter_than_the_example(playbook):
    whole = [name for name in rules() if "Lines with - go" not in playbook("explain", name).out]
    assert len(whole) < len(rules()) / 5
    assert "overdue-review" in whole


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_a_check_before_the_audit(playbook, name):
    outcome = playbook("explain", name)
    assert outcome.code == 0
    words = " ".join(outcome.out.split())
    for part in (name, CHECKS[name].summary, CHECKS[name].why, CHECKS[name].mend):
        assert part in words


def test_the_lines_fit_on_a_terminal(playbook):
    prose = [playbook("explain").out, *(playbook("explain", name).out for name in CHECKS)]
    assert max(len(line) for text in prose for line in text.splitlines()) <= 88


def test_without_a_name_all_are_listed(playbook):
    outcome = playbook("explain")
    assert outcome.code == 0
    listed = {line.split()[0] for line in outcome.out.splitlines() if line.startswith("  ") and line.strip()}
    assert {*rules(), *CHECKS, *KINDS} <= listed
    groups = [line for line in outcome.out.splitlines() if line and not line.startswith((" ", "`"))]
    assert groups == ["kinds", "yaml", "schema", "reference", "run", *sorted({rule.area for rule in rules().values()})]


@pytest.mark.parametrize(
    ("typed", "meant"), [("vague-triger", "vague-trigger"), ("yaml/tags", "yaml/tag"), ("Schema/Enum", "schema/enum")]
)
def test_a_misspelt_name(playbook, typed, meant):
    outcome = playbook("explain", typed)
    assert (outcome.code, outcome.out) == (2, "")
    assert f'there is no rule, kind or field "{typed}"; did you mean "{meant}"?' in outcome.err
