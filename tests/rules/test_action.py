"""Rules about action, beside their examples: what each finds and what it leaves alone."""

from __future__ import annotations

import pytest

from support import found, workflow

AGENT = """
---
{kind: system, id: agent, title: Agent, type: agent, identity: own, permissions: [{system: store, can: [read, CAN]}]}"""
SECOND = "\n---\n{kind: role, id: second, title: Second, holders: [{person: p02}]}"
DEPUTY = "\n---\n{kind: role, id: deputy, title: Deputy, holders: [{person: p01}]}"
VACANT = "\n---\n{kind: role, id: vacant, title: Vacant}"
LEFT = "\n---\n{kind: role, id: left, title: Left, holders: [{person: p09, until: 2020-06-30}]}"


def ai(more: str, human: str = "approver", with_: str = "chat") -> str:
    """An AI step as one line."""
    return f"{{id: act, do: Do it, who: worker, with: {with_}, human: {human}{', ' + more if more else ''}}}"


NEVER = ai("reversible: never")
ASK = "{id: ask, do: Ask, who: worker, approval: {by: worker}}"
FORK = "{id: fork, do: Fork, who: worker, next: {all: [ask, other]}}"
OTHER = "{id: other, do: Other, who: worker, next: act}"


@pytest.mark.parametrize(
    ("steps", "marks"),
    [
        ((NEVER,), ["never"]),
        ((ai("reversible: with_effort"),), []),
        ((ai("reversible: never", human="operator"),), []),
        ((ai("reversible: never", human="collaborator"),), ["never"]),
        ((ai("reversible: never, approval: {by: worker}"),), []),
        ((ASK, NEVER), []),
        ((NEVER, ASK), ["never"]),
        ((ASK[:-1] + ", only_if: it is large}", NEVER), ["never"]),
        (
            ("{id: sort, do: Sort, who: worker, next: [{when: small, go_to: act}, {otherwise: ask}]}", ASK, NEVER),
            ["never"],
        ),
        ((ASK.replace("{by: worker}", "{by: worker, if_refused: act}"), NEVER), ["never"]),
        ((ASK.replace("{by: worker}", "{by: worker, if_refused: end}"), NEVER), []),
        ((FORK, ASK[:-1] + ", next: act}", OTHER, NEVER), []),
        ((FORK, ASK[:-1] + ", next: act}", ai("reversible: never").replace("id: act", "id: other"), NEVER), ["never"]),
    ],
)
def test_what_cannot_be_undone_is_approved_on_every_way(steps: tuple[str, ...], marks: list[str]) -> None:
    assert found("irreversible-without-approval", workflow("\n".join(steps))) == marks


def test_people_may_act_without_being_asked() -> None:
    step = "{id: act, do: Do it, who: worker, reversible: never}"
    assert found("irreversible-without-approval", workflow(step)) == []


@pytest.mark.parametrize(
    ("step", "can", "marks"),
    [
        (ai("", with_="agent"), "write", ["agent"]),
        (ai("", with_="agent"), "execute", ["agent"]),
        (ai("", with_="[store, agent]"), "send", ["agent"]),
        (ai("", with_="agent", human="consultant"), "delete", ["agent"]),
        (ai("", with_="agent", human="collaborator"), "write", []),
        (ai("", with_="agent"), "read", []),
        (ai("may: [{do: read, system: store}]", with_="agent"), "write", []),
        (ai("may: []", with_="agent"), "write", []),
        (ai("may: [{do: write, system: store, ask_first: true}]", with_="agent"), "read", ["agent"]),
        (ai("stop_when: [{when: it is wrong, then: hand_back}]", with_="agent"), "write", []),
        (ai(""), "write", []),
    ],
)
def test_what_acts_can_be_stopped(step: str, can: str, marks: list[str]) -> None:
    assert found("unstoppable-agent-step", workflow(step) + AGENT.replace("read, CAN", can)) == marks


