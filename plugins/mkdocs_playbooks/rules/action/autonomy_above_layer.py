"""The AI may do more in a step than the layer of its workflow allows.

Why it matters
--------------
A layer says how far AI goes while the organization learns that sort of work. A step that is ahead of its layer
relies on controls and habits that are still to come.

`human_at_least` of the layer is the ceiling; a layer without one sets none. A step that does not say what the human
is in it has a finding of its own and is not measured. Where a boundary that leaves the AI no more than the layer is
crossed as well, the boundary's finding is enough: who mends that has mended this.

Example
-------
```yaml
kind: workflow
id: meeting-notes
title: Notes of the weekly meeting
owner: team-lead
trigger: the weekly meeting ends
layer: first-steps
steps:
  - id: write
    do: Have the assistant write the notes
    who: team-lead
    with: chat
    human: approver
    review: {by: team-lead, criteria: [Each decision is in it as it was made]}
---
kind: layer
id: first-steps
order: 1
title: First steps
purpose: Everybody does one task of their own with an assistant.
human_at_least: collaborator
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: team-lead, title: Team lead, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: meeting-notes
title: Notes of the weekly meeting
owner: team-lead
trigger: the weekly meeting ends
layer: first-steps
steps:
  - id: write
    do: Write the notes from the decisions, with the assistant's help
    who: team-lead
    with: chat
    human: collaborator
    review: {by: team-lead, criteria: [Each decision is in it as it was made]}
---
kind: layer
id: first-steps
order: 1
title: First steps
purpose: Everybody does one task of their own with an assistant.
human_at_least: collaborator
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: team-lead, title: Team lead, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.autonomy import level
from ...facts.ceilings import exceeded
from ...facts.facts import Facts
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="Is the organization as far as this step assumes?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """AI steps whose level lies above the ceiling of their workflow's layer."""
    for node, workflow in facts.each_workflow():
        layer = facts.catalogue.get("layer", workflow.layer) if workflow.layer else None
        if layer is None or layer.record.human_at_least is None:
            continue
        ceiling = level(layer.record.human_at_least)
        for index, step in facts.ai_steps(node):
            if step.human is None or level(step.human).rank <= ceiling.rank:
                continue
            crossed = exceeded(facts.bindings(node, step), level(step.human))
            if crossed and crossed.ceiling.rank <= ceiling.rank:
                continue
            yield Violation(
                node,
                f'the human is "{step.human}" here, but the layer "{layer.id}" keeps the human at least '
                f'"{ceiling.word}"',
                node.at("steps", index, "human"),
                label="ahead of its layer",
                related=(Related(layer.at("human_at_least"), "the ceiling is set here"),),
                help=f"make the human at least the `{ceiling.word}` here, or move the workflow to a later layer",
            )
