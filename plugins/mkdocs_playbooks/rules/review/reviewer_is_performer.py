"""What goes to a customer, a partner or the public is reviewed only by the people who made it with AI.

Why it matters
--------------
Whoever asked for a text, waited for it and wants to be done reads it with kind eyes. What leaves the
organization should be seen once by somebody who did not make it.

Looked at are AI steps, from collaborator upwards, that themselves reach outward. The people who hold the roles
count today, not the titles: two roles of one person are one pair of eyes. One review by anybody else is enough,
and so is `independent: true` where another holder of the role can take it. A draft that stays inside and is
sent by a later step is left alone, and so is a step in which the human is `operator`.

Example
-------
```yaml
kind: workflow
id: press-answer
title: Answer to a journalist
status: pilot
owner: press-officer
trigger: a journalist asks a question
steps:
  - id: answer
    do: Answer from the approved statements
    who: press-officer
    with: chat
    human: consultant
    reaches: public
    review: {by: press-officer, criteria: [Each sentence stands in an approved statement]}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: press-officer, title: Press officer, holders: [{person: p01}]}
---
{kind: role, id: legal-counsel, title: Legal counsel, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: press-answer
title: Answer to a journalist
status: pilot
owner: press-officer
trigger: a journalist asks a question
steps:
  - id: answer
    do: Answer from the approved statements
    who: press-officer
    with: chat
    human: consultant
    reaches: public
    review: {by: legal-counsel, criteria: [Each sentence stands in an approved statement]}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: press-officer, title: Press officer, holders: [{person: p01}]}
---
{kind: role, id: legal-counsel, title: Legal counsel, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.autonomy import level
from ...facts.facts import Facts
from ...facts.reach import OUTWARD
from ...facts.review import reviews_by_made
from ...kinds.workflow import Step
from ...model.node import Node
from ..rule import Violation, rule

_FROM = level("collaborator").rank


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="Who sees this before it leaves the house, and did not make it?",
    needs_second_person=True,
)
def check(facts: Facts) -> Iterator[Violation]:
    """AI steps that reach outward and whose every reviewer is one of their performers."""
    for node, workflow in facts.each_workflow():
        reviews = reviews_by_made(workflow)
        for index, step in facts.ai_steps(node):
            if step.reaches not in OUTWARD or facts.level(step).rank < _FROM:
                continue
            found = [(place, holds) for place, holds in reviews.get(step.id, ()) if holds.review and holds.review.by]
            if found and all(_by_performers(holds, step, facts) for _, holds in found):
                yield _violation(node, index, *found[0])


def _by_performers(holds: Step, made: Step, facts: Facts) -> bool:
    """Whether nobody but the performers of a step can be its reviewer; unknown while a role has no holder."""
    review = holds.review
    performers, reviewers = facts.holders(made.who), facts.holders(review.by if review else None)
    another = review is not None and review.independent and len(performers) > 1
    return bool(reviewers) and reviewers <= performers and not another


def _violation(node: Node, index: int, place: int, holds: Step) -> Violation:
    made, by = node.record.steps[index], holds.review.by if holds.review else ""
    who = "made it" if made.who == by else f'is held by nobody but holders of "{made.who}", who made it'
    return Violation(
        node,
        f'what "{made.id}" makes reaches the {made.reaches}, and its reviewer "{by}" {who}',
        node.at("steps", place, "review", "by"),
        label="reviews its own work",
        related=(Related(node.at("steps", index, "who"), "made by"),),
        help="name a role held by somebody else, or ask for another holder of the role with `independent: true`",
    )
