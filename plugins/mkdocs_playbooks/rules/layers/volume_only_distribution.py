"""A workflow whose layer is judged by relevance is itself measured by volume alone.

Why it matters
--------------
Sending more is what a machine is best at, and the figure rises from the first day. Whether anybody wanted it shows
months later, in people who no longer open what comes from you. Where the layer asks for relevance, each of its
workflows needs a figure of its own that can fall when more is sent.

It is found where the layer has a metric of the type `relevance` and all metrics of the workflow have the type
`volume`. A workflow without any metric is left to `unmeasured-workflow`.

Example
-------
```yaml
kind: workflow
id: tips
title: Tips for customers
status: pilot
layer: distribution
owner: shop-lead
backup: shop-deputy
trigger: a product is released for sale
metrics: [tips-sent]
steps:
  - {id: write, do: Write the tip and send it to buyers, who: shop-lead}
---
{kind: layer, id: distribution, order: 1, title: Distribution, purpose: Customers find what helps them,
 metrics: [tips-used]}
---
kind: metric
id: tips-sent
title: Tips sent
type: volume
unit: tips a week
better: up
baseline: {value: 120, date: 2026-08-31}
---
kind: metric
id: tips-used
title: Tips that buyers followed
type: relevance
unit: percent
better: up
baseline: {value: 22, date: 2026-08-31}
---
{kind: role, id: shop-lead, title: Head of shop, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: shop-deputy, title: Deputy head of shop, holders: [{person: p03}, {person: p04}]}
```

Use instead
-----------
```yaml
kind: workflow
id: tips
title: Tips for customers
status: pilot
layer: distribution
owner: shop-lead
backup: shop-deputy
trigger: a product is released for sale
metrics: [tips-used, tips-sent]
steps:
  - {id: write, do: Write the tip and send it to buyers, who: shop-lead}
---
{kind: layer, id: distribution, order: 1, title: Distribution, purpose: Customers find what helps them,
 metrics: [tips-used]}
---
kind: metric
id: tips-sent
title: Tips sent
type: volume
unit: tips a week
better: up
baseline: {value: 120, date: 2026-08-31}
---
kind: metric
id: tips-used
title: Tips that buyers followed
type: relevance
unit: percent
better: up
baseline: {value: 22, date: 2026-08-31}
---
{kind: role, id: shop-lead, title: Head of shop, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: shop-deputy, title: Deputy head of shop, holders: [{person: p03}, {person: p04}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.measuring import metrics_of
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="How do you notice that what you send helped the one who got it?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows with nothing but volume metrics, in a layer with a metric of relevance."""
    for standing in facts.layers:
        metrics = metrics_of(standing.layer, facts.catalogue)
        judged_by = next(((index, metric) for index, metric in metrics if metric.record.type == "relevance"), None)
        if judged_by is None:
            continue
        index, metric = judged_by
        for workflow in standing.alive:
            if _counts_only(workflow, facts):
                yield Violation(
                    workflow,
                    f'"{workflow.id}" is measured by volume alone, but its layer "{standing.layer.id}" is judged by '
                    f'the relevance metric "{metric.id}"',
                    workflow.at("metrics"),
                    label="only volume",
                    related=(Related(standing.layer.at("metrics", index), "the layer is judged by this"),),
                    help=f'add a metric of the type `relevance`, such as "{metric.id}", to the `metrics` here',
                )


def _counts_only(workflow: Node, facts: Facts) -> bool:
    """Whether a workflow has metrics, all of them are known, and all count volume."""
    types = [metric.record.type for _, metric in metrics_of(workflow, facts.catalogue)]
    return len(types) == len(workflow.record.metrics) and set(types) == {"volume"}
