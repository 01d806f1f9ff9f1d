"""The six parts of a recipe."""

from __future__ import annotations

from mkdocs_playbooks.facts.recipes import RecipePart, precedence, recipe_parts
from mkdocs_playbooks.model.node import Key
from support import load, workflow

RECIPE = """
---
{kind: partner, id: acme, title: Acme, type: vendor}
---
{kind: recipe, id: set, title: Set, type: starter, version: 1.0.0, publisher: acme, licence: MIT, contains: %s}
"""


def parts(contains: str, steps: str = "{id: one, do: A, who: worker}") -> dict[str, RecipePart]:
    catalogue = load(workflow(steps) + RECIPE % contains).catalogue
    node = catalogue.get("recipe", "set")
    assert node is not None
    return {part.name: part for part in recipe_parts(node, catalogue)}


def test_there_are_six_and_an_empty_recipe_has_none() -> None:
    found = parts("{}")
    assert list(found) == [
        *("Workflows", "Evaluations", "Training", "Integrations", "Escalation rules", "Metrics"),
    ]
    assert not any(part.present for part in found.values())


def test_what_it_contains_is_there() -> None:
    found = parts("{workflows: [work], systems: [chat]}")
    assert [name for name, part in found.items() if part.present] == ["Workflows", "Integrations"]
    assert found["Integrations"].documents == (Key("system", "chat"),)


def test_escalation_rules_stand_in_the_steps_of_its_workflows() -> None:
    steps = "{id: one, do: A, who: worker, escalate: [{when: it is late, to: worker}]}"
    assert parts("{workflows: [work]}", steps)["Escalation rules"].documents == (Key("workflow", "work"),)
    assert not parts("{}", steps)["Escalation rules"].present


def test_versions_are_ordered_as_semantic_versioning_orders_them() -> None:
    """The order of its section 11, with two more numbers."""
    pre = ("alpha", "alpha.1", "alpha.beta", "beta", "beta.2", "beta.11", "rc.1")
    ordered = [*(f"1.0.0-{each}" for each in pre), "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0"]
    mixed = [*ordered[::2], *ordered[1::2]]
    assert sorted(mixed, key=precedence) == ordered
    assert precedence("1.0.0+a-b") == precedence("1.0.0")
