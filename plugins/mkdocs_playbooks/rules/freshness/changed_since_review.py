"""A document was changed after its last review, and nobody has reviewed it since.

Why it matters
--------------
The day of the last review tells readers that somebody compared the page with the work. A change after that
day may be right, but it was not part of the comparison, and the date vouches for it all the same. So whoever
changes a page either has it reviewed and moves the date, or leaves it to the owner to look.

Git's history tells what was changed. A document counts as reviewed as it stood at the end of the day in
`last_reviewed`, or in the first commit that gives that day, as a review is often committed a day later. Only
the document's own fields matter: comments, line breaks, other documents in the same file, a moved file and a new
`review_due` are no change. What is not committed yet is left alone, and so is a document without
`last_reviewed`. In a clone that does not hold the past, because it is shallow or partial, the check says that this was
not looked at.

Example
-------
```yaml
# committed on 2026-03-02:
#   kind: role
#   id: data-steward
#   title: Data steward
#   holders: [{person: p01}]
#   duties: [Decides which data may be given to AI systems]
#   last_reviewed: 2026-03-02
# committed on 2026-05-04, as below
kind: role
id: data-steward
title: Data steward
holders: [{person: p01}]
duties: [Decides which data may be given to AI systems, Answers requests for deletion]
last_reviewed: 2026-03-02
```

Use instead
-----------
```yaml
# committed on 2026-03-02:
#   kind: role
#   id: data-steward
#   title: Data steward
#   holders: [{person: p01}]
#   duties: [Decides which data may be given to AI systems]
#   last_reviewed: 2026-03-02
# committed on 2026-05-04, as below
kind: role
id: data-steward
title: Data steward
holders: [{person: p01}]
duties: [Decides which data may be given to AI systems, Answers requests for deletion]
last_reviewed: 2026-05-04
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.edits import changed_since_review
from ...facts.facts import Facts
from ...facts.marks import marks
from ..rule import Violation, rule


@rule(
    idea=Severity.INFO,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="Has anybody compared the page with the work since it was changed?",
    needs_history=True,
)
def check(facts: Facts) -> Iterator[Violation]:
    """Documents of any kind with a commit after their review that changed more than the days of the review."""
    reviewed = any(marks(node, facts).last_reviewed for node in facts.catalogue.nodes.values())
    if not reviewed or not facts.history.commits:
        return
    changes = changed_since_review(facts)
    for key, change in changes.items():
        node = facts.catalogue.nodes[key]
        reviewed = node.record.last_reviewed
        days = (change.date - reviewed).days
        later = f"{days} day{'s' if days > 1 else ''} after"
        yield Violation(
            node,
            f'"{node.id}" was changed on {change.date} in {change.commit}, {later} the last review on {reviewed}',
            node.at("last_reviewed"),
            label="before the change",
            help="read the change against the work, then write today as `last_reviewed` and set a new `review_due`",
        )
