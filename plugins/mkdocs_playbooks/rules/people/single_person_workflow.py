"""The absence of one person empties a role that a workflow needs, or has emptied it.

Why it matters
--------------
Work that only one person can do is a craft: it cannot be taught while it runs, grow beyond that person's hours, or
outlast a notice. It looks like a process until the week in which that person is ill.

Counted are the people who today hold a role that the workflow needs: its owner and, at each step, whoever does,
reviews or approves it, starts it again, or is called when it goes wrong. Of several roles that may each approve, the
holders count together. An approval by two people is lost when only one of them is left. A backup does not count: it
decides in somebody's place for a while, and whether there is one is asked by `missing-backup`.

A role is found as well when it has `holders` and none of them holds it today: the last one has left, or the first has
yet to begin. Where the role is the owner, `vague-owner` says so, and where it is called in need,
`dead-end-escalation`. A role without any `holders` may lie outside of the organization, as a customer's does, and is
left alone.

Example
-------
```yaml
kind: workflow
id: price-list
title: Price list of the quarter
status: pilot
owner: pricing-lead
backup: sales-lead
trigger: the first Monday of a quarter
steps:
  - {id: set-prices, do: Set the prices from costs and last quarter's sales, who: pricing-lead}
---
{kind: role, id: pricing-lead, title: Head of pricing, holders: [{person: p01}]}
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p02}, {person: p03}]}
```

Use instead
-----------
```yaml
kind: workflow
id: price-list
title: Price list of the quarter
status: pilot
owner: pricing-lead
backup: sales-lead
trigger: the first Monday of a quarter
steps:
  - {id: set-prices, do: Set the prices from costs and last quarter's sales, who: pricing-lead}
---
{kind: role, id: pricing-lead, title: Head of pricing, holders: [{person: p01}, {person: p04}]}
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p02}, {person: p03}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.bus_factor import Need, needs
from ...facts.facts import Facts
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Who else can do this next Monday?",
    needs_second_person=True,
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows with a need that one absence leaves unmet, or has left unmet, each once, at the first of them."""
    for node, _ in facts.each_workflow():
        asked = needs(node, facts)
        fragile = [need for need in asked if _is_emptied(need, facts)] + [need for need in asked if need.people == 1]
        if fragile:
            yield _violation(node, fragile, facts)


def _is_emptied(need: Need, facts: Facts) -> bool:
    """Whether a role has holders and none of them today, and no other rule says so."""
    elsewhere = need.pointer == ("owner",) or "escalate" in need.pointer or need.takes > 1
    return not need.holders and not elsewhere and any(role.record.holders for role in _roles(need, facts))


def _violation(node: Node, fragile: list[Need], facts: Facts) -> Violation:
    first, more = fragile[0], len(fragile) - 1
    same = "the same holds for" if first.holders else f"no safer {'is' if more == 1 else 'are'}"
    rest = f"; {same} {more} more {'role' if more == 1 else 'roles'} it needs" if more else ""
    return Violation(
        node,
        f"{_depends(first)}{rest}",
        node.at(*first.pointer),
        label=_label(first),
        related=tuple(_related(need, facts) for need in fragile),
        help=f"have {'a third' if first.takes > 1 else 'a second' if first.holders else 'a'} person learn it, "
        f"and add that person under `holders` of {_quoted(first)}; or name a role here that more people hold",
    )


def _label(need: Need) -> str:
    if not need.holders:
        return "nobody today"
    return f"only {need.only_holder}" if need.only_holder else "two are needed, and there are two"


def _depends(need: Need) -> str:
    if not need.holders:
        return f"this work needs {_quoted(need)}, and nobody holds it today"
    if need.only_holder:
        return f"this work needs {_quoted(need)}, and {need.only_holder} is the only one to hold it"
    return f"an approval takes two people at once, and only {' and '.join(need.holders)} hold {_quoted(need)}"


def _quoted(need: Need) -> str:
    return " or ".join(f'"{role}"' for role in need.roles)


def _related(need: Need, facts: Facts) -> Related:
    roles = [role for role in _roles(need, facts) if role.record.holders]
    role = next((role for role in roles if facts.holders(role.id)), roles[0])
    says = (
        "nobody else holds it" if need.only_holder else "nobody beyond these" if need.holders else "none holds it now"
    )
    return Related(role.at("holders", on_key=True), says)


def _roles(need: Need, facts: Facts) -> tuple[Node, ...]:
    return tuple(role for id_ in need.roles if (role := facts.catalogue.get("role", id_)))