@pytest.mark.parametrize(
    ("stop", "more", "marks"),
    [
        ("then: stop", "", ["stop"]),
        ("then: pause", "", ["pause"]),
        ("then: rollback", "", ["rollback"]),
        ("then: retry", "", []),
        ("then: hand_back", "", []),
        ("then: stop, restart_by: worker", "", []),
        ("then: stop, restart_by: worker", ", reversible: never", ["worker"]),
        ("then: stop, restart_by: role/worker", ", reversible: never", ["role/worker"]),
        ("then: hand_back, restart_by: worker", ", reversible: never", []),
        ("then: stop, restart_by: second", ", reversible: never", []),
    ],
)
def test_somebody_decides_that_it_goes_on(stop: str, more: str, marks: list[str]) -> None:
    step = f"{{id: act, do: Do it, who: worker, with: chat, stop_when: [{{when: it is wrong, {stop}}}]{more}}}"
    assert found("restart-unassigned", workflow(step, status="pilot") + SECOND) == marks
    assert found("restart-unassigned", workflow(step) + SECOND) == []


@pytest.mark.parametrize(("system", "faults"), [(", with: store", 1), (", with: []", 0), ("", 0)])
def test_who_stops_their_own_work_needs_nobody_to_start_it_again(system: str, faults: int) -> None:
    step = f"{{id: act, do: Do it, who: worker{system}, stop_when: [{{when: it is wrong, then: stop}}]}}"
    assert found("restart-unassigned", workflow(step, status="pilot")) == ["stop"] * faults


def test_who_works_alone_restarts_their_own_work() -> None:
    stop = "stop_when: [{when: it is wrong, then: stop, restart_by: worker}, {when: it is late, then: pause}]"
    text = workflow(f"{{id: act, do: Do it, who: worker, with: chat, reversible: never, {stop}}}", status="pilot")
    assert found("restart-unassigned", text) == ["worker", "pause"]
    assert found("restart-unassigned", text.replace("with: chat, ", "")) == ["worker"]
    assert found("restart-unassigned", text + "\n---\n{kind: organization, id: me, title: Me, size: solo}") == ["pause"]


@pytest.mark.parametrize(
    ("approval", "marks"),
    [
        ("{by: worker, rule: two_person}", ["two_person"]),
        ("{by: [worker, deputy], rule: two_person}", ["two_person"]),
        ("{by: [worker, second], rule: two_person}", []),
        ("{by: [worker, vacant], rule: two_person}", []),
        ("{by: [worker, left], rule: two_person}", ["two_person"]),
        ("{by: left, rule: two_person}", ["two_person"]),
        ("{by: [second, worker, left], rule: two_person}", []),
        ("{by: [worker, nobody-knows], rule: two_person}", []),
        ("{by: worker, rule: all}", []),
        ("{by: worker}", []),
    ],
)
def test_two_people_are_two(approval: str, marks: list[str]) -> None:
    text = workflow(f"{{id: act, do: Do it, who: worker, approval: {approval}}}", status="pilot")
    assert found("two-person-rule-unmet", text + SECOND + DEPUTY + VACANT + LEFT) == marks


def in_layer(step: str, ceiling: str = "collaborator") -> str:
    """A workflow of one step, in a layer with a ceiling."""
    return f"{workflow(step, layer='start')}\n---\n" + (
        f"{{kind: layer, id: start, order: 1, title: Start, purpose: To begin, human_at_least: {ceiling}}}"
    )


@pytest.mark.parametrize(
    ("human", "marks"),
    [("operator", []), ("collaborator", []), ("consultant", ["consultant"]), ("observer", ["observer"])],
)
def test_no_further_than_the_layer(human: str, marks: list[str]) -> None:
    assert found("autonomy-above-layer", in_layer(ai("", human=human))) == marks


def test_an_unsaid_part_is_another_finding() -> None:
    text = in_layer("{id: act, do: Do it, who: worker, with: chat}")
    assert found("autonomy-above-layer", text) == []
    assert found("human-part-undecided", text) == ["chat"]


def test_a_layer_without_a_ceiling_sets_none() -> None:
    text = in_layer(ai("", human="observer")).replace(", human_at_least: collaborator", "")
    assert found("autonomy-above-layer", text) == []


@pytest.mark.parametrize(("ceiling", "marks"), [("operator", []), ("collaborator", []), ("consultant", ["observer"])])
def test_the_lower_of_layer_and_boundary_is_told(ceiling: str, marks: list[str]) -> None:
    boundary = f"""
---
kind: boundary
id: own-words
title: Our own words
category: identity
human_at_least: {ceiling}
covers: [It]
rationale: Whoever writes to us hears from a person, because that is what we are.
owner: worker
applies_to: {{systems: [chat]}}"""
    text = in_layer(ai("", human="observer")) + boundary
    assert found("autonomy-above-boundary", text) == ["observer"]
    assert found("autonomy-above-layer", text) == marks
