"""How work is handed over inside a workflow: who can come later, and what the other side of a hand-over says."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.graph import step_graph
from mkdocs_playbooks.facts.handover import Handover, ai_contributes, first_contribution, is_ai_draft
from mkdocs_playbooks.model.node import Key, Target
from support import load, workflow

STEPS = """
    {id: ask, do: A, who: worker, with: chat, human: operator, outputs: [{name: answer, format: text}]}
    {id: fork, do: B, who: worker, next: {all: [left, right]}}
    {id: left, do: C, who: worker, with: chat, next: join, inputs: [{name: Answer}, {name: order, from: right}]}
    {id: right, do: D, who: worker, next: join, outputs: [{name: list}, {name: table, to: join}]}
    {id: join, do: E, who: worker, next: [{when: F, go_to: fork}, {otherwise: end}]}
"""


def handover(text: str) -> Handover:
    """The hand-overs of the workflow ``work`` in a text."""
    catalogue = load(text).catalogue
    node = catalogue.nodes[Key("workflow", "work")]
    return Handover(node, step_graph(node.record), catalogue)


@pytest.mark.parametrize(
    ("step", "contributes", "drafts"),
    [
        ("type: draft", False, False),
        ("with: store, type: draft", False, False),
        ("with: chat, human: operator, type: draft", False, False),
        ("with: chat, human: collaborator, type: draft", True, True),
        ("with: chat, type: draft", True, True),
        ("with: chat, type: analyse, outputs: [{name: O}]", True, False),
        ("with: chat, outputs: [{name: O}]", True, True),
        ("with: chat", True, False),
    ],
)
def test_what_counts_as_a_draft(step: str, contributes: bool, drafts: bool) -> None:
    catalogue = load(workflow(f"{{id: one, do: A, who: worker, {step}}}")).catalogue
    (record,) = catalogue.nodes[Key("workflow", "work")].record.steps
    assert ai_contributes(record, catalogue) is contributes
    assert is_ai_draft(record, catalogue) is drafts


def test_an_operators_question_is_no_contribution() -> None:
    catalogue = load(workflow(STEPS)).catalogue
    assert first_contribution(catalogue.nodes[Key("workflow", "work")], catalogue) == 2


def test_what_a_run_may_come_to_later() -> None:
    flow = handover(workflow(STEPS))
    steps = {step.id: step for step in flow.workflow.steps}
    assert [step.id for step in flow.later(steps["ask"])] == ["fork", "left", "right", "join"]
    assert [step.id for step in flow.later(steps["left"])] == ["fork", "right", "join"]


def test_the_first_place_an_output_goes_to() -> None:
    flow = handover(workflow(STEPS))
    assert flow.destination(0) is None
    assert flow.destination(3) == (1, Target("workflow", "work", "join"))


def test_one_side_of_a_hand_over_speaks_for_both() -> None:
    flow = handover(workflow(STEPS))
    answer, order = flow.workflow.steps[2].inputs
    assert flow.format_known(2, answer)
    assert flow.origin_known(2, answer)
    assert not flow.format_known(2, order)
    assert [flow.destination_known(3, place) for place in (0, 1)] == [False, True]


def test_a_way_to_a_step_that_does_not_exist_may_lead_on() -> None:
    one = "{id: one, do: A, who: worker, with: chat, type: draft, next: tow}"
    assert handover(workflow(one)).taken_up(0)
    assert not handover(workflow(one.replace("tow", "end"))).taken_up(0)
