"""A workflow has been in production for more than six months, and nothing about it was ever adjusted.

Why it matters
--------------
No way of working is right on the first day. People find shortcuts, models are replaced, the exceptions turn
out to be other ones than expected. Half a year without a recorded change means that nobody looks, or that the
work is changed without being written down; the page is wrong in either case.

What counts is an entry of `adjustments` since `live_since`. What was changed during the pilot led to this way of
working and says nothing about how it has done since. A paused workflow is left alone.

Example
-------
```yaml
kind: workflow
id: opening-checks
title: Checks before the shop opens
owner: shop-lead
backup: shop-deputy
status: production
live_since: 2026-01-12
trigger: every morning 08:00
metrics: [late-openings]
steps:
  - {id: look, do: Go through the shop with the list, who: shop-lead}
---
kind: metric
id: late-openings
title: Late openings
type: quality
unit: openings a month
better: down
baseline: {value: 3, date: 2026-01-05, how: the diary of the last half year}
---
{kind: role, id: shop-lead, title: Head of the shop, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: shop-deputy, title: Deputy head of the shop, holders: [{person: p03}, {person: p04}]}
```

Use instead
-----------
```yaml
kind: workflow
id: opening-checks
title: Checks before the shop opens
owner: shop-lead
backup: shop-deputy
status: production
live_since: 2026-01-12
trigger: every morning 08:00
metrics: [late-openings]
steps:
  - {id: look, do: Go through the shop with the list, who: shop-lead}
adjustments:
  - date: 2026-03-16
    what: The till is checked first, because that is what made us late
    by: shop-lead
---
kind: metric
id: late-openings
title: Late openings
type: quality
unit: openings a month
better: down
baseline: {value: 3, date: 2026-01-05, how: the diary of the last half year}
---
{kind: role, id: shop-lead, title: Head of the shop, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: shop-deputy, title: Deputy head of the shop, holders: [{person: p03}, {person: p04}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.durations import DAYS_IN_MONTH, in_days
from ...facts.facts import Facts
from ..rule import Violation, rule

_PATIENCE = in_days("6 months")
"""Days in production after which a way of working has shown what is wrong with it."""


@rule(
    of="workflow",
    idea=None,
    pilot=None,
    production=Severity.WARNING,
    asks="What have we learned since this went live, and what did we change because of it?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows in production for more than six months without an adjustment since they went live."""
    for node, workflow in facts.each_workflow():
        live = workflow.live_since
        if workflow.status != "production" or live is None:
            continue
        days = (facts.today - live).days
        if days <= _PATIENCE or any(entry.date >= live for entry in workflow.adjustments):
            continue
        yield Violation(
            node,
            f'"{node.id}" has been in production since {live}, {int(days / DAYS_IN_MONTH)} months, and no adjustment '
            "since then is recorded",
            node.at("live_since"),
            label="never adjusted since",
            help="ask those who do the work what they would change, change it, and write it under `adjustments`; "
            "what has already changed belongs there too",
        )
