"""Somebody outside owns a workflow, and it is not settled when that ends and who owns it then.

Why it matters
--------------
What a partner builds works while the partner is in the room. If no day is set on which the work changes hands, it
never does; if no role is named to have it afterwards, it runs until the first thing changes. Both have to be written
down while the people who know how it works are still there to be asked.

Ownership of type `partner`, `vendor` or `hybrid` counts as outside. The role under `after_handoff` has to be held by
somebody of your own on the last day of the handoff. A last day that is past is found by `overdue-handoff` instead;
an owning role that is empty or rented altogether by `vague-owner` and `external-only-role`.

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
ownership:
  type: partner
  handoff: {started: 2026-02-02, ends: 2099-06-30, after_handoff: accounts-lead}
trigger: every working day at 07:00
steps:
  - {id: match, do: Match each invoice to its order and set aside what does not fit, who: accounts-lead}
---
{kind: role, id: accounts-lead, title: Head of accounts, holders: [{person: p01}, {person: p02}]}
```
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.bus_factor import needs
from ...facts.facts import Facts
from ...facts.handoff import holder_name, outside_ownership, overdue_since
from ...facts.people import holders, own_holders
from ...kinds.workflow import Ownership
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Who owns the workflow once the people from outside have gone?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows owned outside without a last day or without a role of our own that has them afterwards."""
    for node, workflow in facts.each_workflow():
        ownership = outside_ownership(workflow)
        if ownership is None or overdue_since(ownership, facts.today):
            continue
        handoff = ownership.handoff
        if handoff is None or handoff.ends is None or handoff.after_handoff is None:
            yield _unsettled(node, ownership)
        else:
            yield from _rented(node, handoff.after_handoff, handoff.ends, facts)


def _unsettled(node: Node, ownership: Ownership) -> Violation:
    handoff = ownership.handoff
    outside = holder_name(ownership)
    if handoff and handoff.after_handoff:
        problem = f'the handoff from {outside} to "{handoff.after_handoff}" has no last day'
    elif handoff and handoff.ends:
        problem = f"the handoff from {outside} ends on {handoff.ends}, and no role is named to own the work then"
    else:
        problem = f"the work is with {outside}, with no last day and no role named to own it then"
    return Violation(
        node,
        problem,
        node.at("ownership", "handoff", on_key=True) if handoff else node.at("ownership", "type"),
        label="not settled here" if handoff else "no handoff",
        help="write `ends` and `after_handoff` under `handoff`: the last day, and the role of your own that follows",
    )


def _rented(node: Node, heir: str, ends: datetime.date, facts: Facts) -> Iterator[Violation]:
    role = facts.catalogue.get("role", heir)
    if role is None or own_holders(role, facts.catalogue, ends) or _is_found_elsewhere(node, role, facts):
        return
    held = holders(role, ends)
    yield Violation(
        node,
        f'"{role.id}" is to own the work after {ends}, and '
        + ("only people from outside hold it then" if held else "nobody holds it then"),
        node.at("ownership", "handoff", "after_handoff"),
        label="nobody of your own" if held else "nobody",
        related=(Related(role.at("holders", on_key=True) if role.record.holders else role.at("id"), "its holders"),),
        help=f'name somebody of your own under `holders` of "{role.id}", or another role under `after_handoff`',
    )


def _is_found_elsewhere(node: Node, role: Node, facts: Facts) -> bool:
    """Whether the role, as it is held today, is a fault that another rule finds."""
    if not facts.holders(role.id):
        return facts.catalogue.get("role", node.record.owner) is role
    needed = any(role.id in need.roles for need in needs(node, facts))
    return needed and not own_holders(role, facts.catalogue, facts.today)
