"""A workflow measures how fast or how much, and nothing that would show the price of it.

Why it matters
--------------
Speed is easy to measure and easy to buy: read less closely, leave out the check, send more of what nobody asked for.
A team that is measured by speed alone will find these ways without meaning to. A second figure beside it, such as
corrections, cases that come back or answers that fit, shows whether what was gained was paid for elsewhere.

Time and volume are paired by any metric of type `quality`, `risk`, `relevance` or `outcome` that the same workflow
names, and by one that is tied to them by `guards`. A workflow in a layer that lists a relevance metric, and measured by
volume alone, is told so by `volume-only-distribution`.

Example
-------
```yaml
kind: workflow
id: fault-reports
title: Answers to fault reports
status: pilot
owner: support-lead
backup: support-deputy
trigger: a fault report comes in
metrics: [minutes-to-answer]
steps:
  - {id: answer, do: Answer the report, who: support-lead}
---
kind: metric
id: minutes-to-answer
title: Minutes from report to answer
type: time
unit: minutes
better: down
baseline: {value: 42, date: 2026-05-04, how: two weeks of the ticket log}
---
{kind: role, id: support-lead, title: Head of support, holders: [{person: p01}]}
---
{kind: role, id: support-deputy, title: Deputy head of support, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: fault-reports
title: Answers to fault reports
status: pilot
owner: support-lead
backup: support-deputy
trigger: a fault report comes in
metrics: [minutes-to-answer, reports-reopened]
steps:
  - {id: answer, do: Answer the report, who: support-lead}
---
kind: metric
id: minutes-to-answer
title: Minutes from report to answer
type: time
unit: minutes
better: down
baseline: {value: 42, date: 2026-05-04, how: two weeks of the ticket log}
---
kind: metric
id: reports-reopened
title: Reports that are opened again
type: quality
unit: percent
better: down
baseline: {value: 9, date: 2026-05-04, how: two weeks of the ticket log}
guards: [minutes-to-answer]
---
{kind: role, id: support-lead, title: Head of support, holders: [{person: p01}]}
---
{kind: role, id: support-deputy, title: Deputy head of support, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.measuring import PACE, WORTH, guarded, metrics_of
from ...model.node import Key, Node
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="What would get worse first if everybody only hurried?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows with a metric of time or volume, and none of quality, risk, relevance or outcome beside it."""
    paired = guarded(facts)
    for node, workflow in facts.each_workflow():
        metrics = tuple(metrics_of(node, facts.catalogue))
        pace = [(index, metric) for index, metric in metrics if metric.record.type in PACE]
        if (
            not pace
            or len(metrics) < len(workflow.metrics)
            or _is_paired(node, [metric for _, metric in metrics], paired, facts)
        ):
            continue
        index, metric = pace[0]
        names = " and ".join(f'"{each.id}"' for _, each in pace)
        yield Violation(
            node,
            f'"{node.id}" is measured by {names} alone, so it can grow faster and worse at once',
            node.at("metrics", index),
            label="nothing beside it",
            related=(Related(metric.at("type"), "says how fast or how much"),),
            help="add a metric of type quality, risk, relevance or outcome whose `guards` names it",
        )


def _is_paired(node: Node, metrics: list[Node], paired: frozenset[Key], facts: Facts) -> bool:
    if any(metric.record.type in WORTH or metric.key in paired for metric in metrics):
        return True
    return all(metric.record.type == "volume" for metric in metrics) and _asks_for_relevance(node, facts)


def _asks_for_relevance(node: Node, facts: Facts) -> bool:
    layer = facts.catalogue.get("layer", node.record.layer) if node.record.layer else None
    found = (facts.catalogue.get("metric", id_) for id_ in (layer.record.metrics if layer else ()))
    return any(metric is not None and metric.record.type == "relevance" for metric in found)
