"""A role is taught to work with an agent before anything simpler.

Why it matters
--------------
An agent acts, and whoever directs it has to see early that it goes wrong. That is learned where mistakes are
cheap: first how answers come about and what must not be given away, then one's own work with an assistant. A
course about agents that comes first teaches which buttons to press.

A course of level `fundamentals` or `applied` counts as coming before when it stands in the chain of `after`,
or when every role that takes the course about agents has one too. A course that no role takes is left alone.

Example
-------
```yaml
kind: course
id: directing-an-agent
title: Directing a coding agent
level: agent_assisted
roles: [developer]
assessment: {type: observed_work, task: Bring one change to release beside an observer, pass: The observer signs}
---
{kind: role, id: developer, title: Developer, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: course
id: directing-an-agent
title: Directing a coding agent
level: agent_assisted
after: [ai-basics]
roles: [developer]
assessment: {type: observed_work, task: Bring one change to release beside an observer, pass: The observer signs}
---
kind: course
id: ai-basics
title: What an assistant does and does not know
level: fundamentals
roles: [developer]
assessment: {type: applied_task, task: Mark what is invented in two short answers, pass: Both are found}
---
{kind: role, id: developer, title: Developer, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.training import courses_of
from ...grouping import grouped
from ...model.node import Key, Node
from ..rule import Violation, rule

_SHOWN = 5
"""The most roles that are pointed at."""


@rule(
    idea=Severity.INFO,
    pilot=Severity.INFO,
    production=Severity.WARNING,
    asks="What do people learn before they direct an agent?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Once a course: those of level agent_assisted with a role that has no simpler course, in the chain or besides."""
    courses = facts.catalogue.of_kind("course")
    about_agents = {node.key for node in courses if node.record.level == "agent_assisted"}
    enough = {node.key for node in courses if node.key not in about_agents or _is_cut_off(node, facts)}
    prepared = enough | _after(enough, facts)
    takers = _takers(about_agents, facts)
    for node in courses:
        roles = takers.get(node.key, ()) if node.key not in prepared else ()
        if roles:
            names = ", ".join(f'"{role.id}"' for role in roles[:_SHOWN])
            more = f" and {len(roles) - _SHOWN} more" if len(roles) > _SHOWN else ""
            yield Violation(
                node,
                f"nothing simpler comes before this course about agents for {names}{more}",
                node.at("level"),
                label="the first course on the way",
                related=tuple(Related(role.at("id"), "this role has no simpler course") for role in roles[:_SHOWN]),
                help="name a course of level `fundamentals` or `applied` under `after`, or give the role one",
            )


def _is_cut_off(course: Node, facts: Facts) -> bool:
    """Whether a course comes after one that is not there, so that nothing is known of its chain."""
    return any(facts.catalogue.get("course", id_) is None for id_ in course.record.after)


def _after(courses: set[Key], facts: Facts) -> set[Key]:
    """The courses that come after one of these, at any distance."""
    found: set[Key] = set()
    waiting = list(courses)
    while waiting:
        for link in facts.catalogue.links_to(waiting.pop(), "course", "after"):
            if link.source not in found:
                found.add(link.source)
                waiting.append(link.source)
    return found


def _takers(about_agents: set[Key], facts: Facts) -> dict[Key, tuple[Node, ...]]:
    """By course, the roles that take it and take no course but those about agents."""
    found: list[tuple[Key, Node]] = []
    for role in facts.catalogue.of_kind("role"):
        courses = [Key("course", id_) for id_ in courses_of(role, facts)]
        if about_agents.issuperset(courses):
            found.extend((course, role) for course in courses)
    return grouped(found)
