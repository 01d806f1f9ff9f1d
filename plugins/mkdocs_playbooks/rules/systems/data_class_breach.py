"""A step gives a system data of a class that the system may not see.

Why it matters
--------------
Which data a system may see was decided when it was bought, with its contract and its place of storage in view. A
step that hands it more undoes that decision each time it runs, and nothing that was sent can be called back.

Every system in `with` that states `data_allowed` is held against the `data_class` of the step's inputs. Where the
outputs of a step say what goes `to` a system, these count for it, unless it is an AI: an AI sees all that goes into
its step. A system without `data_allowed`, an item without `data_class` and a class the organization does not have
are left alone here.

Example
-------
```yaml
kind: workflow
id: exit-talks
title: Summary of exit talks
owner: hr-lead
trigger: first Monday of a quarter
steps:
  - id: sum-up
    do: Draft what was said more than once
    who: hr-lead
    with: chat
    human: operator
    inputs:
      - {name: notes of the talks, format: text, source: the interviewers, data_class: personal}
---
{kind: system, id: chat, title: Chat assistant, type: assistant, data_allowed: [internal],
 known_limits: [Rounds opinions off]}
---
kind: organization
id: mill
title: The mill
size: small
data_classes: [{id: internal, title: Internal}, {id: personal, title: Personal, sensitive: true}]
---
{kind: role, id: hr-lead, title: Head of HR, holders: [{person: p01}, {person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: exit-talks
title: Summary of exit talks
owner: hr-lead
trigger: first Monday of a quarter
steps:
  - id: sum-up
    do: Draft what was said more than once
    who: hr-lead
    with: chat
    human: operator
    inputs:
      - {name: counted reasons, format: table, source: the interviewers, data_class: internal,
         prepare: "Reasons that three people gave, counted; no names, teams or dates"}
---
{kind: system, id: chat, title: Chat assistant, type: assistant, data_allowed: [internal],
 known_limits: [Rounds opinions off]}
---
kind: organization
id: mill
title: The mill
size: small
data_classes: [{id: internal, title: Internal}, {id: personal, title: Personal, sensitive: true}]
---
{kind: role, id: hr-lead, title: Head of HR, holders: [{person: p01}, {person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.autonomy import AI_TYPES
from ...facts.facts import Facts
from ...facts.usage import item_ends
from ...kinds.fields import Item
from ...kinds.workflow import Step
from ...model.node import Node, Target
from ..rule import Violation, rule

_Given = tuple[Node, str, int, Item]
"""A system, and an item it is given: the field of the step that lists the item, and its place there."""


@rule(
    of="workflow",
    idea=Severity.ERROR,
    pilot=Severity.ERROR,
    production=Severity.ERROR,
    asks="Which data may this system see, and who said so?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Items a step gives to a system whose `data_allowed` leaves their class out."""
    organization = facts.catalogue.organization
    declared = {each.id for each in organization.record.data_classes} if organization else set()
    for node, workflow in facts.each_workflow():
        ends = item_ends(node, facts.catalogue)
        for index, step in enumerate(workflow.steps):
            for system, field, place, item in _given(index, step, ends, facts):
                allowed = system.record.data_allowed
                if allowed and item.data_class in declared and item.data_class not in allowed:
                    yield _violation(node, ("steps", index, field, place, "data_class"), item, system)


def _given(index: int, step: Step, ends: dict[tuple[int, str, int], Target], facts: Facts) -> Iterator[_Given]:
    """What each system of a step is given: outputs that go to it, else the step's inputs; an AI is given both."""
    receivers = set()
    for place, item in enumerate(step.outputs):
        target = ends.get((index, "outputs", place))
        if target and target.kind == "system":
            receivers.add(target.key)
            yield facts.catalogue.nodes[target.key], "outputs", place, item
    for id_ in step.systems:
        system = facts.catalogue.get("system", id_)
        if system and (system.record.type in AI_TYPES or system.key not in receivers):
            for place, item in enumerate(step.inputs):
                yield system, "inputs", place, item


def _violation(node: Node, place: tuple[str | int, ...], item: Item, system: Node) -> Violation:
    allowed = " or ".join(f'"{class_}"' for class_ in system.record.data_allowed)
    return Violation(
        node,
        f'"{item.name}" is of the data class "{item.data_class}", but "{system.id}" may only see {allowed}',
        node.at(*place),
        label=f'not for "{system.id}"',
        related=(Related(system.at("data_allowed"), "all it may see"),),
        help="hand over less, prepared in a step before, or use a system that may see this class",
    )
