"""A target is set on how many people have a tool, not on what they do with it.

Why it matters
--------------
Seats, licences and headcount can be raised by an order form. A target on them is met as soon as the invoice is paid,
and the work may be what it was before. What is worth aiming for is an outcome of the work: hours, errors, cases that
come back, teams that still work in the changed way after a quarter.

Only a metric with a `target` is asked, of type `adoption` or `volume`: licences sold or seats filled may well be
somebody's outcome. What counts is what the target is counted in. A unit that says seats, licences or headcount is
found, and so is a share or a number of people where the title speaks of them. What comes after "per" is left out, so
"hours per seat" is a time. To watch such a figure without a target is fine.

Example
-------
```yaml
kind: metric
id: assistant-licences
title: Colleagues with an assistant
type: adoption
unit: licences
better: up
target: {value: 400, due: 2027-03-31}
```

Use instead
-----------
```yaml
kind: metric
id: assistant-habit
title: Teams that still work in the changed way after twelve weeks
type: adoption
unit: percent of teams
better: up
target: {value: 60, due: 2027-03-31}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.facts import Facts
from ...kinds.metric import Metric
from ..rule import Violation, rule

_TYPES = frozenset({"adoption", "volume"})
_SEATS = re.compile(r"\b(seats?|licen[cs]es?|head ?count|user accounts?)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"^(%|percent|number|count|share|people|persons|users|employees|colleagues|staff)\b", re.IGNORECASE
)
_PER = re.compile(r"\b(per|for each|for every)\b.*", re.IGNORECASE)


@rule(
    of="metric",
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="What would be better in the work if this target were met?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Metrics of adoption or volume whose target is counted in seats, licences or headcount."""
    for node in facts.each("metric"):
        field, words = _seats(node.record)
        if words:
            yield Violation(
                node,
                f'the target of "{node.id}" is counted in {words.lower()}, which an order form can raise',
                node.at(field),
                label="counts who has it, not what it does",
                help="set the target on an outcome of the work; the count may stay as a figure without one",
            )


def _seats(metric: Metric) -> tuple[str, str]:
    """The field in which a target is said to count seats, and the words that say so."""
    if metric.target is None or metric.type not in _TYPES:
        return "", ""
    in_unit = _SEATS.search(_PER.sub("", metric.unit))
    if in_unit:
        return "unit", in_unit[0]
    in_title = _SEATS.search(_PER.sub("", metric.title)) if _NUMBER.search(metric.unit.strip()) else None
    return ("title", in_title[0]) if in_title else ("", "")
