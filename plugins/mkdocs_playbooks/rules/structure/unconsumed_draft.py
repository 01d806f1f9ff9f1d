"""No later step does anything with what AI drafted.

Why it matters
--------------
A first draft is the cheap part of the work. What counts is what comes after it: somebody compares it with its
sources, writes the parts again that only a person can write, and puts the result to use. Where the workflow ends
with the draft, or with filing it, that half is done by nobody, or by everybody in a way of their own.

A draft is what comes out of a step with AI whose type is `draft`, or which has outputs and no type; a step in which
the human is `operator` is left alone, for there a person writes. Where outputs, inputs or `review.of` say to whom the
draft goes, only those count, else every step that comes later does. Steps that gather, record or wait do nothing with
a draft; a step of another workflow is trusted to. A review on the drafting step itself is a check, but puts nothing to
use.

Example
-------
```yaml
kind: workflow
id: job-advert
title: Advert for an open position
owner: recruiter
trigger: a manager's request for a new colleague is signed
steps:
  - id: draft
    do: Have the assistant draft the advert from the request
    who: recruiter
    with: chat
    human: collaborator
    type: draft
    inputs: [{name: request, format: signed form, source: the manager who asks}]
    outputs: [{name: draft advert, format: document, to: shared-drive}]
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: system, id: shared-drive, title: Shared drive, type: data_store}
---
{kind: role, id: recruiter, title: Recruiter, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: job-advert
title: Advert for an open position
owner: recruiter
trigger: a manager's request for a new colleague is signed
steps:
  - id: draft
    do: Have the assistant draft the advert from the request
    who: recruiter
    with: chat
    human: collaborator
    type: draft
    inputs: [{name: request, format: signed form, source: the manager who asks}]
    outputs: [{name: draft advert, format: document, to: rework}]
  - id: rework
    do: Write what the work is really like yourself, then publish the advert
    who: recruiter
    type: act
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: system, id: shared-drive, title: Shared drive, type: data_store}
---
{kind: role, id: recruiter, title: Recruiter, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.handover import Handover, is_ai_draft
from ...kinds.workflow import Step
from ...model.node import Node, Target
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=Severity.INFO,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Who turns the first draft into finished work, and in which step?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Steps in which AI drafts something that no later step checks, reworks or uses."""
    for node, _ in facts.each_workflow():
        drafts = [(index, step) for index, step in facts.ai_steps(node) if is_ai_draft(step, facts.catalogue)]
        if not drafts:
            continue
        handover = Handover(node, facts.graph(node), facts.catalogue)
        for index, step in drafts:
            if not handover.taken_up(index):
                yield _violation(node, index, step, handover)


def _violation(node: Node, index: int, step: Step, handover: Handover) -> Violation:
    goes = handover.destination(index)
    place = Related(node.at("steps", index, "outputs", goes[0], "to"), "this is where it goes") if goes else None
    return Violation(
        node,
        f'no later step does anything with what "{step.id}" drafts: {_instead(step, goes, handover)}',
        node.at("steps", index),
        label="drafted here with AI",
        related=(place,) if place else (),
        help="let a later step check, rework or use the draft, and name that step in the `to` of the output",
    )


def _instead(step: Step, goes: tuple[int, Target] | None, handover: Handover) -> str:
    if goes:
        _, target = goes
        return f'it goes to "{target.part or target.id}"'
    later = handover.later(step)
    if not later:
        return "the work ends there"
    return f"after it come only {_listed([other.id for other in later])}"


def _listed(ids: list[str]) -> str:
    *others, last = (f'"{id_}"' for id_ in ids)
    return f"{', '.join(others)} and {last}" if others else last
