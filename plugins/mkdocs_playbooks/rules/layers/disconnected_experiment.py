"""A trial of AI belongs to no layer, or to a layer that has no metric.

Why it matters
--------------
A trial teaches something only as part of a line: what it builds on, what it opens, and the figure that would show
it. Cut off from that line it can succeed without anything following from it, and be repeated next door a year
later.

A workflow with an AI step needs a `layer` once the project has layers; a project without layer documents does not
work with them and is left alone. A layer needs one of `metrics` as soon as a workflow stands in it. From
production on this is not told any more: work that is in daily use is no experiment.

Example
-------
```yaml
kind: workflow
id: meeting-notes
title: Notes of the weekly meeting
status: pilot
owner: office-lead
backup: office-deputy
trigger: every Tuesday 10:00
steps:
  - {id: write, do: Write the notes; ask the assistant for a shorter wording, who: office-lead, with: chat,
     human: operator}
---
{kind: layer, id: fluency, order: 1, title: Fluency, purpose: Staff learn what an assistant gets wrong}
---
{kind: system, id: chat, title: Chat assistant, type: assistant, known_limits: [Leaves out who objected]}
---
{kind: role, id: office-lead, title: Head of office, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: office-deputy, title: Deputy head of office, holders: [{person: p03}, {person: p04}]}
```

Use instead
-----------
```yaml
kind: workflow
id: meeting-notes
title: Notes of the weekly meeting
status: pilot
layer: fluency
owner: office-lead
backup: office-deputy
trigger: every Tuesday 10:00
steps:
  - {id: write, do: Write the notes; ask the assistant for a shorter wording, who: office-lead, with: chat,
     human: operator}
---
kind: layer
id: fluency
order: 1
title: Fluency
purpose: Staff learn what an assistant gets wrong
metrics: [habit]
---
{kind: metric, id: habit, title: Staff who kept one changed task, type: adoption, unit: percent, better: up}
---
{kind: system, id: chat, title: Chat assistant, type: assistant, known_limits: [Leaves out who objected]}
---
{kind: role, id: office-lead, title: Head of office, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: office-deputy, title: Deputy head of office, holders: [{person: p03}, {person: p04}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ..rule import Violation, rule


@rule(
    of=("workflow", "layer"),
    idea=Severity.INFO,
    pilot=Severity.WARNING,
    production=None,
    asks="What would follow from this trial if it worked, and by which figure would you see it?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """AI workflows without a layer, where there are layers, and layers with a workflow and without a metric."""
    if not facts.catalogue.of_kind("layer"):
        return
    for node, workflow in facts.each_workflow():
        if workflow.layer is None and facts.ai_steps(node):
            yield Violation(
                node,
                f'"{node.id}" uses AI and belongs to no layer, so nothing says what follows from it',
                node.at(),
                label="no layer",
                help="name under `layer` the one whose purpose it serves",
            )
    for standing in (facts.layer(node) for node in facts.each("layer")):
        if standing.alive and not standing.layer.record.metrics:
            first = standing.alive[0]
            yield Violation(
                standing.layer,
                f'no metric shows whether the layer "{standing.layer.id}" achieves anything, and "{first.id}" is in it',
                standing.layer.at(),
                label="no metric",
                related=(Related(first.at("layer"), "a workflow of this layer"),),
                help="name under `metrics` the one or two figures by which this layer is judged",
            )
