"""What an AI step makes goes nowhere that the workflow names.

Why it matters
--------------
AI helps where its result is plugged into the work: into a step, a system, somebody's hands. A result that nobody is
named to take lies in a chat window until somebody remembers it, and is copied by hand when they do. Naming the
receiver also tells who notices when the result is late, wrong or missing.

An output says it by `to`, with a step, a system or a role, or by `audience` in words. It also counts when a step
takes it `from` here, or when the workflow's own `outputs` name an item of the same name and where that goes. A step
that lists no outputs is left alone.

Example
-------
```yaml
kind: workflow
id: visit-notes
title: Notes of a site visit
owner: site-engineer
trigger: the day after each site visit
steps:
  - id: tidy
    do: Have the assistant sort the spoken notes by topic
    who: site-engineer
    with: chat
    human: collaborator
    type: prepare
    outputs: [{name: sorted notes, format: list by topic}]
  - id: check
    do: Compare the list with the photographs
    who: site-engineer
    review: {of: tidy, by: site-engineer, criteria: [Each photograph has its note]}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: site-engineer, title: Site engineer, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: visit-notes
title: Notes of a site visit
owner: site-engineer
trigger: the day after each site visit
steps:
  - id: tidy
    do: Have the assistant sort the spoken notes by topic
    who: site-engineer
    with: chat
    human: collaborator
    type: prepare
    outputs: [{name: sorted notes, format: list by topic, to: check}]
  - id: check
    do: Compare the list with the photographs
    who: site-engineer
    review: {of: tidy, by: site-engineer, criteria: [Each photograph has its note]}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: site-engineer, title: Site engineer, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.handover import Handover
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=Severity.INFO,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Into which step, system or hands does the AI's result go?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Outputs of AI steps of which nothing says where they go."""
    for node, _ in facts.each_workflow():
        steps = [(index, step) for index, step in facts.ai_steps(node) if step.outputs]
        handover = Handover(node, facts.graph(node), facts.catalogue)
        for index, step in steps:
            for place, item in enumerate(step.outputs):
                if not handover.destination_known(index, place):
                    yield Violation(
                        node,
                        f'"{step.id}" makes "{item.name}" with AI, but nothing says where it goes',
                        node.at("steps", index, "outputs", place, "name"),
                        label="nobody takes this",
                        related=(Related(facts.ai_place(node, index), "made with this system"),),
                        help="write `to` with the step, system or role that takes it, or `audience` in words",
                    )
