"""The seven steps by which a way of working is handed on."""

from __future__ import annotations

import pytest

from measured import metric, run
from mkdocs_playbooks.diagnostics import Finding, Severity
from mkdocs_playbooks.rules import rules
from mkdocs_playbooks.summaries.found import Found
from mkdocs_playbooks.summaries.franchise import franchise
from support import workflow

MAPPED, DECIDED, CONNECTED, CHECKED, TRAINED, MEASURED, ADJUSTED = range(7)
ALONE = "{id: one, do: A, who: worker}"
STEPS = """
    {id: one, do: A, who: worker, with: chat, human: consultant, escalate: [{when: it fails, to: worker}]}
    {id: two, do: B, who: worker, review: {of: one, by: worker, criteria: [It is right]}}
"""


def steps(text=ALONE, extra="", findings=(), **fields):
    build = run(workflow(text, **fields) + extra, faults="date,value\n2026-01-01,1\n")
    node = build.catalogue.get("workflow", "work")
    found = tuple(
        Finding(severity, _rule_of(area), "it is wrong", build.catalogue.get(*key.split("/")).at("id"), document=key)
        for area, key, severity in findings
    )
    return franchise(node, build.facts, Found(found))


def _rule_of(area):
    return next(rule.name for rule in rules().values() if rule.area == area)


def test_the_steps_stand_in_their_order():
    assert [each.name for each in steps()] == [
        "Map the process",
        "Decide where the agent acts",
        "Connect systems",
        "Set checkpoints",
        "Train users",
        "Measure quality",
        "Adjust the operating model",
    ]


@pytest.mark.parametrize(
    ("area", "place"),
    [
        ("structure", MAPPED),
        ("ownership", MAPPED),
        ("boundaries", DECIDED),
        ("systems", CONNECTED),
        ("artifacts", CONNECTED),
        ("review", CHECKED),
        ("action", CHECKED),
        ("escalation", CHECKED),
        ("evidence", CHECKED),
        ("training", TRAINED),
        ("people", TRAINED),
        ("measurement", MEASURED),
        ("cost", MEASURED),
        ("freshness", ADJUSTED),
        ("layers", ADJUSTED),
        ("decisions", ADJUSTED),
        ("recipes", ADJUSTED),
    ],
)
def test_an_error_of_an_area_leaves_its_step_open(area, place):
    error = (area, "workflow/work", Severity.ERROR)
    open_ = [number for number, each in enumerate(steps(findings=[error])) if "it is wrong" in each.missing]
    assert open_ == [place]


def test_a_warning_leaves_no_step_open():
    warning = ("structure", "workflow/work", Severity.WARNING)
    assert steps(findings=[warning])[MAPPED].met


def test_every_area_of_the_rules_that_can_stand_on_a_workflow_belongs_to_a_step():
    elsewhere = {"inventory"}
    areas = {rule.area for rule in rules().values()} - elsewhere
    for area in areas:
        assert not all(each.met for each in steps(findings=[(area, "workflow/work", Severity.ERROR)])), area


def test_a_step_nobody_comes_to_is_no_map():
    lost = "{id: one, do: A, who: worker, next: end}\n{id: two, do: B, who: worker}"
    assert steps(lost)[MAPPED].missing == ("no way leads through two",)
    assert steps()[MAPPED].evidence == "1 step from the trigger to the end"


def test_every_ai_step_says_what_the_person_is():
    undecided = "{id: one, do: A, who: worker, with: chat}"
    assert steps(undecided)[DECIDED].missing == ("nobody has said what the person’s part is in step 1",)
    found = steps(STEPS)[DECIDED]
    assert (found.met, found.evidence) == (True, "AI at 1 of 2 steps, with a person as consultant")
    assert steps()[DECIDED].evidence == "AI at none of 1 step"


TOOLS = "{id: one, do: A, who: worker, with: [chat, desk], human: operator}"
DESK = "\n---\n{kind: system, id: desk, title: Desk, type: application, connects_to: [{system: chat%s}]}"


@pytest.mark.parametrize(
    ("state", "missing"),
    [
        (", state: working", ()),
        ("", ()),
        (", state: planned", ("the connection of Desk with Chat is only planned",)),
        (", state: broken", ("the connection of Desk with Chat is broken",)),
    ],
)
def test_a_connection_between_systems_of_the_work_has_to_work(state, missing):
    assert steps(TOOLS, DESK % state)[CONNECTED].missing == missing


def test_a_gap_in_the_map_of_connections_counts_though_it_only_informs():
    info = ("systems", "workflow/work", Severity.INFO)
    assert not steps(findings=[info])[CONNECTED].met


def test_an_error_of_an_ai_system_of_the_work_counts():
    error = ("systems", "system/chat", Severity.ERROR)
    assert not steps(STEPS, findings=[error])[CONNECTED].met
    assert steps(findings=[error])[CONNECTED].met, "it is not used here"


def test_what_an_ai_step_makes_is_reviewed_and_some_step_escalates():
    bare = "{id: one, do: A, who: worker, with: chat, human: consultant}"
    assert steps(bare)[CHECKED].missing == (
        "what step 1 makes can leave without a review",
        "no step says when to escalate, and to whom",
    )
    found = steps(STEPS)[CHECKED]
    assert found.met
    assert found.evidence == "1 step with a review or an approval, 0 stop conditions, 1 escalation rule"
    assert steps()[CHECKED].met, "without AI nothing is asked"


def test_every_role_that_works_with_ai_has_a_course():
    assert steps(STEPS)[TRAINED].missing == ("no course for Worker",)
    course = (
        "\n---\n{kind: course, id: basics, title: Basics, level: applied, roles: [worker], assessment: {type: quiz}}"
    )
    found = steps(STEPS, course)[TRAINED]
    assert (found.met, found.evidence) == (True, "1 course for 1 role")


@pytest.mark.parametrize(
    ("type_", "baseline", "missing"),
    [
        ("quality", "{value: 1}", ()),
        ("risk", "{value: 1}", ()),
        ("time", "{value: 1}", ("no metric says how good the work is",)),
        ("quality", None, ("no baseline or no data for “Faults”",)),
    ],
)
def test_speed_alone_is_no_quality(type_, baseline, missing):
    found = steps(extra=metric("faults", type=type_, baseline=baseline), metrics="[faults]")[MEASURED]
    assert found.missing == missing


def test_what_is_to_be_adjusted_one_day_is_not_adjusted():
    planned = "[{date: 2027-01-01, what: x}]"
    assert not steps(adjustments=planned)[ADJUSTED].met
    found = steps(adjustments="[{date: 2026-01-01, what: x}]")[ADJUSTED]
    assert (found.met, found.evidence) == (True, "1 adjustment written down")
