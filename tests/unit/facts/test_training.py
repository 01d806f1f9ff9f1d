"""Who works with AI, and which courses a role has."""

from __future__ import annotations

from mkdocs_playbooks.facts.training import courses_of, working_with_ai
from support import load, workflow

STEPS = """
    {id: one, do: A, who: worker, with: chat, human: operator}
    {id: two, do: B, who: reader, review: {of: one, by: second}}
    {id: three, do: C, who: nobody, with: store, review: {by: nobody}}
"""
ROLES = """
---
{kind: role, id: reader, title: Reader}
---
{kind: role, id: second, title: Second, formerly: [first], courses: [old-name, lost]}
---
{kind: role, id: nobody, title: Nobody}
---
{kind: course, id: basics, title: Basics, level: applied, assessment: {type: quiz}, formerly: [old-name]}
---
{kind: course, id: more, title: More, level: applied, assessment: {type: quiz}, roles: [second], after: [basics]}
"""


def test_performers_and_reviewers_are_named_where_they_stand() -> None:
    build = load(workflow(STEPS) + ROLES)
    (node,) = build.catalogue.of_kind("workflow")
    found = working_with_ai(node, build.facts)
    assert {role: place.pointer for role, place in found.items()} == {
        "worker": ("steps", 0, "who"),
        "second": ("steps", 1, "review", "by"),
    }


def test_courses_are_known_by_their_present_ids_and_even_if_there_is_none() -> None:
    build = load(workflow(STEPS, training="[{role: first, course: third}]") + ROLES)
    role = build.catalogue.get("role", "second")
    assert role is not None
    assert courses_of(role, build.facts) == ("basics", "lost", "more", "third")
