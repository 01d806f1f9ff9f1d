"""An AI acts on a system in a step, and the step names nothing that stops it.

Why it matters
--------------
An AI that writes, deletes, sends or executes goes on doing so while something is wrong, at the speed of a machine.
Which failures stop it has to be settled before; in the hour of the failure nobody agrees.

A step acts when its `may` holds one of these verbs. A step without `may` can do all that its AI systems have
permission for, so their `permissions` count. Steps in which the human is `operator` or `collaborator` are left
alone: there the person makes each change and stops by not making the next one. That a person is asked first is an
approval, and stops nothing that has begun.

Example
-------
```yaml
kind: workflow
id: price-tags
title: New price tags
owner: shop-lead
trigger: the price list is released
steps:
  - id: write
    do: Have the agent write the new prices into the shop
    who: shop-lead
    with: shop-agent
    human: approver
    may: [{do: write, system: shop}]
    review: {by: shop-lead, criteria: [Ten prices drawn at random equal the list]}
---
kind: system
id: shop-agent
title: Shop agent
type: agent
identity: own
stop: The administrator takes its token back
logs: {where: shop, keep: 12 months}
permissions: [{system: shop, can: [write]}]
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
owner: shop-lead
trigger: the price list is released
steps:
  - id: write
    do: Have the agent write the new prices into the shop
    who: shop-lead
    with: shop-agent
    human: approver
    may: [{do: write, system: shop}]
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
permissions: [{system: shop, can: [write]}]
---
{kind: system, id: shop, title: Shop, type: application}
---
{kind: role, id: shop-lead, title: Head of the shop, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Location, Related, Severity
from ...facts.autonomy import ai_systems
from ...facts.facts import Facts
from ...kinds.workflow import Step
from ...model.node import Node
from ..rule import Violation, rule

_ACTS = frozenset({"write", "delete", "send", "execute"})
"""The verbs that change something; reading does not."""

Effect = tuple[str, str, Location]
"""What is done, on which system, and where that is written."""


@rule(
    of="workflow",
    idea=Severity.WARNING,
    pilot=Severity.ERROR,
    production=Severity.ERROR,
    asks="Which failures stop the AI, and who sees them?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Steps in which an AI acts on a system, without a stop condition."""
    for node, _ in facts.each_workflow():
        for index, step in facts.ai_steps(node):
            if step.stop_when or facts.level(step).actor != "ai":
                continue
            effects = tuple(_effects(node, index, facts))
            if effects:
                yield _violation(node, step, facts.ai_place(node, index), effects)


def _effects(node: Node, index: int, facts: Facts) -> Iterator[Effect]:
    """What the AI may change in a step: what the step allows, else what its AI systems have permission for."""
    step: Step = node.record.steps[index]
    if "may" in node.data["steps"][index]:
        for number, allowed in enumerate(step.may):
            if allowed.do in _ACTS:
                yield allowed.do, allowed.system, node.at("steps", index, "may", number, "do")
        return
    for id_ in ai_systems(step, facts.catalogue):
        system = facts.catalogue.get("system", id_)
        for number, permission in enumerate(system.record.permissions if system else ()):
            for at, verb in enumerate(permission.can):
                if system and verb in _ACTS:
                    yield verb, permission.system, system.at("permissions", number, "can", at)


def _violation(node: Node, step: Step, place: Location, effects: tuple[Effect, ...]) -> Violation:
    verb, system, written = effects[0]
    return Violation(
        node,
        f'the AI may {verb} on "{system}" in "{step.id}", and nothing is named that stops it',
        place,
        label="acts here",
        related=(Related(written, "this is what it may do"),),
        help="write under `stop_when` which failures stop it, what happens `then`, and who may restart it",
    )
