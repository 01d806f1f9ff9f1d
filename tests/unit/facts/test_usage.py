"""Which steps are done with a system, what goes in and out of them, and what it is connected to."""

from __future__ import annotations

from mkdocs_playbooks.facts.usage import callers, connections, item_ends, uses
from mkdocs_playbooks.model.node import Key, Target
from support import load, workflow

STEPS = """
    {id: one, do: A, who: worker, with: chat, inputs: [{name: i, from: store}, {name: j, source: a guess}]}
    {id: two, do: A, who: worker, with: [store, chat], outputs: [{name: o, to: one}, {name: p, to: worker}]}
"""
CHAT = Key("system", "chat")


def test_a_step_uses_each_system_it_is_done_with() -> None:
    catalogue = load(workflow(STEPS)).catalogue
    assert [(node.id, index, step.id) for node, index, step in uses(catalogue.nodes[CHAT], catalogue)] == [
        ("work", 0, "one"),
        ("work", 1, "two"),
    ]
    assert [index for _, index, _ in uses(catalogue.nodes[Key("system", "store")], catalogue)] == [1]


def test_a_retired_workflow_and_other_references_use_nothing() -> None:
    retired = load(workflow(STEPS, status="retired", retired_reason="Done")).catalogue
    assert uses(retired.nodes[CHAT], retired) == ()
    may = load(workflow("{id: one, do: A, who: worker, may: [{do: read, system: chat}]}")).catalogue
    assert uses(may.nodes[CHAT], may) == ()


def test_a_caller_is_in_use_itself() -> None:
    systems = """
---
{kind: system, id: idle, title: I, type: application, connects_to: [{system: brain}]}
---
{kind: system, id: brain, title: B, type: model_api}"""
    text = workflow("{id: one, do: A, who: worker, with: store}") + systems
    catalogue = load(text).catalogue
    assert callers(catalogue.nodes[Key("system", "brain")], catalogue) == ()
    build = load(text.replace("type: data_store", "type: data_store, connects_to: [{system: brain}]"))
    catalogue = build.catalogue
    assert [node.id for node in callers(catalogue.nodes[Key("system", "brain")], catalogue)] == ["store"]
    assert connections(build.facts) == {
        frozenset((Key("system", "idle"), Key("system", "brain"))),
        frozenset((Key("system", "store"), Key("system", "brain"))),
    }


def test_items_are_known_by_their_place() -> None:
    catalogue = load(workflow(STEPS)).catalogue
    assert item_ends(catalogue.nodes[Key("workflow", "work")], catalogue) == {
        (0, "inputs", 0): Target("system", "store"),
        (1, "outputs", 0): Target("workflow", "work", "one"),
        (1, "outputs", 1): Target("role", "worker"),
    }
