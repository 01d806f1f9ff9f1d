"""A workflow is in production although a layer that its own rests on has nothing in production.

Why it matters
--------------
Each layer of a programme lives on what the one before it left behind: people who know what an assistant gets
wrong, criteria that somebody wrote down, facts kept in one place. A layer that was skipped on paper is made up
for in daily work, by whoever notices first that it is missing, and usually in front of a customer.

The layers named under `requires.layers` count, and each of them needs at least one workflow with the status
`production`. A workflow before that status is left alone: trying something out early is no harm.

Example
-------
```yaml
kind: workflow
id: order-intake
title: Order intake
status: production
live_since: 2026-05-04
layer: processes
owner: sales-lead
backup: sales-deputy
trigger: an order arrives by e-mail
metrics: [wrong-orders]
steps:
  - {id: enter, do: Enter the order and confirm it, who: sales-lead}
---
{kind: layer, id: fluency, order: 1, title: Fluency, purpose: Staff learn what an assistant gets wrong}
---
kind: layer
id: processes
order: 2
title: Processes
purpose: Orders go through on their own and people decide the odd ones
requires: {layers: [fluency]}
metrics: [wrong-orders]
---
kind: metric
id: wrong-orders
title: Orders entered wrongly
type: quality
unit: orders a week
better: down
baseline: {value: 9, date: 2026-04-20, how: corrections of four weeks}
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: sales-deputy, title: Deputy head of sales, holders: [{person: p03}, {person: p04}]}
```

Use instead
-----------
```yaml
kind: workflow
id: order-intake
title: Order intake
status: pilot
layer: processes
owner: sales-lead
backup: sales-deputy
trigger: an order arrives by e-mail
metrics: [wrong-orders]
steps:
  - {id: enter, do: Enter the order and confirm it, who: sales-lead}
---
{kind: layer, id: fluency, order: 1, title: Fluency, purpose: Staff learn what an assistant gets wrong}
---
kind: layer
id: processes
order: 2
title: Processes
purpose: Orders go through on their own and people decide the odd ones
requires: {layers: [fluency]}
metrics: [wrong-orders]
---
kind: metric
id: wrong-orders
title: Orders entered wrongly
type: quality
unit: orders a week
better: down
baseline: {value: 9, date: 2026-04-20, how: corrections of four weeks}
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: sales-deputy, title: Deputy head of sales, holders: [{person: p03}, {person: p04}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.layers import Condition, LayerStanding
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="What does this layer build on, and is that in daily use?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows in production, once for each required layer that exists and has none."""
    for standing in facts.layers:
        for condition in standing.unmet:
            if condition.of.kind == "layer" and condition.of in facts.catalogue.nodes:
                for workflow in standing.in_production:
                    yield _violation(workflow, standing, condition)


def _violation(workflow: Node, standing: LayerStanding, condition: Condition) -> Violation:
    required = condition.of.id
    return Violation(
        workflow,
        f'"{workflow.id}" is in production in the layer "{standing.layer.id}", but the layer "{required}", '
        "on which that one builds, has no workflow in production",
        workflow.at("layer"),
        label="a layer was skipped",
        related=(Related(standing.layer.at(*condition.pointer), "required here"),),
        help=f'bring a workflow of "{required}" into production first, or keep this one a pilot until then',
    )
