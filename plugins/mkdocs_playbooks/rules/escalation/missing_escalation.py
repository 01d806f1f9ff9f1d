"""AI takes part in a workflow in which no step says whom to call when something is wrong.

Why it matters
--------------
Whoever works with AI meets cases that are above their hands: a figure nobody can explain, a customer who threatens,
an output that should not exist. Without a way up each of them decides alone and late, often in favour of going on,
because going on needs no telephone call. One rule that names the case, the role and the time settles who is called.

One `escalate` on any step will do. A stop condition is none: it stops a run, but calls nobody who may decide. The
rule looks at workflows in which the human is collaborator in some AI step, or lets the AI go further.

Example
-------
```yaml
kind: workflow
id: damage-photos
title: Sorting of damage photographs
owner: fleet-manager
trigger: a rented car is given back
steps:
  - id: sort
    do: Confirm the damage that the model marks
    who: fleet-manager
    with: photo-model
    human: consultant
    review: {by: fleet-manager, criteria: [Old damage is in the file of the car]}
---
{kind: system, id: photo-model, title: Photo model, type: model_api}
---
{kind: role, id: fleet-manager, title: Fleet manager, holders: [{person: p01}]}
---
{kind: role, id: claims-desk, title: Claims desk, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: damage-photos
title: Sorting of damage photographs
owner: fleet-manager
trigger: a rented car is given back
steps:
  - id: sort
    do: Confirm the damage that the model marks
    who: fleet-manager
    with: photo-model
    human: consultant
    review: {by: fleet-manager, criteria: [Old damage is in the file of the car]}
    escalate: [{when: the customer disputes a mark, to: claims-desk, within: 1 day, until_then: no charge is made}]
---
{kind: system, id: photo-model, title: Photo model, type: model_api}
---
{kind: role, id: fleet-manager, title: Fleet manager, holders: [{person: p01}]}
---
{kind: role, id: claims-desk, title: Claims desk, holders: [{person: p02}]}
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
    idea=Severity.INFO,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Whom do people call when a case is above their hands, and how soon do they get an answer?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows to whose work AI contributes, without an escalation in any step."""
    for node, workflow in facts.each_workflow():
        index = first_contribution(node, facts.catalogue)
        if index is None or any(step.escalate for step in workflow.steps):
            continue
        step = workflow.steps[index]
        yield Violation(
            node,
            f'AI takes part in "{step.id}", but no step says whom to call when something is wrong',
            node.at(),
            label="no way up",
            related=(Related(facts.ai_place(node, index), "the AI takes part here"),),
            help="add `escalate` with `when`, `to`, `within` and `until_then` to the step in which trouble shows first",
        )
