"""A document's owner is a role nobody holds today.

Why it matters
--------------
An owner is whoever answers when the work goes wrong, changes, or has to stop. A role without a person in it
answers to nobody: questions wait, reviews lapse, and everyone believes somebody else is looking after it. A
role whose last holder has left is the usual way to get there without anybody deciding it.

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

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ..rule import Violation, rule


@rule(
    idea=Severity.ERROR,
    pilot=Severity.ERROR,
    production=Severity.ERROR,
    asks="Who, by name, answers for this today?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Documents of any kind whose owning role exists and has no holder today."""
    for node in facts.catalogue.nodes.values():
        owner = facts.catalogue.get("role", node.record.owner) if node.record.owner else None
        if owner is None or facts.holders(owner.id):
            continue
        related = (
            Related(owner.at("holders", on_key=True), "no holder today")
            if owner.record.holders
            else Related(owner.at("id"), "this role has no holders")
        )
        yield Violation(
            node,
            f'the owner "{owner.id}" is a role nobody holds today',
            node.at("owner"),
            label="nobody answers for this",
            related=(related,),
            help=f'name a person under `holders` of "{owner.id}", or choose an owner somebody holds',
        )
