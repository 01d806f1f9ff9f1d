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
    of="role",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Who of your own people can do this when the people from outside have gone?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Roles without a holder of our own that a workflow needs, each once, with the strictest workflow that does."""
    for role in facts.each("role"):
        people = facts.holders(role.id)
        if people and not has_own_holder(role, facts):
            needing = [(node, need) for node in facts.used_by(role) for need in _unmet(role, node, facts)]
            if needing:
                work, need = max(needing, key=lambda found: facts.stage(found[0]) or Stage.IDEA)
                yield _violation(role, people, work, need)


def _unmet(role: Node, workflow: Node, facts: Facts) -> Iterator[Need]:
    """The needs that a role is to meet in a workflow and that nobody of our own can, in this role or another."""
    for need in needs(workflow, facts):
        if role.id in need.roles:
            others = (facts.catalogue.get("role", name) for name in need.roles if name != role.id)
            if not any(other is not None and has_own_holder(other, facts) for other in others):
                yield need


def _violation(role: Node, people: frozenset[str], workflow: Node, need: Need) -> Violation:
    everybody = "its only holder is" if len(people) == 1 else f"all its {len(people)} holders are"
    return Violation(
        role,
        f'"{workflow.id}" needs the role "{role.id}", and {everybody} from outside: {", ".join(sorted(people))}',
        role.at("holders", on_key=True),
        label="nobody of your own",
        related=(Related(workflow.at(*need.pointer), "needed here"),),
        help=f'have somebody of your own learn it and add that person under `holders` of "{role.id}"',
    )
