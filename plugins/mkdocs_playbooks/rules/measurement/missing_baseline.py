"""A metric has no value from before the change it is meant to judge.

Why it matters
--------------
"We are faster now" can only be shown against a figure from before. Once the new way of working is live, the
old figure can no longer be measured, and what people remember of it is kind to whatever they decided. Timing
ten cases by hand in the week before the start is enough.

A baseline needs its value and the day it was taken, no later than the first day any workflow that uses the
metric went live.

Example
-------
```yaml
kind: workflow
id: quote
title: Quote for a standard order
status: pilot
live_since: 2026-03-02
owner: sales-lead
backup: sales-deputy
trigger: a customer asks for a quote
metrics: [hours-to-quote]
steps:
  - {id: calculate, do: Calculate the price and send the quote, who: sales-lead}
---
kind: metric
id: hours-to-quote
title: Hours from request to quote
type: time
unit: hours
better: down
baseline: {value: 26, date: 2026-04-20, how: remembered by the team}
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p01}]}
---
{kind: role, id: sales-deputy, title: Deputy head of sales, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: quote
title: Quote for a standard order
status: pilot
live_since: 2026-03-02
owner: sales-lead
backup: sales-deputy
trigger: a customer asks for a quote
metrics: [hours-to-quote]
steps:
  - {id: calculate, do: Calculate the price and send the quote, who: sales-lead}
---
kind: metric
id: hours-to-quote
title: Hours from request to quote
type: time
unit: hours
better: down
baseline: {value: 31, date: 2026-02-20, how: the last twenty requests}
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p01}]}
---
{kind: role, id: sales-deputy, title: Deputy head of sales, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.measuring import first_live
from ...model.node import Node
from ..rule import Violation, rule

_HELP = "measure it before the work changes, and write value, date and how under `baseline`"


@rule(
    of="metric",
    idea=None,
    pilot=Severity.ERROR,
    production=Severity.ERROR,
    asks="What was this figure before AI took part?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Metrics that a workflow uses, without a dated baseline from before the first of these went live."""
    for metric in facts.each("metric"):
        workflows = facts.used_by(metric)
        violation = _violation(metric, workflows) if workflows else None
        if violation:
            yield violation


def _violation(metric: Node, workflows: tuple[Node, ...]) -> Violation | None:
    baseline = metric.record.baseline
    if baseline is None:
        message = f'"{metric.id}" has no baseline, so nothing it shows can be compared with before'
        return Violation(metric, message, metric.at(), label="no baseline", help=_HELP)
    if baseline.date is None:
        message = f'the baseline of "{metric.id}" does not say when it was measured'
        return Violation(metric, message, metric.at("baseline"), label="no date", help=_HELP)
    first = first_live(workflows)
    if first is None or baseline.date <= first.record.live_since:
        return None
    return Violation(
        metric,
        f'the baseline of "{metric.id}" is of {baseline.date}, but "{first.id}" has been live since '
        f"{first.record.live_since}",
        metric.at("baseline", "date"),
        label="after the change",
        related=(Related(first.at("live_since"), "the change took effect here"),),
        help="take the value from records of the time before; where there are none, waive this by a decision",
    )
