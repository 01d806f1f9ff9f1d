"""The AI may do more in a step than a boundary that binds the step allows.

Why it matters
--------------
A boundary is a decision taken in advance, with a cool head, about how much of the work people keep. A
workflow that goes past it undoes that decision without anybody having taken another. The boundary binds the
steps that list it and the AI steps its `applies_to` matches; where several bind, the one that leaves the AI
least holds, and that one is named.

An AI step that does not say what the human is in it counts as `observer`, the most the AI can be given.

Example
-------
```yaml
kind: workflow
id: complaint-reply
title: Reply to a complaint
owner: service-lead
trigger: a complaint arrives
steps:
  - id: reply
    do: Answer the complaint
    who: service-lead
    with: mail-agent
    human: approver
    boundaries: [own-words]
    review: {by: service-lead, criteria: [The answer promises nothing we cannot keep]}
---
kind: boundary
id: own-words
title: We answer complaints in our own words
category: relationship_continuity
human_at_least: operator
covers: [Answers to complaints]
rationale: Somebody who complains wants to be heard by a person, and notices when they are not.
owner: service-lead
decided_on: 2026-01-15
decided_by: service-lead
---
{kind: system, id: mail-agent, title: Mail agent, type: agent, identity: own}
---
{kind: role, id: service-lead, title: Head of service, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: complaint-reply
title: Reply to a complaint
owner: service-lead
trigger: a complaint arrives
steps:
  - id: reply
    do: Answer the complaint; ask the agent for the customer's history
    who: service-lead
    with: mail-agent
    human: operator
    boundaries: [own-words]
    review: {by: service-lead, criteria: [The answer promises nothing we cannot keep]}
---
kind: boundary
id: own-words
title: We answer complaints in our own words
category: relationship_continuity
human_at_least: operator
covers: [Answers to complaints]
rationale: Somebody who complains wants to be heard by a person, and notices when they are not.
owner: service-lead
decided_on: 2026-01-15
decided_by: service-lead
---
{kind: system, id: mail-agent, title: Mail agent, type: agent, identity: own}
---
{kind: role, id: service-lead, title: Head of service, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Location, Related, Severity
from ...facts.binding import Binding
from ...facts.ceilings import exceeded
from ...facts.facts import Facts
from ...kinds.workflow import Step
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=Severity.ERROR,
    pilot=Severity.ERROR,
    production=Severity.ERROR,
    asks="What have we decided stays with people, and does this step keep to it?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """AI steps whose level lies above the lowest ceiling that binds them."""
    for node, _ in facts.each_workflow():
        for index, step in facts.ai_steps(node):
            lowest = exceeded(facts.bindings(node, step), facts.level(step))
            if lowest is not None:
                place = node.at("steps", index, "human") if step.human else facts.ai_place(node, index)
                yield _violation(node, step, lowest, place)


def _violation(node: Node, step: Step, binding: Binding, place: Location) -> Violation:
    boundary, word = binding.boundary, binding.ceiling.word
    given = f'the human is "{step.human}" here' if step.human else 'an unsaid `human` counts as "observer"'
    reach = "" if binding.listed else ", which applies to this step,"
    wanted = "do this step without AI" if word == "alone" else f"make the human at least the `{word}` of this step"
    return Violation(
        node,
        f'{given}, but "{boundary.id}"{reach} keeps the human at least "{word}"',
        place,
        label="above the ceiling",
        related=(Related(boundary.at("human_at_least"), "the ceiling is set here"),),
        help=f"{wanted}, or have the boundary's owner record a decision",
    )
