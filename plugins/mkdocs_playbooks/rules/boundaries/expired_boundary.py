"""An exception to a boundary has run out and still stands in it.

Why it matters
--------------
An exception is let through for a time because somebody weighed it for that time. When the day passes and
nothing happens, it turns into the rule: people go on as before, pointing at a line in the boundary that no
longer permits it. Either the reason still holds and somebody decides so again, or the exception goes.

The last day itself still counts. The boundary's own date for a review is watched by `overdue-review`, as for
every document.

Example
-------
```yaml
kind: boundary
id: signed-texts
title: Whoever signs a text has written it
category: identity
human_at_least: operator
covers: [Everything that carries a person's name]
rationale: A name under a text is a promise that somebody thought it through.
owner: editor
decided_on: 2019-01-15
decided_by: editor
exceptions:
  - {what: Machine translation of the archive, until: 2020-03-31}
---
{kind: role, id: editor, title: Editor, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: boundary
id: signed-texts
title: Whoever signs a text has written it
category: identity
human_at_least: operator
covers: [Everything that carries a person's name]
rationale: A name under a text is a promise that somebody thought it through.
owner: editor
decided_on: 2019-01-15
decided_by: editor
exceptions:
  - {what: Machine translation of the archive, until: 2099-03-31}
---
{kind: role, id: editor, title: Editor, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.boundaries import in_force
from ...facts.facts import Facts
from ...kinds.boundary import BoundaryException
from ..rule import Violation, rule


@rule(
    of="boundary",
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Does the exception still have its reason, or may it go?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Exceptions to boundaries in force whose last day lies before today."""
    for node in facts.each("boundary"):
        for index, exception in enumerate(node.record.exceptions if in_force(node) else ()):
            if exception.until is None or exception.until >= facts.today:
                continue
            days = (facts.today - exception.until).days
            yield Violation(
                node,
                f'the exception "{exception.what}" ran out on {exception.until}, {days} day{"s" if days > 1 else ""} '
                f'ago, and "{node.id}" still lists it',
                node.at("exceptions", index, "until"),
                label="past",
                related=_granted(exception, facts),
                help="delete the exception and tell those who used it, or decide it again with a new last day",
            )


def _granted(exception: BoundaryException, facts: Facts) -> tuple[Related, ...]:
    decision = facts.catalogue.get("decision", exception.decision) if exception.decision else None
    return (Related(decision.at("date"), "it was granted here"),) if decision else ()
