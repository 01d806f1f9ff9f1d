"""From which workflow of a recipe another was made, and what it lost since."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.drift import origin, weaker
from support import load, workflow

STEPS = "{id: one, do: A, who: worker}\n{id: two, do: B, who: worker}"
OTHERS = """
---
{kind: workflow, id: near, title: Near, owner: worker, trigger: every Monday,
 steps: [{id: one, do: A, who: worker, approval: {by: worker}, stop_when: [{when: late, then: stop}]},
         {id: two, do: B, who: worker, review: {of: one, by: worker}}]}
---
{kind: workflow, id: far, title: Far, owner: worker, trigger: every Monday, steps: [{id: two, do: B, who: worker}]}
---
{kind: workflow, id: alien, title: Alien, owner: worker, trigger: every Monday, steps: [{id: x, do: B, who: worker}]}
---
{kind: partner, id: acme, title: Acme, type: vendor}
---
{kind: recipe, id: set, title: Set, type: starter, version: 1.0.0, publisher: acme, licence: MIT,
 contains: {workflows: [%s]}}
"""


@pytest.mark.parametrize(
    ("contains", "model"),
    [("far, near", "near"), ("alien, far", "far"), ("alien", None), ("near, work", None), ("lost", None)],
)
def test_the_model_is_the_workflow_with_most_steps_in_common(contains: str, model: str | None) -> None:
    build = load(workflow(STEPS) + OTHERS % contains)
    node, recipe = build.catalogue.get("workflow", "work"), build.catalogue.get("recipe", "set")
    assert node is not None
    assert recipe is not None
    found = origin(node, recipe, build.facts)
    assert (found.id if found else None) == model


def test_each_protection_that_is_lost_is_told_with_both_places() -> None:
    build = load(workflow(STEPS) + OTHERS % "near")
    node, model = build.catalogue.get("workflow", "work"), build.catalogue.get("workflow", "near")
    assert node is not None
    assert model is not None
    assert [(lost.what, lost.here.pointer, lost.there.pointer) for lost in weaker(node, model, build.facts)] == [
        ("nobody reviews what it makes", ("steps", 0, "id"), ("steps", 1, "review")),
        ("it needs no approval", ("steps", 0, "id"), ("steps", 0, "approval")),
        ("nothing stops it", ("steps", 0, "id"), ("steps", 0, "stop_when")),
    ]
    assert list(weaker(model, node, build.facts)) == []
