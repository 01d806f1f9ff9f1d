"""A workflow runs in a layer while a control that the layer requires has not come far enough.

Why it matters
--------------
A layer asks for its controls because the work in it can do harm that the layer before could not: an agent that
acts needs an account of its own before it acts, and somebody who takes over what it cannot do. Without them the
reach of the work grows faster than the means to notice and to undo.

A control condition without `at_least` asks for `operating`. Each control that falls short is told once for each
workflow of the layer, because each can be held back, or let through by a decision with an end, on its own.

Example
-------
```yaml
kind: workflow
id: refund
title: Refund for a returned parcel
status: pilot
layer: processes
owner: returns-lead
backup: returns-deputy
trigger: a parcel is scanned in the returns hall
steps:
  - {id: pay, do: Compare the parcel with the order and pay, who: returns-lead}
---
kind: layer
id: processes
order: 1
title: Processes
purpose: Cases go through on their own and people decide the odd ones
requires: {controls: [{control: exception-queue, at_least: operating}]}
---
kind: control
id: exception-queue
title: Each odd case has an owner the same day
owner: returns-lead
type: exception_handling
maturity: defined
---
{kind: role, id: returns-lead, title: Head of returns, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: returns-deputy, title: Deputy head of returns, holders: [{person: p03}, {person: p04}]}
```

Use instead
-----------
```yaml
kind: workflow
id: refund
title: Refund for a returned parcel
status: pilot
layer: processes
owner: returns-lead
backup: returns-deputy
trigger: a parcel is scanned in the returns hall
steps:
  - {id: pay, do: Compare the parcel with the order and pay, who: returns-lead}
---
kind: layer
id: processes
order: 1
title: Processes
purpose: Cases go through on their own and people decide the odd ones
requires: {controls: [{control: exception-queue, at_least: operating}]}
---
kind: control
id: exception-queue
title: Each odd case has an owner the same day
owner: returns-lead
type: exception_handling
maturity: operating
last_tested: 2026-10-05
---
{kind: role, id: returns-lead, title: Head of returns, holders: [{person: p01}, {person: p02}]}
---
{kind: role, id: returns-deputy, title: Deputy head of returns, holders: [{person: p03}, {person: p04}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.layers import Condition, LayerStanding
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Which controls have to work before this may run, and do they?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows of a layer, once for each control that exists and is below what the layer requires."""
    for standing in facts.layers:
        for condition in standing.unmet:
            control = facts.catalogue.nodes.get(condition.of) if condition.of.kind == "control" else None
            if control is not None:
                for workflow in standing.alive:
                    yield _violation(workflow, standing, condition, control)


def _violation(workflow: Node, standing: LayerStanding, condition: Condition, control: Node) -> Violation:
    wanted = condition.wanted.removeprefix("at least ")
    return Violation(
        workflow,
        f'the layer "{standing.layer.id}" requires the control "{control.id}" to be at least "{wanted}", '
        f'and it is "{condition.actual}"',
        workflow.at("layer"),
        label=f'needs "{control.id}"',
        related=(
            Related(control.at("maturity"), "this far it has come"),
            Related(standing.layer.at(*condition.pointer), "required here"),
        ),
        help=f'bring "{control.id}" to "{wanted}" before this goes on, or waive this by a decision with an end',
    )
