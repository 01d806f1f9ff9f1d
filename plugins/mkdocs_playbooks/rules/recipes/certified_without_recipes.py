"""Partners count certified people, and there is no recipe to show for it.

Why it matters
--------------
A certificate shows that a person sat a course. What lasts after a partner has left is what can be used again
without them: a workflow with its tests, its course and its metrics, as a recipe. Where there are certificates
and not one recipe, the knowledge walks out with the people who were certified.

It is asked once, on the partner with the most certified people, and one recipe in the collection answers it.

Example
-------
```yaml
kind: partner
id: acme
title: Acme Integrators (fictional)
type: systems_integrator
does: [deliver]
certified_people: 14
```

Use instead
-----------
```yaml
kind: partner
id: acme
title: Acme Integrators (fictional)
type: systems_integrator
does: [deliver]
certified_people: 14
---
{kind: recipe, id: weekly-report, title: Weekly report, type: starter, version: 1.0.0, publisher: acme, licence: MIT}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ..rule import Violation, rule

_SHOWN = 5
"""The most other partners that are pointed at."""


@rule(
    idea=Severity.INFO,
    pilot=Severity.INFO,
    production=Severity.INFO,
    asks="What stays with you that can be used again when the certified people have left?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Once a collection without recipes: the certified people of its partners."""
    partners = [node for node in facts.catalogue.of_kind("partner") if (node.record.certified_people or 0) > 0]
    if not partners or facts.catalogue.of_kind("recipe"):
        return
    first, *others = sorted(partners, key=lambda node: (-node.record.certified_people, node.key))
    total = sum(node.record.certified_people for node in partners)
    people = "1 certified person" if total == 1 else f"{total} certified people"
    yield Violation(
        first,
        f"{people} among the partners, and no recipe in the collection",
        first.at("certified_people"),
        label="counts people",
        related=tuple(Related(node.at("certified_people"), "so does this") for node in others[:_SHOWN]),
        help="agree with the partner on a recipe: a workflow with its tests, course, systems and metrics, to keep",
    )
