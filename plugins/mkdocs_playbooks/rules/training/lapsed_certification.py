"""Somebody holds a role that works with AI, and has no valid completion of one of its courses.

Why it matters
--------------
A course is named for a role because the work needs it, and it is valid for a time because models, rules and
habits change. A holder who never completed it, or whose completion has run out, does the work without what was
agreed to be needed, and nobody decided that.

This is asked of people whose own document has the list `completed`: an empty list says that nothing was
completed, no list says nothing. A completion counts to the end of its `valid_until`; without that date as long
as `valid_for` of the course says; without both it does not end. The finding stands, once a role and course, on
the workflow furthest along in which the role performs or reviews an AI step or is named under `training`.

Example
-------
```yaml
kind: workflow
id: schema-change
title: Change of the order database
status: pilot
owner: platform-lead
backup: engineer
trigger: a ticket labelled schema-change is accepted
steps:
  - {id: write, do: Write the change with the agent, who: engineer, with: agent, human: operator}
training:
  - {role: engineer, course: change-with-an-agent}
---
kind: course
id: change-with-an-agent
title: Answering for a change an agent wrote
level: applied
assessment: {type: observed_work, task: Bring one change to release beside an observer, pass: The observer signs}
valid_for: 12 months
---
{kind: person, id: p02, title: Second engineer, completed: [{course: change-with-an-agent, date: 2020-03-02}]}
---
{kind: system, id: agent, title: Agent, type: agent, identity: own, stop: Close the session, logs: {where: agent}}
---
{kind: role, id: platform-lead, title: Head of platform, holders: [{person: p01}]}
---
{kind: role, id: engineer, title: Engineer, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: schema-change
title: Change of the order database
status: pilot
owner: platform-lead
backup: engineer
trigger: a ticket labelled schema-change is accepted
steps:
  - {id: write, do: Write the change with the agent, who: engineer, with: agent, human: operator}
training:
  - {role: engineer, course: change-with-an-agent}
---
kind: course
id: change-with-an-agent
title: Answering for a change an agent wrote
level: applied
assessment: {type: observed_work, task: Bring one change to release beside an observer, pass: The observer signs}
valid_for: 12 months
---
kind: person
id: p02
title: Second engineer
completed:
  - {course: change-with-an-agent, date: 2020-03-02}
  - {course: change-with-an-agent, date: 2026-03-02, valid_until: 2099-03-01}
---
{kind: system, id: agent, title: Agent, type: agent, identity: own, stop: Close the session, logs: {where: agent}}
---
{kind: role, id: platform-lead, title: Head of platform, holders: [{person: p01}]}
---
{kind: role, id: engineer, title: Engineer, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Location, Related, Severity
from ...facts.facts import Facts
from ...facts.strictness import Stage
from ...facts.training import Lapse, courses_of, lapse, records_completions, to_be_trained, working_with_ai
from ...model.node import Node
from ..rule import Violation, rule

_SHOWN = 5
"""The most people whose documents are pointed at."""


@rule(
    of="role",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Who may do this work today, by what they have shown they can do?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Once a role and course: holders whose completions are recorded, and who have no valid one of it."""
    for role in facts.each("role"):
        people = [facts.catalogue.get("person", holder) for holder in sorted(facts.holders(role.id))]
        recorded = [person for person in people if person is not None and records_completions(person)]
        work = _strictest_work(role, facts) if recorded else None
        for course in courses_of(role, facts) if work else ():
            asked = facts.catalogue.get("course", course)
            if asked is None:
                continue
            found = [(person, lapse(person, course, facts.catalogue, facts.today)) for person in recorded]
            lapses = [(person, why) for person, why in found if why is not None]
            if work and lapses:
                node, place = work
                where = _where(node, role.id, course, facts) or place
                yield _violation(node, where, (role, asked), lapses, len(recorded))


def _strictest_work(role: Node, facts: Facts) -> tuple[Node, Location] | None:
    """The workflow furthest along in which a role works with AI or is to be trained, and where it is named."""
    places = ((node, to_be_trained(node, facts) | working_with_ai(node, facts)) for node in facts.used_by(role))
    named = [(node, found[role.id]) for node, found in places if role.id in found]
    return max(named, key=lambda work: facts.stage(work[0]) or Stage.IDEA, default=None)


def _where(node: Node, role: str, course: str, facts: Facts) -> Location | None:
    """Where a workflow names a course for a role."""
    present = facts.catalogue.present
    for index, training in enumerate(node.record.training):
        if (present("role", training.role).id, present("course", training.course).id) == (role, course):
            return node.at("training", index, "course")
    return None


def _violation(
    node: Node, place: Location, what: tuple[Node, Node], lapses: list[tuple[Node, Lapse]], recorded: int
) -> Violation:
    role, course = what
    count = len(lapses)
    if recorded > 1:
        who = (
            f'of the {recorded} holders of "{role.id}" with recorded courses, {count} {"have" if count > 1 else "has"}'
        )
    else:
        who = f'the only holder of "{role.id}" with recorded courses has'
    return Violation(
        node,
        f'{who} no valid completion of "{course.id}"',
        place,
        label="not completed, or no longer valid",
        related=tuple(_related(person, why) for person, why in lapses[:_SHOWN]),
        help=f"whoever holds “{role.title}” without it completes “{course.title}”; until then others do this work",
    )


def _related(person: Node, why: Lapse) -> Related:
    if why.index is None:
        return Related(person.at("completed", on_key=True), "the course is not among these")
    field = "valid_until" if person.record.completed[why.index].valid_until else "date"
    return Related(person.at("completed", why.index, field), f"valid until {why.ended}")
