"""A handoff should have ended, and the workflow is still owned outside.

Why it matters
--------------
A handoff has a last day so that the knowledge moves before the people do. Once that day has gone by unnoticed the
work is nobody's: the partner thinks it is finished, the role that was to take over waits, and each further month is
paid for or goes undone. Either it has happened, and the specification should say so, or it has slipped, and somebody
should agree a new day.

Ownership of type `partner`, `vendor` or `hybrid` counts as outside. On the last day itself there is still time.

Example
-------
```yaml
kind: workflow
id: invoice-matching
title: Matching of invoices to orders
status: pilot
owner: accounts-lead
ownership:
  type: partner
  handoff: {started: 2020-02-03, ends: 2020-06-26, after_handoff: accounts-lead}
trigger: every working day at 07:00
steps:
  - {id: match, do: Match each invoice to its order and set aside what does not fit, who: accounts-lead}
---
{kind: role, id: accounts-lead, title: Head of accounts, holders: [{person: p01}, {person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: invoice-matching
title: Matching of invoices to orders
status: pilot
owner: accounts-lead
ownership: {type: internal, since: 2020-06-29}
trigger: every working day at 07:00
steps:
  - {id: match, do: Match each invoice to its order and set aside what does not fit, who: accounts-lead}
---
{kind: role, id: accounts-lead, title: Head of accounts, holders: [{person: p01}, {person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.handoff import holder_name, outside_ownership, overdue_since
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.ERROR,
    production=Severity.ERROR,
    asks="Has the work come into our own hands, and if not, what is it waiting for?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows whose handoff ended before today while their ownership is not internal."""
    for node, workflow in facts.each_workflow():
        ownership = outside_ownership(workflow)
        ended = overdue_since(ownership, facts.today) if ownership else None
        if ownership is None or ended is None:
            continue
        heir = ownership.handoff.after_handoff if ownership.handoff else None
        days = (facts.today - ended).days
        yield Violation(
            node,
            f"the handoff should have ended on {ended}, {days} {'day' if days == 1 else 'days'} ago, "
            f"and {holder_name(ownership)} still owns {'a share of it' if ownership.type == 'hybrid' else 'the work'}",
            node.at("ownership", "handoff", "ends"),
            label="this day is past",
            related=(Related(node.at("ownership", "type"), "not yet internal"),),
            help=f"write `type: internal` once {_taken_over(heir)}, else agree a new last day and write it here",
        )


def _taken_over(heir: str | None) -> str:
    return f'"{heir}" has taken over' if heir else "a role of your own has taken over"
