"""Which of several ceilings a level goes past."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.autonomy import level
from mkdocs_playbooks.facts.ceilings import exceeded
from support import load, workflow


@pytest.mark.parametrize(
    ("human", "boundary"),
    [("operator", None), ("collaborator", "b1"), ("observer", "b1")],
)
def test_the_lowest_ceiling_counts_and_the_first_of_equals(human: str, boundary: str | None) -> None:
    lines = "".join(
        f"""
---
{{kind: boundary, id: {id_}, title: T, category: identity, human_at_least: {ceiling}, covers: [It],
  rationale: Because, owner: worker, applies_to: {{systems: [chat]}}}}"""
        for id_, ceiling in {"b0": "consultant", "b1": "operator", "b2": "operator"}.items()
    )
    build = load(workflow("{id: one, do: A, who: worker, with: chat, human: operator}") + lines)
    ((node, record),) = build.facts.workflows()
    found = exceeded(build.facts.bindings(node, record.steps[0]), level(human))
    assert (found.boundary.id if found else None) == boundary


def test_without_a_boundary_there_is_no_ceiling() -> None:
    assert exceeded((), level("observer")) is None
