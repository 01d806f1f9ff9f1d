"""How strict rules are in one project: settings, the profile of one person, and what cannot be set."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.diagnostics import Severity
from mkdocs_playbooks.facts.strictness import Stage
from mkdocs_playbooks.pipeline import Build, build_files
from mkdocs_playbooks.project import Options, ProjectError
from mkdocs_playbooks.rules import rules
from mkdocs_playbooks.rules.strictness import strictness
from mkdocs_playbooks.source.discovery import SpecFile
from support import TODAY, workflow

LATE = workflow("{id: one, do: A, who: worker}", review_due="2026-01-01")


def run(text: str, settings: dict[str, object]) -> Build:
    """Run specs with settings of rules."""
    file = SpecFile("specs.yaml", text.encode())
    return build_files([file], TODAY, options=Options.parse({"rules": settings}))


def severities(build: Build, rule: str) -> list[str]:
    """The severities of a rule's findings."""
    return [finding.severity.label for finding in build.findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("error", ["error"]),
        ("info", ["info"]),
        ("off", []),
        (False, []),
        ({"idea": "error"}, ["error"]),
        ({"idea": "off"}, []),
        ({"idea": False}, []),
        ({"production": "info"}, ["warning"]),
    ],
    ids=str,
)
def test_a_setting_says_how_strict_a_rule_is(setting: object, expected: list[str]) -> None:
    assert severities(run(LATE, {"overdue-review": setting}), "overdue-review") == expected


def test_one_word_adds_no_stage_and_a_named_stage_does() -> None:
    plain = strictness(rules(), {"missing-backup": "info"})["missing-backup"]
    assert plain == {Stage.IDEA: None, Stage.PILOT: Severity.INFO, Stage.PRODUCTION: Severity.INFO}
    named = strictness(rules(), {"missing-backup": {"idea": "info"}})["missing-backup"]
    assert named == {Stage.IDEA: Severity.INFO, Stage.PILOT: Severity.WARNING, Stage.PRODUCTION: Severity.ERROR}


def test_what_is_not_set_is_as_the_rule_says() -> None:
    found = strictness(rules(), {"missing-backup": "off"})
    assert {name: found[name] for name in found if name != "missing-backup"} == {
        name: rule.severities for name, rule in rules().items() if name != "missing-backup"
    }


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"overdue-reviews": "off"}, 'no rule; did you mean "overdue-review"?'),
        ({"nothing-like-it": "off"}, "no rule; `playbook explain` lists them"),
        ({"overdue-review": "fatal"}, "to `fatal`; it takes off, info, warning, error"),
        ({"overdue-review": True}, "to `True`"),
        ({"overdue-review": {"live": "off"}}, "the stages are idea, pilot, production"),
        ({7: "off"}, "`7`, which is no rule"),
    ],
    ids=str,
)
def test_a_setting_that_cannot_be_is_told(settings: dict[str, object], said: str) -> None:
    with pytest.raises(ProjectError) as error:
        run(LATE, settings)
    assert said in str(error.value)


@pytest.mark.parametrize(("name", "value"), [("rules", "off"), ("rules", []), ("pilot_days", 0), ("pilot_days", "x")])
def test_an_option_of_the_wrong_sort_is_told(name: str, value: object) -> None:
    with pytest.raises(ProjectError, match=name):
        Options.parse({name: value})


ALONE = "\n---\n{kind: organization, id: me, title: Me, size: %s}"
LIVE = workflow("{id: one, do: A, who: worker}", status="production")


@pytest.mark.parametrize(("size", "expected"), [("solo", "info"), ("small", "error")])
def test_who_works_alone_is_only_advised(size: str, expected: str) -> None:
    (finding,) = [one for one in run(LIVE + ALONE % size, {}).findings if one.rule == "missing-backup"]
    assert finding.severity.label == expected
    assert ("leave a page from which somebody else could run the work" in finding.help) == (size == "solo")


def test_these_rules_need_a_second_person() -> None:
    assert {name for name, rule in rules().items() if rule.needs_second_person} == {
        "missing-backup",
        "single-person-workflow",
        "reviewer-is-performer",
        "two-person-rule-unmet",
    }


def test_these_rules_need_the_past() -> None:
    assert {name for name, rule in rules().items() if rule.needs_history} == {
        "boundary-loosened",
        "changed-since-review",
    }
