"""Calls for help: which workflows need one, and which calls come to nothing."""

from __future__ import annotations

import pytest

from support import found, load, workflow

OTHERS = """
---
{kind: role, id: lead, title: Lead, holders: [{person: p02}]}
---
{kind: role, id: twin, title: Twin, holders: [{person: person/p01}]}
---
{kind: role, id: empty, title: Empty}
---
{kind: role, id: former, title: Former, holders: [{person: p03, until: 2026-11-15}]}
"""


def calling(escalation: str, **fields: object) -> str:
    """A workflow whose only step escalates so, with the roles it may call."""
    return workflow(f"{{id: one, do: A, who: worker, escalate: [{escalation}]}}", **fields) + OTHERS


@pytest.mark.parametrize(
    ("escalation", "marks"),
    [
        ("{when: W, to: lead, within: 1 day}", []),
        ("{when: W, to: lead}", ["W"]),
        ("{when: W, within: 1 day}", ["W"]),
        ("{when: W}", ["W"]),
        ("{when: W, to: empty, within: 1 day}", ["empty"]),
        ("{when: W, to: former, within: 1 day}", ["former"]),
        ("{when: W, to: empty}", ["W", "empty"]),
        ("{when: W, to: worker, within: 1 day}", ["worker"]),
        ("{when: W, to: twin, within: 1 day}", ["twin"]),
        ("{when: W, to: nobody, within: 1 day}", []),
    ],
)
def test_a_call_reaches_somebody_else_in_time(escalation: str, marks: list[str]) -> None:
    assert found("dead-end-escalation", calling(escalation)) == marks


def test_two_missing_fields_are_one_fault() -> None:
    (finding,) = (f for f in load(calling("{when: W}")).findings if f.rule == "dead-end-escalation")
    assert finding.message == 'the escalation of "one" does not say whom to call and how soon an answer comes'
    assert "`to`" in finding.help
    assert "`within`" in finding.help


def test_an_owner_nobody_is_stays_a_vague_owner() -> None:
    text = calling("{when: W, to: empty, within: 1 day}").replace("owner: worker", "owner: empty")
    assert found("dead-end-escalation", text) == []
    assert found("vague-owner", text) == ["empty"]


@pytest.mark.parametrize(("to", "faults"), [("twin", 0), ("worker", 1)])
def test_somebody_who_works_alone_may_call_another_role(to: str, faults: int) -> None:
    solo = "---\n{kind: organization, id: org, title: Org, size: solo}"
    text = calling(f"{{when: W, to: {to}, within: 1 day}}") + solo
    assert len(found("dead-end-escalation", text)) == faults


def test_a_colleague_in_another_role_is_somebody_else() -> None:
    text = calling("{when: W, to: twin, within: 1 day}").replace("{person: p01}", "{person: p01}, {person: p04}")
    assert found("dead-end-escalation", text) == []


@pytest.mark.parametrize(
    ("step", "faults"),
    [
        ("with: chat, human: collaborator", 1),
        ("with: chat", 1),
        ("with: chat, human: operator", 0),
        ("with: store", 0),
        ("with: chat, human: collaborator, stop_when: [{when: W, then: stop}]", 1),
        ("with: chat, human: collaborator, escalate: [{when: W}]", 0),
    ],
)
def test_work_with_ai_has_a_way_up(step: str, faults: int) -> None:
    assert len(found("missing-escalation", workflow(f"{{id: one, do: A, who: worker, {step}}}"))) == faults


def test_a_way_up_in_any_step_will_do() -> None:
    steps = """
        {id: one, do: A, who: worker, with: chat, human: observer}
        {id: two, do: B, who: worker, escalate: [{when: W, to: worker}]}
    """
    assert found("missing-escalation", workflow(steps)) == []
