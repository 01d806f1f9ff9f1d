"""A workflow claims a value and names no metric that could prove it.

Why it matters
--------------
A claim without a measurement is repeated until it counts as known, and then a budget rests on it. Far more
organizations say that AI saves them time than can show it. Naming the metric beside the claim makes it one that can
turn out to be wrong, and for that reason one worth believing.

The metric has to be named at the claim itself. A workflow may have several, and a reader should not have to guess
which of them is meant.

Example
-------
```yaml
kind: workflow
id: invoice-check
title: Check of incoming invoices
owner: accountant
trigger: an invoice arrives in the shared mailbox
value: {claim: Saves every accountant a day a week}
steps:
  - {id: compare, do: Compare the invoice with the order, who: accountant}
---
{kind: role, id: accountant, title: Accountant, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: invoice-check
title: Check of incoming invoices
owner: accountant
trigger: an invoice arrives in the shared mailbox
metrics: [minutes-per-invoice]
value: {claim: An invoice takes four minutes instead of eleven, metric: minutes-per-invoice}
steps:
  - {id: compare, do: Compare the invoice with the order, who: accountant}
---
kind: metric
id: minutes-per-invoice
title: Working minutes for one invoice
type: time
unit: minutes
better: down
---
{kind: role, id: accountant, title: Accountant, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.facts import Facts
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Which figure would show that this claim is wrong?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Claims of value that name no metric; the only metric of a workflow is offered as the fix."""
    for node, workflow in facts.each_workflow():
        if workflow.value and not workflow.value.metric:
            only = workflow.metrics[0] if len(workflow.metrics) == 1 else ""
            yield Violation(
                node,
                f'"{node.id}" says what it is worth, and no metric could prove it',
                node.at("value", "claim"),
                label="claimed, not measured",
                help="name a metric with a baseline beside the claim, or say no more than is known",
                fix=f"metric: {only}" if only else "",
            )
