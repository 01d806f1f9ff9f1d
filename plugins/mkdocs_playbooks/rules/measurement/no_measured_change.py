"""Work has been live for at least eight measurements, and the time it takes is what it was.

Why it matters
--------------
Many tools are paid for while working hours stay where they were. The figures often show it early; what is missing is
somebody who says so. "No change" is a result: it ends a payment, or it shows that the tool is in place and the work
around it is still the old one.

Change is told from noise as on the metric's page. On a run chart, six measurements in a row on one side of the old
median are a change. On an XmR chart, it is one measurement beyond the natural limits (the mean, plus and minus 2.66
mean moving ranges), or eight in a row on one side of the old mean. The old figures are those before the first
workflow that uses the metric went live; with fewer than six of them nothing can be compared, and with fewer than
eight since then it is too early to say. A time that got worse has changed too, and its page says so. A time metric
that itself guards another one is meant to stay the same and is left alone.

Example
-------
```yaml
# beside it, hours-to-quote.csv:
#   date,value
#   2026-01-12,30
#   2026-01-19,33
#   2026-01-26,29
#   2026-02-02,32
#   2026-02-09,31
#   2026-02-16,30
#   2026-03-09,32
#   2026-03-16,30
#   2026-03-23,31
#   2026-03-30,29
#   2026-04-06,33
#   2026-04-13,30
#   2026-04-20,32
#   2026-04-27,31
kind: workflow
id: quote
title: Quote for a standard order
status: production
live_since: 2026-03-02
owner: sales-lead
backup: sales-deputy
trigger: a customer asks for a quote
fallback: The price list and a calculator.
metrics: [hours-to-quote]
steps:
  - {id: calculate, do: Calculate the price and send the quote, who: sales-lead}
---
kind: metric
id: hours-to-quote
title: Hours from request to quote
owner: sales-lead
type: time
unit: hours
better: down
chart: xmr
baseline: {value: 31, date: 2026-02-20, how: the last twenty requests}
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: sales-deputy, title: Deputy head of sales, holders: [{person: p03}, {person: p04}]}
```

Use instead
-----------
```yaml
# beside it, hours-to-quote.csv:
#   date,value
#   2026-01-12,30
#   2026-01-19,33
#   2026-01-26,29
#   2026-02-02,32
#   2026-02-09,31
#   2026-02-16,30
#   2026-03-09,22
#   2026-03-16,20
#   2026-03-23,21
#   2026-03-30,19
#   2026-04-06,20
#   2026-04-13,18
#   2026-04-20,19
#   2026-04-27,18
kind: workflow
id: quote
title: Quote for a standard order
status: production
live_since: 2026-03-02
owner: sales-lead
backup: sales-deputy
trigger: a customer asks for a quote
fallback: The price list and a calculator.
metrics: [hours-to-quote]
steps:
  - {id: calculate, do: Calculate the price and send the quote, who: sales-lead}
---
kind: metric
id: hours-to-quote
title: Hours from request to quote
owner: sales-lead
type: time
unit: hours
better: down
chart: xmr
baseline: {value: 31, date: 2026-02-20, how: the last twenty requests}
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: sales-deputy, title: Deputy head of sales, holders: [{person: p03}, {person: p04}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.charting import Reading, reading
from ...facts.facts import Facts
from ...facts.measuring import first_live
from ...model.node import Node
from ..rule import Violation, rule

_LEAST_AFTER = 8
"""So many measurements can show the slowest sign of a change: eight in a row on one side of the mean."""


@rule(
    of="metric",
    idea=None,
    pilot=None,
    production=Severity.WARNING,
    asks="What do you do now that the time has not changed?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Time metrics that show no change since the first workflow that uses them went live."""
    for metric in facts.each("metric"):
        if metric.record.type != "time" or metric.record.guards or not metric.series:
            continue
        first = first_live(facts.used_by(metric))
        if first is None:
            continue
        read = reading(metric.series, metric.record.chart or "run", first.record.live_since)
        if read.after >= _LEAST_AFTER and not read.changed:
            yield _violation(metric, first, read)


def _violation(metric: Node, first: Node, read: Reading) -> Violation:
    since = first.record.live_since
    return Violation(
        metric,
        f'"{metric.id}" is what it was: {read.after} measurements since {since}, {_in_words(read, metric.record.unit)}',
        metric.at("id"),
        label="no change",
        related=(Related(first.at("live_since"), "the change took effect here"),),
        help="say so where the money is decided, and change how the work is done or end what was bought for it",
    )


def _in_words(read: Reading, unit: str) -> str:
    usual = read.usual
    run = f"no more than {read.longest} in a row on one side of {_number(usual.centre)} {unit}"
    if usual.lower is None or usual.upper is None:
        return run
    return f"none beyond {_number(usual.lower)} to {_number(usual.upper)} {unit} and {run}"


def _number(value: float) -> str:
    return f"{round(value, 2):g}"
