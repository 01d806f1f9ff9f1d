"""An AI system may do something on another system that no step needs.

Why it matters
--------------
A permission that nobody needs is used on the day something goes wrong: by a hidden instruction in a document, by a
model that guesses, by whoever gets hold of the account. It costs nothing to take away before that day.

What a step needs is its white list `may`. Once a step that is done with the AI has one, every verb under the
system's `permissions` has to stand in some `may` of its steps, for the same system. Where no step has a white list
nothing is known, and nothing is said; the same holds for an AI that no step uses or that is not `active`.

Example
-------
```yaml
kind: workflow
id: stock-letter
title: Letter about delayed goods
owner: stock-lead
trigger: a delivery is more than three days late
steps:
  - id: look-up
    do: Have the delayed orders listed
    who: stock-lead
    with: helper
    human: operator
    may: [{do: read, system: orders}]
---
kind: system
id: helper
title: Helper
type: assistant
permissions: [{system: orders, can: [read, delete]}]
known_limits: [Misses split deliveries]
---
{kind: system, id: orders, title: Order system, type: application}
---
{kind: role, id: stock-lead, title: Head of stock, holders: [{person: p01}, {person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: stock-letter
title: Letter about delayed goods
owner: stock-lead
trigger: a delivery is more than three days late
steps:
  - id: look-up
    do: Have the delayed orders listed
    who: stock-lead
    with: helper
    human: operator
    may: [{do: read, system: orders}]
---
kind: system
id: helper
title: Helper
type: assistant
permissions: [{system: orders, can: [read]}]
known_limits: [Misses split deliveries]
---
{kind: system, id: orders, title: Order system, type: application}
---
{kind: role, id: stock-lead, title: Head of stock, holders: [{person: p01}, {person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.autonomy import AI_TYPES
from ...facts.facts import Facts
from ...facts.usage import Use, uses
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    of="system",
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="Which step would fail if this permission were gone tomorrow?",
    needs_every_document=True,
)
def check(facts: Facts) -> Iterator[Violation]:
    """Permissions of active AI systems, once for each system they are held on, with the verbs no step needs."""
    for node in facts.each("system"):
        system = node.record
        if system.type not in AI_TYPES or system.status != "active" or not system.permissions:
            continue
        listed = tuple(use for use in uses(node, facts.catalogue) if use[2].may)
        needed = {(may.do, facts.catalogue.present("system", may.system)) for *_, step in listed for may in step.may}
        for index, permission in enumerate(system.permissions if listed else ()):
            on = facts.catalogue.present("system", permission.system)
            surplus = [number for number, verb in enumerate(permission.can) if (verb, on) not in needed]
            if surplus:
                yield _violation(node, index, surplus, listed[0])


def _violation(node: Node, index: int, surplus: list[int], use: Use) -> Violation:
    permission = node.record.permissions[index]
    verbs = " and ".join(f'"{permission.can[number]}"' for number in surplus)
    workflow, step_index, step = use
    place = ("permissions", index, "can", *(surplus if len(surplus) == 1 else ()))
    return Violation(
        node,
        f'"{node.id}" may {verbs} on "{permission.system}", but no step done with it lists that under `may`',
        node.at(*place),
        label="not needed",
        related=(Related(workflow.at("steps", step_index, "may"), f'what "{step.id}" needs'),),
        help="take the permission away, or add it to the `may` of the step that cannot do without it",
    )
