"""An escalation reaches nobody, has no time limit, or leads back to where it came from.

Why it matters
--------------
A call for help that nobody has to answer is worse than none, because whoever made it waits. It needs a role with
somebody in it, somebody else than the one who calls, and a time after which the caller need not wait any longer.

Every escalation counts, with AI or without. It leads back when it names the step's own role, or another role that
nobody but the same person holds; in an organization of size `solo`, where one person holds everything, only the
first is a fault. A role that does not exist is an unknown reference, and one that owns the workflow and is held by
nobody is a vague owner; neither is reported a second time here.

Example
-------
```yaml
kind: workflow
id: cash-count
title: Count of the till
owner: shop-lead
trigger: every evening at closing time
steps:
  - id: count
    do: Count the till and compare it with the receipts
    who: shop-lead
    escalate: [{when: more than 20 are missing, to: area-manager, until_then: the till stays closed}]
---
{kind: role, id: shop-lead, title: Shop lead, holders: [{person: p01}]}
---
{kind: role, id: area-manager, title: Area manager, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: cash-count
title: Count of the till
owner: shop-lead
trigger: every evening at closing time
steps:
  - id: count
    do: Count the till and compare it with the receipts
    who: shop-lead
    escalate:
      - {when: more than 20 are missing, to: area-manager, within: 1 hour, until_then: the till stays closed}
---
{kind: role, id: shop-lead, title: Shop lead, holders: [{person: p01}]}
---
{kind: role, id: area-manager, title: Area manager, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Location, Related, Severity
from ...facts.facts import Facts
from ...model.node import Node
from ..rule import Violation, rule

_SAYS = {"to": "whom to call", "within": "how soon an answer comes"}
_ADD = {"to": "`to` with the role that is called", "within": "`within` with the time an answer may take"}


@rule(
    of="workflow",
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Who answers when help is called, and by when?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Escalations without a role or a time, to a role without people, or back to the one who calls."""
    for node, workflow in facts.each_workflow():
        for index, step in enumerate(workflow.steps):
            for place, escalation in enumerate(step.escalate):
                here = ("steps", index, "escalate", place)
                missing = [field for field in ("to", "within") if getattr(escalation, field) is None]
                if missing:
                    yield _incomplete(node, node.at(*here, "when"), step.id, missing)
                if escalation.to:
                    yield from _leading_nowhere(node, index, place, escalation.to, facts)


def _incomplete(node: Node, place: Location, step: str, missing: list[str]) -> Violation:
    return Violation(
        node,
        f'the escalation of "{step}" does not say {" and ".join(_SAYS[field] for field in missing)}',
        place,
        label="nobody is called" if "to" in missing else "no time limit",
        help=f"add {' and '.join(_ADD[field] for field in missing)}",
    )


def _leading_nowhere(node: Node, index: int, place: int, to: str, facts: Facts) -> Iterator[Violation]:
    step = node.record.steps[index]
    here = node.at("steps", index, "escalate", place, "to")
    role, who, owner = (facts.catalogue.get("role", id_) for id_ in (to, step.who, node.record.owner))
    if role is None:
        return
    people = facts.holders(role.id)
    if not people:
        if role is not owner:
            yield Violation(
                node,
                f'the escalation of "{step.id}" goes to "{role.id}", a role that nobody holds today',
                here,
                label="nobody is there",
                related=(Related(role.at("holders") if role.record.holders else role.at("id"), "the role is empty"),),
                help="name somebody under `holders` of the role, or call another role",
            )
    elif role is who or (not facts.is_solo and _are_one_person(people, facts.holders(step.who))):
        yield Violation(
            node,
            f'the escalation of "{step.id}" goes to {_itself(role is who, role.id)}',
            here,
            label="the same hands",
            related=(Related(node.at("steps", index, "who"), "who calls for help"),),
            help="call a role that is held by somebody else and may decide more",
        )


def _itself(same_role: bool, role: str) -> str:
    if same_role:
        return f'"{role}", the role that calls for help'
    return f'"{role}", which only the person who calls for help holds'


def _are_one_person(called: frozenset[str], calling: frozenset[str]) -> bool:
    return called == calling and len(called) == 1
