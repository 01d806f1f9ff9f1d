"""A step that was stopped has nobody named to start it again, or the one who set it going may do so alone.

Why it matters
--------------
After a stop somebody presses the button again, out of habit or because the queue is growing. A restart is a
decision: that the cause is known and gone. It needs a role that looks.

Asked for are the conditions after which nothing goes on by itself: `stop`, `pause` and `rollback`. A `retry` goes on
by itself, and with `hand_back` a person goes on. A name is missed only in a step that is done `with` a system: a
person who stops their own work knows why, and no button is there to press.

On a step that cannot be undone, with a system or without, the role in `who` set the run going and so is the wrong one
to let it go on; in an organization of size `solo` there is no other, and only the missing name is found.

Example
-------
```yaml
kind: workflow
id: price-tags
title: New price tags
status: pilot
owner: shop-lead
trigger: the price list is released
steps:
  - id: write
    do: Have the agent write the new prices into the shop
    who: shop-lead
    with: shop-agent
    human: approver
    stop_when: [{when: a price differs from the old one by more than half, then: stop}]
    review: {by: shop-lead, criteria: [Ten prices drawn at random equal the list]}
---
kind: system
id: shop-agent
title: Shop agent
type: agent
identity: own
stop: The administrator takes its token back
logs: {where: shop, keep: 12 months}
---
{kind: system, id: shop, title: Shop, type: application}
---
{kind: role, id: shop-lead, title: Head of the shop, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: price-tags
title: New price tags
status: pilot
owner: shop-lead
trigger: the price list is released
steps:
  - id: write
    do: Have the agent write the new prices into the shop
    who: shop-lead
    with: shop-agent
    human: approver
    stop_when: [{when: a price differs from the old one by more than half, then: stop, restart_by: shop-lead}]
    review: {by: shop-lead, criteria: [Ten prices drawn at random equal the list]}
---
kind: system
id: shop-agent
title: Shop agent
type: agent
identity: own
stop: The administrator takes its token back
logs: {where: shop, keep: 12 months}
---
{kind: system, id: shop, title: Shop, type: application}
---
{kind: role, id: shop-lead, title: Head of the shop, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...kinds.workflow import Step, StopCondition
from ...model.node import Node
from ..rule import Violation, rule

_STANDS_STILL = {"stop": "stopped", "pause": "paused", "rollback": "rolled back"}
"""The effects after which nothing goes on by itself, and what has happened to the run then."""


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Who decides that it may go on, and is it somebody else than who set it going?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Stop conditions that need a restart and name nobody for it, or the performer of what cannot be undone."""
    for node, workflow in facts.each_workflow():
        for index, step in enumerate(workflow.steps):
            yield from _of(node, index, step, facts)


def _of(node: Node, index: int, step: Step, facts: Facts) -> Iterator[Violation]:
    for number, stop in enumerate(step.stop_when):
        if stop.then not in _STANDS_STILL:
            continue
        if stop.restart_by is None and step.with_:
            yield Violation(
                node,
                f'"{step.id}" is {_STANDS_STILL[stop.then]} when {stop.when}, and nobody is named to start it again',
                node.at("steps", index, "stop_when", number, "then"),
                label="who restarts it?",
                help="name in `restart_by` the role that decides whether the cause is gone",
            )
        elif stop.restart_by and step.reversible == "never" and not facts.is_solo and _is_performer(stop, step, facts):
            yield Violation(
                node,
                f'"{step.id}" cannot be undone, and "{stop.restart_by}", who set it going, may restart it after a stop',
                node.at("steps", index, "stop_when", number, "restart_by"),
                label="restarts its own work",
                related=(Related(node.at("steps", index, "who"), "set it going"),),
                help="name another role in `restart_by`",
            )


def _is_performer(stop: StopCondition, step: Step, facts: Facts) -> bool:
    return facts.catalogue.present("role", stop.restart_by or "") == facts.catalogue.present("role", step.who)
