"""A decision waives a rule without a last day, or beyond it.

Why it matters
--------------
To live with a known fault for a while is a decision; to live with it without end is how nobody notices any more. A
waiver therefore has a last day. When that has passed, either the fault is mended or the risk is taken again,
knowingly, by whoever answers for it.

A waiver without `until` silences nothing. One that is past silences nothing either, though whoever reads the decision
believes that it does. A decision that is only proposed needs an end to its waivers too, but as it waives nothing yet,
it cannot be late.
Who decided is asked of every decision by its schema.

Example
-------
```yaml
kind: decision
id: one-pricing-analyst
title: One person in pricing until spring
date: 2026-09-07
decided_by: sales-lead
status: accepted
decision: Pricing rests on one analyst until the second one has started.
waives:
  - {rule: single-person-workflow, of: workflow/price-list}
---
kind: workflow
id: price-list
title: Price list of the quarter
owner: sales-lead
trigger: the first Monday of a quarter
steps:
  - {id: set-prices, do: Set the prices from costs and last quarter's sales, who: sales-lead}
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: decision
id: one-pricing-analyst
title: One person in pricing until spring
date: 2026-09-07
decided_by: sales-lead
status: accepted
decision: Pricing rests on one analyst until the second one has started.
waives:
  - {rule: single-person-workflow, of: workflow/price-list, until: 2099-03-31}
---
kind: workflow
id: price-list
title: Price list of the quarter
owner: sales-lead
trigger: the first Monday of a quarter
steps:
  - {id: set-prices, do: Set the prices from costs and last quarter's sales, who: sales-lead}
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ..rule import Violation, rule


@rule(
    of="decision",
    idea=Severity.ERROR,
    pilot=Severity.ERROR,
    production=Severity.ERROR,
    asks="Until when do we live with this, and who decides then?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Waivers without an end or past it, in decisions that hold or are proposed."""
    for node in facts.each("decision"):
        for index, waiver in enumerate(node.record.waives):
            if waiver.until is None:
                yield Violation(
                    node,
                    f'the rule "{waiver.rule}" is waived on "{waiver.of}" without a last day',
                    node.at("waives", index, "rule"),
                    label="no end",
                    help="write the last day under `until`, one on which whoever decided will look at it again",
                )
            elif waiver.until < facts.today and node.record.status == "accepted":
                yield Violation(
                    node,
                    f'the waiver of "{waiver.rule}" on "{waiver.of}" ended on {waiver.until}',
                    node.at("waives", index, "until"),
                    label="past",
                    related=(Related(node.at("date"), "decided on this day"),),
                    help="take the waiver out if the fault is mended, else decide anew, with a new last day",
                )
