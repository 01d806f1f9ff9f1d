"""A document's owner is a role nobody holds today.

Why it matters
--------------
An owner is whoever answers when the work goes wrong, changes, or has to stop. A role without a person in it
answers to nobody: questions wait, reviews lapse, and everyone believes somebody else is looking after it. A
role whose last holder has left is the usual way to get there without anybody deciding it.

Each workflow of such an owner is found by itself, because it can be handed to another. The other documents that a
role owns, from boundaries to systems, are found together, at the role: one name there answers for them all.

Example
-------
```yaml
kind: workflow
id: supplier-onboarding
title: Onboarding of a new supplier
owner: purchasing-lead
trigger: a contract with a new supplier is signed
steps:
  - {id: register, do: Enter the supplier's bank details and have them confirmed by telephone, who: buyer}
---
kind: role
id: purchasing-lead
title: Head of purchasing
holders: [{person: p01, until: 2020-06-30}]
---
kind: role
id: buyer
title: Buyer
holders: [{person: p02}]
```

Use instead
-----------
```yaml
kind: workflow
id: supplier-onboarding
title: Onboarding of a new supplier
owner: purchasing-lead
trigger: a contract with a new supplier is signed
steps:
  - {id: register, do: Enter the supplier's bank details and have them confirmed by telephone, who: buyer}
---
kind: role
id: purchasing-lead
title: Head of purchasing
holders: [{person: p01, until: 2020-06-30}, {person: p03, since: 2020-07-01}]
---
kind: role
id: buyer
title: Buyer
holders: [{person: p02}]
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...diagnostics import Location, Related, Severity
from ...facts.facts import Facts
from ...model.node import Node
from ..rule import Violation, rule

_NAMED = 5
"""So many of the documents that a role owns are pointed at."""


@rule(
    of=("workflow", "role"),
    idea=Severity.ERROR,
    pilot=Severity.ERROR,
    production=Severity.ERROR,
    asks="Who, by name, answers for this today?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows whose owning role exists and has no holder today, and such roles, once for all else they own."""
    for node in facts.each("workflow", "role"):
        if node.kind == "workflow":
            owner = facts.catalogue.get("role", node.record.owner)
            if owner is not None and facts.stage(node) is not None and not facts.holders(owner.id):
                yield _workflow(node, owner)
        elif not facts.holders(node.id):
            owned = tuple(_owned(node, facts))
            if owned:
                yield _role(node, owned)


def _owned(role: Node, facts: Facts) -> Iterator[Node]:
    """What a role owns besides workflows, as far as it is audited."""
    for link in facts.catalogue.links_to(role.key):
        node = facts.catalogue.nodes[link.source]
        if link.pointer == ("owner",) and node.kind != "workflow" and facts.stage(node) is not None:
            yield node


def _workflow(node: Node, owner: Node) -> Violation:
    return Violation(
        node,
        f'the owner "{owner.id}" is a role nobody holds today',
        node.at("owner"),
        label="nobody answers for this",
        related=(Related(_place(owner), "no holder today"),),
        help=f'name a person under `holders` of "{owner.id}", or choose an owner somebody holds',
    )


def _role(owner: Node, owned: Sequence[Node]) -> Violation:
    first, more = owned[0], len(owned) - 1
    rest = f" and {more} more {'document' if more == 1 else 'documents'}" if more else ""
    return Violation(
        owner,
        f'the owner of {first.kind} "{first.id}"{rest} is a role nobody holds today, "{owner.id}"',
        _place(owner),
        label="nobody answers for them" if more else "nobody answers for it",
        related=tuple(Related(node.at("owner"), "owned by nobody") for node in owned[:_NAMED]),
        help=f'name a person under `holders` of "{owner.id}", or choose an owner somebody holds',
    )


def _place(owner: Node) -> Location:
    return owner.at("holders", on_key=True) if owner.record.holders else owner.at("id")
