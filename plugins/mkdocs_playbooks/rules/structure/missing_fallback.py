"""A workflow relies on AI and does not say how the work goes on without it.

Why it matters
--------------
A service fails on the busiest day, a vendor changes a model overnight, a stop condition holds an agent for a week.
Whoever is on duty then needs an answer that was given on a quiet day: who does the work by hand, what is left out,
and what has to wait. A team that has no such answer also finds out too late that nobody can do the work by hand any
more.

Every workflow with an AI step counts in which the human is collaborator or lets the AI go further. Where the human
is `operator` in all of them, a person does the work anyway. The `exceptions` are about cases and do not stand in
for a fallback.

Example
-------
```yaml
kind: workflow
id: ticket-sorting
title: Sorting of repair tickets
status: pilot
owner: dispatcher
backup: dispatch-deputy
trigger: a tenant reports damage
steps:
  - id: sort
    do: Confirm the trade that the classifier proposes
    who: dispatcher
    with: classifier
    human: collaborator
    type: analyse
    review: {by: dispatcher, criteria: [Gas and water are always urgent]}
    escalate: [{when: a person may be hurt, to: dispatch-deputy, within: 10 minutes, until_then: the house is cleared}]
---
{kind: system, id: classifier, title: Classifier, type: model_api}
---
{kind: role, id: dispatcher, title: Dispatcher, holders: [{person: p01}]}
---
{kind: role, id: dispatch-deputy, title: Deputy dispatcher, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: ticket-sorting
title: Sorting of repair tickets
status: pilot
owner: dispatcher
backup: dispatch-deputy
trigger: a tenant reports damage
fallback: The dispatcher sorts from the printed list of trades; tickets without danger wait until the next day.
steps:
  - id: sort
    do: Confirm the trade that the classifier proposes
    who: dispatcher
    with: classifier
    human: collaborator
    type: analyse
    review: {by: dispatcher, criteria: [Gas and water are always urgent]}
    escalate: [{when: a person may be hurt, to: dispatch-deputy, within: 10 minutes, until_then: the house is cleared}]
---
{kind: system, id: classifier, title: Classifier, type: model_api}
---
{kind: role, id: dispatcher, title: Dispatcher, holders: [{person: p01}]}
---
{kind: role, id: dispatch-deputy, title: Deputy dispatcher, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.handover import first_contribution
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="If the AI fails tomorrow morning, who does what instead?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows to whose work AI contributes, without a fallback."""
    for node, workflow in facts.each_workflow():
        index = first_contribution(node, facts.catalogue)
        if index is None or workflow.fallback:
            continue
        step = workflow.steps[index]
        yield Violation(
            node,
            f'"{step.id}" relies on AI, and nothing says how the work goes on without it',
            node.at(),
            label="no fallback",
            related=(Related(facts.ai_place(node, index), "when this system fails"),),
            help="write under `fallback` who does the work by hand, what is left out and what waits",
        )
