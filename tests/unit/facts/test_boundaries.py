"""Whose scope is the narrower, and which boundaries hold."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.boundaries import in_force, is_narrower, scope
from mkdocs_playbooks.model.node import Key
from support import load, workflow


def values(**given: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in given.items()}


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        (values(roles="a"), values(roles="ab"), True),
        (values(roles="ab"), values(roles="a"), False),
        (values(roles="a"), values(roles="a"), False),
        (values(roles="ab", systems="x"), values(roles="ab"), True),
        (values(roles="ab", systems="x"), values(roles="a"), False),
        (values(roles="a"), values(systems="x"), False),
    ],
)
def test_narrower_is_what_matches_less_and_nothing_else(one, other, is_so) -> None:
    assert is_narrower(one, other) is is_so


BOUNDARY = """
---
{kind: boundary, id: line, title: L, category: data, human_at_least: alone, covers: [x], rationale: y, owner: worker,
 status: %s, applies_to: {systems: [system/store, chat], step_types: [act], roles: []}}
"""


def test_references_in_a_scope_are_what_they_lead_to() -> None:
    catalogue = load(workflow("{id: one, do: A, who: worker}") + BOUNDARY % "active").catalogue
    found = scope(catalogue.nodes[Key("boundary", "line")], catalogue)
    assert set(found) == {"systems", "step_types"}
    by_another_name = BOUNDARY.replace("system/store, chat", "system/chat, store") % "active"
    other = load(workflow("{id: one, do: A, who: worker}") + by_another_name).catalogue
    assert scope(other.nodes[Key("boundary", "line")], other) == found


@pytest.mark.parametrize(
    ("status", "holds"), [("active", True), ("experiment", True), ("draft", False), ("retired", False)]
)
def test_what_holds_does_so_for_good_or_on_trial(status: str, holds: bool) -> None:
    catalogue = load(workflow("{id: one, do: A, who: worker}") + BOUNDARY % status).catalogue
    assert in_force(catalogue.nodes[Key("boundary", "line")]) is holds
