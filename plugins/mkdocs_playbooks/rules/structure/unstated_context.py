"""What AI helped to make reaches customers, and the workflow does not say what the AI cannot know.

Why it matters
--------------
A customer notices at once when an answer overlooks what everybody in the house knows: the promise a driver made, the
call of the day before, the story behind a complaint. No system holds these things, so only the person in the step
can bring them in. Writing them down tells that person what to add, and tells others which part of the work must not
be handed over.

The rule looks at workflows in which AI contributes to a step, as collaborator or further, and in which this step or
a later one reaches `customer` or `public`. A few lines under `context_ai_lacks` are enough.

Example
-------
```yaml
kind: workflow
id: offer-mail
title: Mail with an offer
status: pilot
owner: sales-lead
backup: sales-deputy
trigger: a customer asks for an offer
fallback: The mail is written by hand.
steps:
  - id: write
    do: Write the mail with the assistant
    who: sales-lead
    with: chat
    human: collaborator
    type: communicate
    review: {by: sales-deputy, criteria: [The price is the one in the offer]}
    reaches: customer
    escalate: [{when: the price list has no such item, to: sales-deputy, within: 1 day, until_then: no mail}]
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p01}]}
---
{kind: role, id: sales-deputy, title: Deputy head of sales, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: offer-mail
title: Mail with an offer
status: pilot
owner: sales-lead
backup: sales-deputy
trigger: a customer asks for an offer
fallback: The mail is written by hand.
context_ai_lacks: [What was promised on the telephone, Which customers wait for a late delivery]
steps:
  - id: write
    do: Write the mail with the assistant
    who: sales-lead
    with: chat
    human: collaborator
    type: communicate
    review: {by: sales-deputy, criteria: [The price is the one in the offer]}
    reaches: customer
    escalate: [{when: the price list has no such item, to: sales-deputy, within: 1 day, until_then: no mail}]
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p01}]}
---
{kind: role, id: sales-deputy, title: Deputy head of sales, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.handover import ai_contributes
from ...facts.reach import reaches_at_least
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.INFO,
    production=Severity.WARNING,
    asks="What do you know about this customer that no system holds?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows whose AI-made work reaches customers, without what the AI lacks."""
    for node, workflow in facts.each_workflow():
        index = None if workflow.context_ai_lacks else _first_exposed(node, facts)
        if index is None:
            continue
        step = workflow.steps[index]
        yield Violation(
            node,
            f'what AI helps to make reaches the {step.reaches} in "{step.id}", but nothing says what the AI cannot '
            "know about the situation",
            node.at("context_ai_lacks", on_key=True) if "context_ai_lacks" in node.data else node.at(),
            label="no `context_ai_lacks`",
            related=(Related(node.at("steps", index, "reaches"), "here it leaves the organization"),),
            help="list under `context_ai_lacks` what people in this work know and no system holds",
        )


def _first_exposed(node: Node, facts: Facts) -> int | None:
    """The place of the first step that reaches customers at or after a step to which AI contributes."""
    outward = [(i, step.id) for i, step in enumerate(node.record.steps) if reaches_at_least(step, "customer")]
    if not outward:
        return None
    graph = facts.graph(node)
    made = (step.id for _, step in facts.ai_steps(node) if ai_contributes(step, facts.catalogue))
    onward = frozenset[str]().union(*(graph.reachable(id_) for id_ in made))
    return next((index for index, id_ in outward if id_ in onward), None)
