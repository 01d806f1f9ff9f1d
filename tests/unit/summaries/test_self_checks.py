"""The four questions, answered from the specs."""

from __future__ import annotations

from mkdocs_playbooks.summaries.self_checks import self_checks
from support import load, workflow

ATTACHED, DIVIDED, CRITERIA, KEPT = range(4)
USED = "{id: one, do: A, who: worker, with: chat, human: consultant%s}"


def answered(place, text):
    return self_checks(load(text).facts)[place]


def test_ai_is_attached_when_every_ai_system_in_use_has_its_step():
    found = answered(ATTACHED, workflow(USED % ""))
    assert (found.holds, found.answer) == (True, "AI is attached to 1 step in 1 workflow.")
    idle = answered(ATTACHED, workflow(USED % "") + "\n---\n{kind: system, id: spare, title: Spare, type: agent}")
    assert (idle.holds, [gap.id for gap in idle.gaps]) == (False, ["spare"])
    planned = "\n---\n{kind: system, id: spare, title: Spare, type: agent, status: planned}"
    assert answered(ATTACHED, workflow(USED % "") + planned).holds


def test_without_any_ai_step_nothing_is_attached():
    assert not answered(ATTACHED, workflow("{id: one, do: A, who: worker}")).holds


INVENTORY = (
    "{kind: inventory, id: week, title: Week, role: worker, tasks: [%s]}\n---\n{kind: role, id: worker, title: W}"
)


def test_recurring_work_is_divided_when_no_task_is_undecided():
    done = "{task: a, ai: with}, {task: b, ai: without}"
    found = answered(DIVIDED, INVENTORY % done)
    assert (found.holds, found.answer) == (
        True,
        "Of 2 recurring tasks, 1 are done with AI, 1 without, and 0 are undecided.",
    )
    assert not answered(DIVIDED, INVENTORY % f"{done}, {{task: c, ai: undecided}}").holds
    assert not answered(DIVIDED, "{kind: role, id: worker, title: W}").holds


def test_criteria_are_explicit_when_every_review_of_ai_work_has_some():
    assert answered(CRITERIA, workflow(USED % ", review: {by: worker, criteria: [Right]}")).holds
    vague = answered(CRITERIA, workflow(USED % ", review: {by: worker}"))
    assert (vague.holds, [gap.part for gap in vague.gaps]) == (False, ["one"])


def test_below_collaborator_nothing_needs_a_review():
    found = answered(CRITERIA, workflow(USED.replace("consultant", "operator") % ""))
    assert found.answer == "No AI step makes anything that needs a review."


BOUNDARY = """
{kind: boundary, id: court, title: C, category: data, human_at_least: %s, covers: [x], rationale: y, owner: lead,
 status: %s}
---
{kind: role, id: lead, title: Lead}"""


def test_work_is_kept_from_ai_by_an_active_boundary_that_allows_none():
    assert answered(KEPT, BOUNDARY % ("alone", "active")).holds
    assert not answered(KEPT, BOUNDARY % ("alone", "draft")).holds
    assert not answered(KEPT, BOUNDARY % ("operator", "active")).holds
