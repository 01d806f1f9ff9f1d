"""Craft or repeatable; boring, teachable, measurable, each with its reason."""

from __future__ import annotations

import pytest

from measured import metric, run
from mkdocs_playbooks.diagnostics import Finding, Severity
from mkdocs_playbooks.summaries.craft import craft
from mkdocs_playbooks.summaries.found import Found
from support import workflow

STEP = "{id: one, do: A, who: worker, with: chat, human: operator}"
TWO = "holders: [{person: p01}, {person: p02}]"
COURSE = "\n---\n{kind: course, id: basics, title: Basics, level: applied, roles: [worker], assessment: {type: quiz}}"


def judged(extra="", holders=TWO, errors=0, **fields):
    build = run(
        workflow(STEP, **fields).replace("holders: [{person: p01}]", holders) + extra,
        hours="date,value\n2026-01-01,1\n",
    )
    node = build.catalogue.get("workflow", "work")
    found = tuple(
        Finding(Severity.ERROR, "vague-trigger", "x", node.at("trigger"), document="workflow/work")
        for _ in range(errors)
    )
    return craft(node, build.facts, Found(found))


@pytest.mark.parametrize(
    ("holders", "people", "fragile"),
    [
        ("holders: []", 0, True),
        ("holders: [{person: p01}]", 1, True),
        (TWO, 2, False),
    ],
)
def test_below_two_people_it_is_a_fragile_craft(holders, people, fragile):
    found = judged(holders=holders)
    assert (found.bus_factor.people, found.is_fragile) == (people, fragile)


def test_without_errors_and_open_exceptions_it_is_boring():
    assert (judged().boring.holds, judged().boring.reason) == (True, "no error and no open exception")


def test_errors_are_counted():
    assert judged(errors=2).boring.reason == "2 errors"


@pytest.mark.parametrize(
    ("exceptions", "reason"),
    [
        ("[{case: The tool is down}]", "1 open exception: nobody has said what to do when the tool is down"),
        ("[{case: The tool is down, handling: By hand}]", "no error and no open exception"),
    ],
)
def test_a_case_that_nobody_has_said_how_to_handle_is_open(exceptions, reason):
    assert judged(exceptions=exceptions).boring.reason == reason


BOUNDARY = """
---
{kind: boundary, id: tone, title: Tone, category: identity, human_at_least: operator, covers: [x], rationale: y,
 owner: worker, applies_to: {systems: [chat]}, exceptions: [{what: Footers%s}]}"""


@pytest.mark.parametrize(
    ("exception", "is_open"),
    [
        ("", True),
        (", until: 2026-11-16", True),
        (", until: 2026-11-15", False),
        (", who: worker", True),
        (", who: writer", False),
    ],
)
def test_an_exception_to_a_boundary_is_open_while_it_is_in_force_for_one_of_the_roles(exception, is_open):
    writer = "\n---\n{kind: role, id: writer, title: Writer}"
    found = judged(BOUNDARY % exception + writer).boring
    assert found.holds is not is_open
    assert is_open == ("to “Tone”, footers" in found.reason)


WAIVER = """
---
{kind: decision, id: let-it, title: Let it, date: 2026-11-01, decided_by: worker, status: %s, decision: x,
 waives: [{rule: vague-trigger, of: workflow/work, until: %s}]}"""


@pytest.mark.parametrize(
    ("status", "until", "is_open"),
    [("accepted", "2026-12-01", True), ("accepted", "2026-11-01", False), ("proposed", "2026-12-01", False)],
)
def test_a_waiver_in_force_is_an_open_exception(status, until, is_open):
    found = judged(WAIVER % (status, until)).boring
    assert (found.reason == "1 open exception: “vague-trigger” is waived") == is_open


@pytest.mark.parametrize(
    ("extra", "holders", "reason"),
    [
        (COURSE, TWO, "courses for 1 role, and nobody is indispensable"),
        ("", TWO, "no course for Worker"),
        (COURSE, "holders: [{person: p01}]", "a role of it stands or falls with one person"),
        ("", "holders: []", "no course for Worker; a role of it is empty"),
    ],
)
def test_teachable_takes_courses_and_two_people(extra, holders, reason):
    found = judged(extra, holders).teachable
    assert (found.reason, found.holds) == (reason, reason.startswith("courses"))


@pytest.mark.parametrize(
    ("metrics", "reason"),
    [
        ("[hours]", "baseline and data for “Hours”"),
        ("[faults]", "none of its metrics has both a baseline and data"),
        ("[]", "it has no metric"),
    ],
)
def test_measurable_takes_a_baseline_and_data(metrics, reason):
    found = judged(metric("hours") + metric("faults"), metrics=metrics).measurable
    assert (found.reason, found.holds) == (reason, reason.startswith("baseline"))


def test_the_qualities_stand_in_their_order():
    assert [each.name for each in judged().qualities] == ["Boring", "Teachable", "Measurable"]
