"""The absence of one person empties a role that a workflow needs.

Why it matters
--------------
Work that only one person can do is a craft: it cannot be taught while it runs, grow beyond that person's hours, or
outlast a notice. It looks like a process until the week in which that person is ill.

Counted are the people who today hold a role that the workflow needs: its owner and, at each step, whoever does,
reviews or approves it, starts it again, or is called when it goes wrong. Of several roles that may each approve, the
holders count together. An approval by two people is lost when only one of them is left. A backup does not count: it
decides in somebody's place for a while, and whether there is one is asked by `missing-backup`. A role that nobody
holds at all is another fault than this one.

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
from ..rule import Violation, rule


@rule(
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Who else can do this next Monday?",
    needs_second_person=True,
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows with a need that one absence leaves unmet, each once, at the first of them."""
    for node, _ in facts.workflows():
        fragile = [need for need in needs(node, facts) if need.people == 1]
        if not fragile:
            continue
        first, more = fragile[0], len(fragile) - 1
        rest = f"; the same holds for {more} more {'role' if more == 1 else 'roles'} it needs" if more else ""
        yield Violation(
            node,
            f"{_depends(first)}{rest}",
            node.at(*first.pointer),
            label=f"only {first.only_holder}" if first.only_holder else "two are needed, and there are two",
            related=tuple(_related(need, facts) for need in fragile),
            help=f"have {'a second' if first.only_holder else 'a third'} person learn it, "
            f"and add that person under `holders` of {_quoted(first)}; or name a role here that more people hold",
        )


def _depends(need: Need) -> str:
    if need.only_holder:
        return f"this work needs {_quoted(need)}, and {need.only_holder} is the only one to hold it"
    return f"an approval takes two people at once, and only {' and '.join(need.holders)} hold {_quoted(need)}"


def _quoted(need: Need) -> str:
    return " or ".join(f'"{role}"' for role in need.roles)


def _related(need: Need, facts: Facts) -> Related:
    held = next(role for role in need.roles if facts.holders(role))
    role = facts.catalogue.get("role", held)
    assert role is not None
    return Related(
        role.at("holders", on_key=True), "nobody else holds it" if need.only_holder else "nobody beyond these"
    )
