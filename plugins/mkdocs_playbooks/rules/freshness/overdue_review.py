"""A document's next review is past.

Why it matters
--------------
People trust a page until they catch it being wrong, and then they stop reading all of them. A date for the
next look is a promise to readers that what they see is still how things are; once it has passed, nobody
knows. Whoever owns the document reads it against the work as it is done, corrects it, and sets the next date.

Example
-------
```yaml
kind: role
id: data-steward
title: Data steward
holders: [{person: p01}]
duties: [Decides which data may be given to AI systems]
last_reviewed: 2019-03-01
review_due: 2020-03-01
```

Use instead
-----------
```yaml
kind: role
id: data-steward
title: Data steward
holders: [{person: p01}]
duties: [Decides which data may be given to AI systems]
last_reviewed: 2026-03-01
review_due: 2099-03-01
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.facts import Facts
from ..rule import ANY, Violation, rule


@rule(
    of=ANY,
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="When did somebody last compare this page with the work?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Documents of any kind whose `review_due` lies before today; on the day itself there is still time."""
    for node in facts.each():
        due = node.record.review_due
        if due is None or due >= facts.today:
            continue
        days = (facts.today - due).days
        yield Violation(
            node,
            f"the review was due on {due}, {days} day{'s' if days > 1 else ''} ago",
            node.at("review_due"),
            label="past",
            help="compare it with the work as it is done, correct it, then renew both dates",
        )
