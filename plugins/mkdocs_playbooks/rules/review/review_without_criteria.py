"""A review does not say what the result is compared with, or who compares it.

Why it matters
--------------
Somebody asked to "have a look" sees whether a text reads well, and AI output always does. A review finds
mistakes when it says what to hold the result against, and it happens when a role has been named for it.

Criteria may stand in the review itself or in a checklist that it names; one of the two is enough. A role or a
checklist that does not exist is told as an unknown reference and not here.

Example
-------
```yaml
kind: workflow
id: product-text
title: Product text for the shop
owner: shop-editor
trigger: a product is released for sale
steps:
  - id: draft
    do: Draft the text from the data sheet
    who: shop-editor
    with: chat
    human: consultant
    review: {by: shop-editor, minutes: 10}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: shop-editor, title: Shop editor, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: product-text
title: Product text for the shop
owner: shop-editor
trigger: a product is released for sale
steps:
  - id: draft
    do: Draft the text from the data sheet
    who: shop-editor
    with: chat
    human: consultant
    review: {by: shop-editor, minutes: 10, criteria: [Every claim stands in the data sheet]}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: shop-editor, title: Shop editor, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.facts import Facts
from ...kinds.workflow import Review
from ..rule import Violation, rule

_MISSING = {
    ("by",): ("nobody to do it", "name the role that reviews in `by`"),
    ("criteria",): ("nothing to compare with", "write what to compare with as `criteria`, or name a `checklist`"),
    ("by", "criteria"): (
        "nobody to do it and nothing to compare with",
        "name the role that reviews in `by`, and what it compares with as `criteria` or a `checklist`",
    ),
}


@rule(
    of="workflow",
    idea=Severity.WARNING,
    pilot=Severity.ERROR,
    production=Severity.ERROR,
    asks="What exactly does the reviewer compare the result with?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Reviews without a role, or with neither criteria nor a checklist."""
    for node, workflow in facts.each_workflow():
        for index, step in enumerate(workflow.steps):
            missing = _missing(step.review) if step.review else ()
            if step.review and missing:
                lacks, mend = _MISSING[missing]
                yield Violation(
                    node,
                    f'the review of what "{step.review.of or step.id}" makes has {lacks}',
                    node.at("steps", index, "review", on_key=True),
                    label=lacks,
                    help=mend,
                )


def _missing(review: Review) -> tuple[str, ...]:
    given = {"by": review.by, "criteria": review.criteria or review.checklist}
    return tuple(name for name, value in given.items() if not value)
