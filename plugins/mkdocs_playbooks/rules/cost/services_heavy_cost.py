"""Consulting and training are most of the cost after a year, or consulting never ends.

Why it matters
--------------
Help from outside is for learning to do without it. Where it makes up more than half of the money after a year, the
organization has bought days and not a way of working, and the next workflow will need as many days again. Where it
comes back with every month or every unit, somebody else still holds the work.

After 12 months everything is added up: one-off sums in full, whatever time they are spread over, and all else for the
units of a year at `volume_per_month`. The rule finds consulting and training whose one-off sums together are more
than half of it, and consulting with an `amount` or `minutes` above zero, which is paid again and again. Training that
recurs is no flaw. Without a volume, or with a part that cannot be reckoned, the share is not known and not told.

Example
-------
```yaml
kind: workflow
id: spare-parts
title: Forecast of spare parts
status: pilot
owner: stock-planner
backup: stock-deputy
trigger: first working day of the month
volume_per_month: 1
cost:
  unit: one forecast
  currency: EUR
  integration: {one_off: 4000, spread_over: 24 months}
  quality_gates: {amount: 150, per: month}
  training: {one_off: 2500, spread_over: 24 months}
  consulting: {one_off: 18000, spread_over: 24 months}
steps:
  - {id: forecast, do: Forecast the parts and order them, who: stock-planner}
---
{kind: role, id: stock-planner, title: Stock planner, holders: [{person: p01}]}
---
{kind: role, id: stock-deputy, title: Deputy stock planner, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: spare-parts
title: Forecast of spare parts
status: pilot
owner: stock-planner
backup: stock-deputy
trigger: first working day of the month
volume_per_month: 1
cost:
  unit: one forecast
  currency: EUR
  integration: {one_off: 4000, spread_over: 24 months}
  quality_gates: {amount: 150, per: month}
  training: {one_off: 2500, spread_over: 24 months}
  consulting: {one_off: 3000, spread_over: 24 months}
steps:
  - {id: forecast, do: Forecast the parts and order them, who: stock-planner}
---
{kind: role, id: stock-planner, title: Stock planner, holders: [{person: p01}]}
---
{kind: role, id: stock-deputy, title: Deputy stock planner, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.cost import spent
from ...facts.facts import Facts
from ...kinds.workflow import Workflow
from ...model.node import Node
from ..rule import Violation, rule

_MONTHS = 12
_MOST = 0.5
_HELP = "agree what your own people take over and by when, and write it under `ownership.handoff`"


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="What will you still pay others for when you do this a second time?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Costs in which consulting recurs, and those of which outside help is more than half after a year."""
    for node, workflow in facts.each_workflow():
        if workflow.cost:
            yield from _recurring(node, workflow)
            yield from _heavy(node, workflow)


def _recurring(node: Node, workflow: Workflow) -> Iterator[Violation]:
    part = workflow.cost.consulting if workflow.cost else None
    field = next((name for name in ("amount", "minutes") if part and getattr(part, name)), None)
    if field:
        every = "month" if part and part.per == "month" and field == "amount" else "unit"
        yield Violation(
            node,
            f'"{node.id}" pays for consulting with every {every}, so it never ends',
            node.at("cost", "consulting", field),
            label=f"again with every {every}",
            help=_HELP,
        )


def _heavy(node: Node, workflow: Workflow) -> Iterator[Violation]:
    cost, all_of_it = workflow.cost, spent(workflow, _MONTHS)
    if cost is None or not all_of_it:
        return
    parts = {"consulting": cost.consulting, "training": cost.training}
    once = {name: part.one_off for name, part in parts.items() if part and part.one_off}
    total = sum(all_of_it.values())
    if sum(once.values()) > _MOST * total:
        largest = max(once, key=lambda name: once[name])
        share = f"{100 * sum(once.values()) / total:.0f} %"
        yield Violation(
            node,
            f'{" and ".join(once)} are {share} of what "{node.id}" costs in its first {_MONTHS} months'
            if len(once) > 1
            else f'{largest} is {share} of what "{node.id}" costs in its first {_MONTHS} months',
            node.at("cost", largest, "one_off"),
            label="most of the cost",
            help=_HELP,
        )
