"""A metric of work in production has had no measurement for two cadences.

Why it matters
--------------
Measurements rarely end by decision. An export breaks, the colleague who counted moves on, and the last value stands
on the page as if it were today's. The months without figures are those that nobody can explain later.

Two cadences are four days for a daily metric (a weekend may lie in between), two weeks, two months or two quarters,
counted back from today. A metric that does not say its cadence counts as quarterly. One without any measurement is
found when it says its cadence and a workflow in production has been live for longer than two of them. Workflows that
are paused or being tried out are left alone.

Example
-------
```yaml
kind: workflow
id: shift-plan
title: Shift plan for the week
status: production
live_since: 2026-03-02
owner: shift-lead
backup: shift-deputy
trigger: every Thursday 10:00
fallback: Last week's plan, changed by telephone.
metrics: [plan-changes]
steps:
  - {id: plan, do: Write the plan and put it up, who: shift-lead}
---
kind: metric
id: plan-changes
title: Changes to the plan after it was put up
owner: shift-lead
type: quality
unit: changes per week
better: down
cadence: weekly
baseline: {value: 11, date: 2026-02-20, how: counted on eight old plans}
---
{kind: role, id: shift-lead, title: Shift lead, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: shift-deputy, title: Deputy shift lead, holders: [{person: p03}, {person: p04}]}
```

Use instead
-----------
```yaml
# beside it, plan-changes.csv:
#   date,value
#   2026-11-06,7
#   2026-11-13,6
kind: workflow
id: shift-plan
title: Shift plan for the week
status: production
live_since: 2026-03-02
owner: shift-lead
backup: shift-deputy
trigger: every Thursday 10:00
fallback: Last week's plan, changed by telephone.
metrics: [plan-changes]
steps:
  - {id: plan, do: Write the plan and put it up, who: shift-lead}
---
kind: metric
id: plan-changes
title: Changes to the plan after it was put up
owner: shift-lead
type: quality
unit: changes per week
better: down
cadence: weekly
baseline: {value: 11, date: 2026-02-20, how: counted on eight old plans}
---
{kind: role, id: shift-lead, title: Shift lead, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: shift-deputy, title: Deputy shift lead, holders: [{person: p03}, {person: p04}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Location, Related, Severity
from ...facts.facts import Facts
from ...facts.measuring import SLOWEST, first_live, in_time_since
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    of="metric",
    idea=None,
    pilot=None,
    production=Severity.WARNING,
    asks="Who would notice that nobody measures this any more?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Metrics of workflows in production whose last measurement, or else whose start, is two cadences ago."""
    for metric in facts.each("metric"):
        running = [workflow for workflow in facts.used_by(metric) if workflow.record.status == "production"]
        violation = _violation(metric, running, facts) if running else None
        if violation:
            yield violation


def _violation(metric: Node, running: list[Node], facts: Facts) -> Violation | None:
    cadence = metric.record.cadence
    since = in_time_since(cadence, facts.today)
    if metric.series:
        last = metric.series[-1].date
        if last >= since:
            return None
        message = f'the last measurement of "{metric.id}" is of {last}, and it is measured {cadence or SLOWEST}'
        return _found(metric, message if cadence else message.rpartition(",")[0], ())
    first = first_live(running)
    if not cadence or first is None or first.record.live_since >= since:
        return None
    message = f'"{metric.id}" is to be measured {cadence}, and there is no measurement of it'
    where: Location = first.at("live_since")
    return _found(metric, message, (Related(where, "live since then"),))


def _found(metric: Node, message: str, related: tuple[Related, ...]) -> Violation:
    place = metric.at("cadence") if metric.record.cadence else metric.at("id")
    return Violation(
        metric,
        message,
        place,
        label="nothing for two cadences",
        related=related,
        help=f"put the missing rows into {metric.id}.csv beside it and see why they did not come by themselves, or "
        "take the metric away",
    )
