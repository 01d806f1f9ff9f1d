"""Which boundaries bind a step."""

from __future__ import annotations

import pytest

from support import load, workflow

STEP = (
    "{id: draft, do: Draft, who: worker, with: chat, human: operator, type: draft, reaches: customer,"
    " inputs: [{name: figures, from: store, data_class: personal}]}"
)


def boundary(fields: str) -> str:
    """An active boundary with further fields."""
    return f"""
---
{{kind: boundary, id: line, title: Line, category: identity, human_at_least: operator, covers: [It],
  rationale: Because, owner: worker, {fields}}}"""


def bound(steps: str, fields: str, **more: object) -> list[tuple[str, bool]]:
    facts = load(workflow(steps, **more) + boundary(fields)).facts
    ((node, work),) = facts.workflows()
    return [(binding.boundary.id, binding.listed) for binding in facts.bindings(node, work.steps[0])]


@pytest.mark.parametrize(
    "scope",
    [
        "{functions: [sales]}",
        "{roles: [worker]}",
        "{roles: [role/worker]}",
        "{systems: [chat]}",
        "{systems: [store]}",
        "{data_classes: [personal]}",
        "{workflows: [work]}",
        "{reaches: [public, customer]}",
        "{step_types: [draft]}",
        "{functions: [sales], reaches: [customer]}",
    ],
)
def test_a_scope_binds_when_every_dimension_matches(scope: str) -> None:
    assert bound(STEP, f"applies_to: {scope}") == [("line", False)]


@pytest.mark.parametrize(
    "scope",
    ["{functions: [finance]}", "{functions: [sales], reaches: [public]}", "{step_types: [act]}", "{}"],
)
def test_a_scope_does_not_bind_when_one_dimension_fails(scope: str) -> None:
    assert bound(STEP, f"applies_to: {scope}") == []


def test_without_a_scope_only_the_steps_that_list_it_are_bound() -> None:
    assert bound(STEP, "tags: [x]") == []
    assert bound(STEP[:-1] + ", boundaries: [line]}", "tags: [x]") == [("line", True)]


def test_a_listed_boundary_that_also_applies_is_named_once() -> None:
    assert bound(STEP[:-1] + ", boundaries: [line]}", "applies_to: {systems: [chat]}") == [("line", True)]


def test_the_workflows_record_binds_nothing() -> None:
    assert bound(STEP, "tags: [x]", boundaries_considered="[line]") == []


def test_a_scope_binds_no_step_without_ai_but_a_list_does() -> None:
    plain = "{id: draft, do: Draft, who: worker, with: store"
    assert bound(plain + "}", "applies_to: {roles: [worker]}") == []
    assert bound(plain + ", boundaries: [line]}", "applies_to: {roles: [worker]}") == [("line", True)]


@pytest.mark.parametrize(("status", "binds"), [("active", 1), ("experiment", 1), ("draft", 0), ("retired", 0)])
def test_only_a_boundary_in_force_binds(status: str, binds: int) -> None:
    assert len(bound(STEP, f"applies_to: {{systems: [chat]}}, status: {status}")) == binds


def test_a_system_named_with_its_kind_is_still_ai() -> None:
    facts = load(workflow("{id: draft, do: Draft, who: role/worker, with: system/chat}")).facts
    ((node, _),) = facts.workflows()
    assert [(index, facts.level(step).word) for index, step in facts.ai_steps(node)] == [(0, "observer")]


def test_a_former_id_binds_like_the_present_one() -> None:
    renamed = workflow(STEP).replace("id: chat, title: Chat", "id: talk, formerly: [chat], title: Chat")
    facts = load(renamed + boundary("applies_to: {systems: [talk]}")).facts
    ((node, work),) = facts.workflows()
    assert [binding.boundary.id for binding in facts.bindings(node, work.steps[0])] == ["line"]
    assert [step.id for _, step in facts.bound_steps(facts.catalogue.of_kind("boundary")[0].key)] == ["draft"]
