"""Many pilots run and hardly one becomes daily work.

Why it matters
--------------
A pilot is cheap to begin and hard to end: it has friends, a demonstration and no date. Ten of them use up the
people who could have finished one, and from outside the organization looks as if it were far ahead.

There are too many when more than three workflows have the status `pilot` for each one in `production` (before the
first one is in production, from the fourth pilot on), or when pilots run in three layers at once and outnumber
what is in production. Only the statuses `pilot` and `production` are counted.

It is told once for the whole collection, at the pilot that began last; where no pilot says when it began, at the last
one by its id. It does not stand on the organization, as other findings about everything do: the organization is
audited as strictly as its strictest workflow, so a single one in production would silence this.

Example
-------
```yaml
kind: workflow
id: quotes
title: Quotes
status: pilot
status_since: 2026-09-07
owner: sales-lead
trigger: a customer asks for a quote
steps: [{id: write, do: Write the quote, who: sales-lead}]
---
kind: workflow
id: invoices
title: Invoices
status: pilot
status_since: 2026-09-14
owner: sales-lead
trigger: goods leave the hall
steps: [{id: write, do: Write the invoice, who: sales-lead}]
---
kind: workflow
id: reminders
title: Payment reminders
status: pilot
status_since: 2026-10-05
owner: sales-lead
trigger: an invoice is 30 days old
steps: [{id: write, do: Write the reminder, who: sales-lead}]
---
kind: workflow
id: newsletter
title: Newsletter
status: pilot
status_since: 2026-11-02
owner: sales-lead
trigger: first Monday of the month
steps: [{id: write, do: Write the newsletter, who: sales-lead}]
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p01}, {person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: quotes
title: Quotes
status: pilot
status_since: 2026-09-07
owner: sales-lead
trigger: a customer asks for a quote
steps: [{id: write, do: Write the quote, who: sales-lead}]
---
kind: workflow
id: invoices
title: Invoices
status: pilot
status_since: 2026-09-14
owner: sales-lead
trigger: goods leave the hall
steps: [{id: write, do: Write the invoice, who: sales-lead}]
---
kind: workflow
id: reminders
title: Payment reminders
status: idea
owner: sales-lead
trigger: an invoice is 30 days old
steps: [{id: write, do: Write the reminder, who: sales-lead}]
---
kind: workflow
id: newsletter
title: Newsletter
status: idea
owner: sales-lead
trigger: first Monday of the month
steps: [{id: write, do: Write the newsletter, who: sales-lead}]
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p01}, {person: p02}]}
```
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.standing import standing
from ...model.node import Node
from ..rule import Violation, rule

_MOST_FOR_EACH = 3
"""Pilots that one workflow in production can carry."""

_LAYERS = 3
"""Layers with a pilot at once from which attention is spread too thin."""

_NAMED = 3
"""So many of the other pilots are pointed at."""


@rule(
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=None,
    asks="Which of your pilots will be daily work next, and which will you end?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """One violation for the collection, at its youngest pilot, when pilots are too many or spread too far."""
    standings = [(node, standing(node, facts)) for node in facts.catalogue.of_kind("workflow")]
    pilots = [node for node, each in standings if each.status == "pilot"]
    running = sum(each.status == "production" for _, each in standings)
    layers = {each.layer for _, each in standings if each.status == "pilot" and each.layer}
    if len(pilots) > _MOST_FOR_EACH * max(running, 1):
        yield _violation(facts, pilots, f"{_count(len(pilots))} and {_production(running)}")
    elif len(layers) >= _LAYERS and len(pilots) > running:
        spread = f"{_count(len(pilots))} in {len(layers)} layers at once"
        yield _violation(facts, pilots, f"{spread} and {_production(running)}")


def _violation(facts: Facts, pilots: Sequence[Node], counts: str) -> Violation:
    *others, youngest = sorted(pilots, key=lambda node: (standing(node, facts).since or datetime.date.min, node.id))
    return Violation(
        youngest,
        f"there are {counts}",
        youngest.at("status"),
        label="the latest of the pilots",
        related=tuple(Related(other.at("status"), "a pilot too") for other in others[-_NAMED:]),
        help="decide on some of them before the next one begins: into production, or ended",
    )


def _count(pilots: int) -> str:
    return f"{pilots} workflows in pilot"


def _production(running: int) -> str:
    return f"{running or 'none'} in production"
