"""The review minutes in the cost and those in the steps differ by more than a quarter.

Why it matters
--------------
The cost is read by those who decide on the money, the steps by those who plan the day. When the two disagree, one of
them was written to look good: the review is cheaper on paper than at the desk, or it is paid for and not done. People
then review in the time that the sum left them.

`cost.review.minutes` is compared with the `minutes` of all reviews in the steps. A review that a run may do without
(of a sample, in a step with `only_if`, or on one of several ways) may be counted or not: the cost is found when it is
more than 25 % below the reviews that every run has, or more than 25 % above all of them. Nothing is compared where a
review does not say its minutes, where its step is run once for each item, or where the cost is counted by the month.

Example
-------
```yaml
kind: workflow
id: tender
title: Answer to a public tender
status: pilot
owner: bid-lead
backup: bid-deputy
trigger: a tender in our field is published
cost: {unit: one answer, currency: EUR, review: {minutes: 30, rate_per_hour: 70}}
steps:
  - {id: write, do: Write the answer, who: bid-lead}
  - id: check
    do: Check the answer against the requirements
    who: bid-deputy
    review: {of: write, by: bid-deputy, criteria: [Each requirement has an answer], minutes: 120}
---
{kind: role, id: bid-lead, title: Head of bids, holders: [{person: p01}]}
---
{kind: role, id: bid-deputy, title: Deputy head of bids, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: tender
title: Answer to a public tender
status: pilot
owner: bid-lead
backup: bid-deputy
trigger: a tender in our field is published
cost: {unit: one answer, currency: EUR, review: {minutes: 120, rate_per_hour: 70}}
steps:
  - {id: write, do: Write the answer, who: bid-lead}
  - id: check
    do: Check the answer against the requirements
    who: bid-deputy
    review: {of: write, by: bid-deputy, criteria: [Each requirement has an answer], minutes: 120}
---
{kind: role, id: bid-lead, title: Head of bids, holders: [{person: p01}]}
---
{kind: role, id: bid-deputy, title: Deputy head of bids, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.review_minutes import ReviewMinutes, review_minutes
from ...model.node import Node
from ..rule import Violation, rule

_APART = 0.25


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.INFO,
    production=Severity.WARNING,
    asks="How long does the review take in a normal week?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Costs whose review minutes lie more than a quarter outside of what the steps say."""
    for node, workflow in facts.each_workflow():
        part = workflow.cost.review if workflow.cost else None
        if part is None or part.minutes is None or part.per == "month":
            continue
        steps = review_minutes(facts.graph(node))
        if steps and not steps.always * (1 - _APART) <= part.minutes <= steps.most * (1 + _APART):
            yield _violation(node, part.minutes, steps)


def _violation(node: Node, minutes: float, steps: ReviewMinutes) -> Violation:
    by_id = {step.id: index for index, step in reversed(tuple(enumerate(node.record.steps)))}
    between = f"{steps.always:g} to {steps.most:g}" if steps.always < steps.most else f"{steps.most:g}"
    return Violation(
        node,
        f'the cost of "{node.id}" counts {minutes:g} minutes of review, and the reviews in its steps take {between}',
        node.at("cost", "review", "minutes"),
        label="not what the steps say",
        related=tuple(
            Related(node.at("steps", by_id[id_], "review", "minutes"), f"the review in {id_}") for id_ in steps.steps
        ),
        help="take the time of ten reviews and correct whichever of the two is wrong",
    )
