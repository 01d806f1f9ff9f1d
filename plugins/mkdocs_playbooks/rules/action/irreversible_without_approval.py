"""An AI step that cannot be undone may run without anybody having approved it.

Why it matters
--------------
A mistake that can be undone costs an hour. One that cannot is a letter in somebody's hands or a table that is gone,
and an AI makes it as calmly as anything else. The place to stop it is before, and it takes a person who says yes.

An `approval` on the step counts, and so does one on an earlier step, if it lies on every way a run can take to
this one. An approval on a step with `only_if` may be skipped and covers nothing, and where an approval was refused
the way on is not approved. In a parallel, an approval in one branch covers what follows the join. Steps in which
the human is `operator` are left alone: there a person acts.

Example
-------
```yaml
kind: workflow
id: account-closing
title: Close an account
owner: service-lead
trigger: a customer gives notice
steps:
  - id: close
    do: Have the agent close the account and delete its data
    who: service-lead
    with: desk-agent
    human: approver
    reversible: never
    stop_when: [{when: an order of the customer is open, then: stop, restart_by: shop-lead}]
    review: {by: service-lead, criteria: [The account is the one named in the notice]}
---
kind: system
id: desk-agent
title: Desk agent
type: agent
identity: own
stop: The administrator takes its token back
logs: {where: accounts, keep: 12 months}
permissions: [{system: accounts, can: [delete]}]
---
{kind: system, id: accounts, title: Accounts, type: application}
---
{kind: role, id: service-lead, title: Head of service, holders: [{person: p01}]}
---
{kind: role, id: shop-lead, title: Head of the shop, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: account-closing
title: Close an account
owner: service-lead
trigger: a customer gives notice
steps:
  - id: close
    do: Have the agent close the account and delete its data
    who: service-lead
    with: desk-agent
    human: approver
    reversible: never
    approval: {by: shop-lead}
    stop_when: [{when: an order of the customer is open, then: stop, restart_by: shop-lead}]
    review: {by: service-lead, criteria: [The account is the one named in the notice]}
---
kind: system
id: desk-agent
title: Desk agent
type: agent
identity: own
stop: The administrator takes its token back
logs: {where: accounts, keep: 12 months}
permissions: [{system: accounts, can: [delete]}]
---
{kind: system, id: accounts, title: Accounts, type: application}
---
{kind: role, id: service-lead, title: Head of service, holders: [{person: p01}]}
---
{kind: role, id: shop-lead, title: Head of the shop, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.autonomy import level
from ...facts.facts import Facts
from ...facts.review import unapproved_path
from ..rule import Violation, rule

_FROM = level("collaborator").rank


@rule(
    of="workflow",
    idea=Severity.WARNING,
    pilot=Severity.ERROR,
    production=Severity.ERROR,
    asks="Who says yes before the AI does what cannot be undone?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """AI steps, from collaborator upwards, that cannot be undone and can be come to without an approval."""
    for node, _ in facts.each_workflow():
        for index, step in facts.ai_steps(node):
            if step.reversible != "never" or facts.level(step).rank < _FROM:
                continue
            way = unapproved_path(facts.graph(node), step.id)
            if way:
                ways = ", then ".join(f'"{id_}"' for id_ in way)
                reached = f": a run may go {ways}" if len(way) > 1 else ""
                yield Violation(
                    node,
                    f'what "{step.id}" does with AI cannot be undone, and nobody has to approve it{reached}',
                    node.at("steps", index, "reversible"),
                    label="cannot be undone",
                    help="name in `approval.by` of this step, or of one that always comes before it, who says yes",
                )
