"""Work runs at scale in a layer of that phase, and a control the layer requires is not shown to work.

Why it matters
--------------
At scale a mistake is made a thousand times before somebody looks. What holds it back then is a control that
runs by itself and was tried lately: one that works only on paper, or worked the year before last, gives the
confidence without the protection.

What is in production runs at scale, and so does a pilot in all but name: one that runs a thousand times a month or
more by its `volume_per_month`, or in which a step `reaches` the public, an audience that nobody can keep small.

A required control counts when its `maturity` is at least `operating` and its `last_tested` lies within twelve
months; without a date it counts as never tested. It is told once for the layer, not for each workflow. A
control below what the layer itself asks for is left to `layer-controls-unmet`, so no control is told twice.

Example
-------
```yaml
kind: workflow
id: reorder
title: Reorder of standard parts
status: production
live_since: 2026-05-04
layer: processes
owner: buying-lead
backup: buying-deputy
trigger: the stock of a part falls below its mark
metrics: [wrong-parts]
steps:
  - {id: order, do: Order the standing quantity, who: buying-lead}
---
kind: layer
id: processes
order: 1
title: Processes
phase: scale
purpose: Orders go through on their own and people decide the odd ones
requires: {controls: [{control: order-limit}]}
metrics: [wrong-parts]
---
kind: control
id: order-limit
title: No order above the weekly limit
owner: buying-lead
type: permissions
maturity: operating
last_tested: 2024-03-04
---
kind: metric
id: wrong-parts
title: Parts sent back
type: quality
unit: parts a month
better: down
baseline: {value: 14, date: 2026-04-20, how: returns of three months}
---
{kind: role, id: buying-lead, title: Head of buying, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: buying-deputy, title: Deputy head of buying, holders: [{person: p03}, {person: p04}]}
```

Use instead
-----------
```yaml
kind: workflow
id: reorder
title: Reorder of standard parts
status: production
live_since: 2026-05-04
layer: processes
owner: buying-lead
backup: buying-deputy
trigger: the stock of a part falls below its mark
metrics: [wrong-parts]
steps:
  - {id: order, do: Order the standing quantity, who: buying-lead}
---
kind: layer
id: processes
order: 1
title: Processes
phase: scale
purpose: Orders go through on their own and people decide the odd ones
requires: {controls: [{control: order-limit}]}
metrics: [wrong-parts]
---
kind: control
id: order-limit
title: No order above the weekly limit
owner: buying-lead
type: permissions
maturity: operating
last_tested: 2026-09-07
---
kind: metric
id: wrong-parts
title: Parts sent back
type: quality
unit: parts a month
better: down
baseline: {value: 14, date: 2026-04-20, how: returns of three months}
---
{kind: role, id: buying-lead, title: Head of buying, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: buying-deputy, title: Deputy head of buying, holders: [{person: p03}, {person: p04}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.durations import in_days
from ...facts.facts import Facts
from ...facts.layers import MATURITY, Condition, LayerStanding
from ...facts.standing import extent
from ...model.node import Node
from ..rule import Violation, rule

_LONGEST = in_days("12 months")
"""How many days a test of a control speaks for it."""

_WORKS_FROM = MATURITY.index("operating")


@rule(
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="When did somebody last try whether this control holds?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Layers of the phase scale with work at scale, once for each control that is too young or tested too long ago."""
    for standing in facts.layers:
        running = _at_scale(standing, facts) if standing.layer.record.phase == "scale" else ()
        below = {condition.of for condition in standing.unmet}
        for condition in standing.conditions if running else ():
            control = facts.catalogue.nodes.get(condition.of) if condition.of.kind == "control" else None
            gap = _gap(control, facts) if control is not None and condition.of not in below else None
            if control is not None and gap:
                yield _violation(standing.layer, running, condition, control, *gap, extent(running[0], facts))


def _at_scale(standing: LayerStanding, facts: Facts) -> tuple[Node, ...]:
    """The workflows in production, then the pilots that are as large."""
    return (*standing.in_production, *(node for node in standing.pilots if extent(node, facts)))


def _gap(control: Node, facts: Facts) -> tuple[str, str] | None:
    """What a control lacks at scale and the field that says so; nothing when it is shown to work."""
    record = control.record
    if MATURITY.index(record.maturity) < _WORKS_FROM:
        return f'is only "{record.maturity}"', "maturity"
    if record.last_tested is None:
        return "has no date of a test", "id"
    days = (facts.today - record.last_tested).days
    return (f"was last tested on {record.last_tested}, {days} days ago", "last_tested") if days > _LONGEST else None


def _violation(
    layer: Node, running: tuple[Node, ...], condition: Condition, control: Node, gap: str, field: str, size: str
) -> Violation:
    first, more = running[0], len(running) - 1
    runs = f'"{first.id}" and {more} more run' if more else f'"{first.id}" runs'
    what = "though each is called a pilot" if more else f"a pilot that {size}"
    pilot = f", {what}," if first.record.status == "pilot" else ""
    return Violation(
        layer,
        f'{runs} at scale in "{layer.id}"{pilot} on the control "{control.id}", which {gap}',
        layer.at(*condition.pointer),
        label="not shown to work",
        related=(Related(control.at(field), "the control stands here"), Related(first.at("layer"), "in use here")),
        help=f'bring "{control.id}" into operation, test it, and write the day under `last_tested`',
    )
