"""The reviews asked of a role take more time than it has, or a review does not say how long it takes.

Why it matters
--------------
Nobody refuses the work that is too much; the reviews get shorter, until they are a press of a button. Whether a
role can do its reviews is a sum: minutes of a review, times the runs a month, against `review_hours_per_week`.

Counted are the workflows in integration, pilot or production that say their `volume_per_month`. A month has 52/12
weeks. A review without `minutes` takes those of its checklist; a `sample` that begins with a share, such as "20 %"
or "one in five", counts for that share. A review in a step with `for_each` counts once a run, since no field says how
many items a run has: with several, the time asked is more than the sum here. A role that does not say its hours is
not compared. Minutes are missed only where the volume is known.

Example
-------
```yaml
kind: workflow
id: invoice-check
title: Incoming invoices
status: pilot
owner: clerk
trigger: an invoice arrives
volume_per_month: 400
steps:
  - id: read
    do: Read amount, tax and account from the invoice
    who: clerk
    with: chat
    human: consultant
    review: {by: clerk, criteria: [Amount and account are those of the order], minutes: 4}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: clerk, title: Accounts clerk, review_hours_per_week: 3, holders: [{person: p01}, {person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: invoice-check
title: Incoming invoices
status: pilot
owner: clerk
trigger: an invoice arrives
volume_per_month: 400
steps:
  - id: read
    do: Read amount, tax and account from the invoice
    who: clerk
    with: chat
    human: consultant
    review: {by: clerk, criteria: [Amount and account are those of the order], minutes: 4}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: clerk, title: Accounts clerk, review_hours_per_week: 7, holders: [{person: p01}, {person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.capacity import WEEKS_IN_MONTH, Load, loads, minutes_available, minutes_of
from ...facts.facts import Facts
from ...model.node import Node
from ..rule import Violation, rule

_NAMED = 5
"""How many of the reviews are shown with the finding, the longest first."""


@rule(
    of=("workflow", "role"),
    idea=None,
    pilot=Severity.INFO,
    production=Severity.WARNING,
    asks="Do the reviewers have the hours that their reviews take?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Reviews without minutes in a workflow whose volume is known, and roles with less time than their reviews take."""
    for node, workflow in facts.each_workflow():
        for index, step in enumerate(workflow.steps):
            if workflow.volume_per_month and step.review and minutes_of(step.review, facts.catalogue) is None:
                yield Violation(
                    node,
                    f'the review of what "{step.review.of or step.id}" makes does not say how many minutes it takes, '
                    f"at {workflow.volume_per_month:g} runs a month",
                    node.at("steps", index, "review", on_key=True),
                    label="no `minutes`",
                    help="time a few reviews, and write the usual length as `minutes`",
                )
    for role in facts.each("role"):
        available = minutes_available(role.record)
        reviews = loads(role, facts) if available is not None else ()
        if available is not None and sum(load.minutes for load in reviews) > available:
            yield _over(role, available, reviews)


def _over(role: Node, available: float, reviews: tuple[Load, ...]) -> Violation:
    asked = sum(load.minutes for load in reviews)
    longest = sorted(reviews, key=lambda load: (-load.minutes, load.workflow.key, load.index))[:_NAMED]
    return Violation(
        role,
        f'the reviews of "{role.id}" take {asked / 60:,.1f} hours a month, '
        f"and it has {available / 60:,.1f} ({role.record.review_hours_per_week:g} a week)",
        role.at("review_hours_per_week"),
        label=f"{asked / 60 / WEEKS_IN_MONTH:,.1f} hours a week are needed",
        related=tuple(
            Related(load.workflow.at("steps", load.index, "review"), f"{load.minutes / 60:,.1f} hours a month")
            for load in longest
        ),
        help="give the role more hours, let others review too, or look at a sample where a mistake can be undone",
    )
