"""Sensitive material is handed to AI without a word on how it is prepared.

Why it matters
--------------
Most tasks need a small part of a sensitive document: the dates and not the name, the group and not the person. What
is not handed over cannot leak, cannot turn up in a log, and cannot sway an answer. Left open, the quickest way wins,
and that is to paste the whole.

Every input of an AI step counts whose `data_class` the organization marks as sensitive. It needs `prepare`: what is
removed, summarised or replaced, by whom or by what; or, where all of it is needed, why. An input that comes `from` a
step of type `prepare` is prepared there. Whether a system may see a class at all is another question, which its
`data_allowed` answers.

Example
-------
```yaml
kind: organization
id: harbour-clinic
title: Harbour clinic
size: small
data_classes: [{id: health, title: Health, sensitive: true}]
---
kind: workflow
id: referral-letter
title: Referral letter
status: pilot
owner: practice-lead
backup: practice-deputy
trigger: a doctor refers a patient
steps:
  - id: draft
    do: Have the assistant put the findings in the order of the form
    who: practice-lead
    with: chat
    human: collaborator
    type: prepare
    inputs: [{name: findings, format: dictated text, source: the doctor who refers, data_class: health}]
  - {id: check, do: Compare, who: practice-deputy, review: {of: draft, by: practice-deputy, criteria: [None missing]}}
---
{kind: system, id: chat, title: Chat assistant, type: assistant, data_allowed: [health]}
---
{kind: role, id: practice-lead, title: Practice lead, holders: [{person: p01}]}
---
{kind: role, id: practice-deputy, title: Deputy practice lead, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: organization
id: harbour-clinic
title: Harbour clinic
size: small
data_classes: [{id: health, title: Health, sensitive: true}]
---
kind: workflow
id: referral-letter
title: Referral letter
status: pilot
owner: practice-lead
backup: practice-deputy
trigger: a doctor refers a patient
steps:
  - id: draft
    do: Have the assistant put the findings in the order of the form
    who: practice-lead
    with: chat
    human: collaborator
    type: prepare
    inputs:
      - name: findings
        format: dictated text
        source: the doctor who refers
        data_class: health
        prepare: Name, birthday and address stay on the form; the text speaks of the patient
  - {id: check, do: Compare, who: practice-deputy, review: {of: draft, by: practice-deputy, criteria: [None missing]}}
---
{kind: system, id: chat, title: Chat assistant, type: assistant, data_allowed: [health]}
---
{kind: role, id: practice-lead, title: Practice lead, holders: [{person: p01}]}
---
{kind: role, id: practice-deputy, title: Deputy practice lead, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.handover import Handover
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.INFO,
    production=Severity.WARNING,
    asks="What is taken out or summarised before the AI sees it?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Inputs of AI steps in a sensitive class that nothing prepares."""
    for node, _ in facts.each_workflow():
        bare = [
            (index, place)
            for index, step in facts.ai_steps(node)
            for place, item in enumerate(step.inputs)
            if item.data_class in facts.sensitive and not item.prepare
        ]
        handover = Handover(node, facts.graph(node), facts.catalogue)
        for index, place in bare:
            maker = handover.origin(index, place)
            if maker is None or maker.type != "prepare":
                yield _violation(node, index, place, facts)


def _violation(node: Node, index: int, place: int, facts: Facts) -> Violation:
    step = node.record.steps[index]
    item = step.inputs[place]
    return Violation(
        node,
        f'nothing says how "{item.name}", which is of the sensitive class "{item.data_class}", is prepared before the '
        f'AI in "{step.id}" sees it',
        node.at("steps", index, "inputs", place, "data_class"),
        label="marked as sensitive",
        related=(Related(facts.ai_place(node, index), "handed to this system"),),
        help="write under `prepare` what is removed, summarised or replaced first; where all of it is needed, say why",
    )
