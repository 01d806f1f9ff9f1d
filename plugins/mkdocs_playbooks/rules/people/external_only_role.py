"""A role that a workflow needs is held only by people from outside.

Why it matters
--------------
Knowledge that is rented leaves with the invoice. As long as nobody of your own holds the role, the work cannot be
judged, changed or carried on by those who answer for it, however good the people from outside are.

Somebody is from outside who is marked `external` as a holder or in the person's own document. Counted is who holds
the role today. A role counts when a workflow cannot do without it: its owner, and whoever does, reviews or approves
a step, starts it again, or is called when it goes wrong. Where any of several roles may approve, one of your own
people in one of them is enough. A role that nobody holds is another fault.

Example
-------
```yaml
kind: workflow
id: forecast
title: Forecast of demand
status: pilot
owner: planning-lead
trigger: the last Thursday of the month
steps:
  - {id: forecast, do: Work out next month's demand for each depot, who: forecaster}
---
{kind: role, id: planning-lead, title: Head of planning, holders: [{person: p01}, {person: p02}]}
---
kind: role
id: forecaster
title: Forecaster
holders:
  - {person: p03, external: true}
  - {person: p04, external: true}
```

Use instead
-----------
```yaml
kind: workflow
id: forecast
title: Forecast of demand
status: pilot
owner: planning-lead
trigger: the last Thursday of the month
steps:
  - {id: forecast, do: Work out next month's demand for each depot, who: forecaster}
---
{kind: role, id: planning-lead, title: Head of planning, holders: [{person: p01}, {person: p02}]}
---
kind: role
id: forecaster
title: Forecaster
holders:
  - {person: p03, external: true}
  - {person: p05}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.bus_factor import Need, needs
from ...facts.facts import Facts
from ...facts.people import has_own_holder
from ...facts.strictness import Stage
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Who of your own people can do this when the people from outside have gone?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Roles without a holder of our own that a workflow needs, each once, with the strictest workflow that does."""
    own: dict[str, bool] = {}
    rented: dict[str, tuple[Node, Need]] = {}
    for node in facts.audited():
        for need in needs(node, facts):
            if need.holders and not any(_has_own(role, own, facts) for role in need.roles):
                for role in need.roles:
                    seen = rented.get(role)
                    if seen is None or _stage(node, facts) > _stage(seen[0], facts):
                        rented[role] = node, need
    for role, (node, need) in sorted(rented.items()):
        yield from _violation(role, node, need, facts)


def _has_own(role: str, known: dict[str, bool], facts: Facts) -> bool:
    if role not in known:
        node = facts.catalogue.get("role", role)
        known[role] = node is not None and has_own_holder(node, facts)
    return known[role]


def _stage(node: Node, facts: Facts) -> Stage:
    return facts.stage(node) or Stage.IDEA


def _violation(role: str, workflow: Node, need: Need, facts: Facts) -> Iterator[Violation]:
    node = facts.catalogue.get("role", role)
    people = facts.holders(role)
    if node is None or not people:
        return
    everybody = "its only holder is" if len(people) == 1 else f"all its {len(people)} holders are"
    yield Violation(
        node,
        f'"{workflow.id}" needs the role "{role}", and {everybody} from outside: {", ".join(sorted(people))}',
        node.at("holders", on_key=True),
        label="nobody of your own",
        related=(Related(workflow.at(*need.pointer), "needed here"),),
        help=f'have somebody of your own learn it and add that person under `holders` of "{role}"',
    )
