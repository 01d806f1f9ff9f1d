"""A checklist has an item that cannot be answered with yes or no, one too long to read, or none that must not fail.

Why it matters
--------------
A checklist is used at a pause of a minute, by somebody who already knows the work. It works when each item says
what has to be so, can be taken in at a glance, and when the few items that stop the work stand out from the rest.

An item is too long above 140 characters; the reason belongs into `why` and the remedy into `if_failed`. An item
is no check when it names a topic and nothing about it: one word alone, or only words such as "tone of voice" or
"names and numbers". Any other text is taken at its word.

Example
-------
```yaml
kind: checklist
id: report-check
title: Report check
style: do-confirm
pause_point: the draft is finished and nobody has rewritten it yet
by: analyst
items:
  - {id: figures, check: Every number stands in this week's data pack, critical: true}
  - {id: style, check: Tone of voice}
---
{kind: role, id: analyst, title: Analyst, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: checklist
id: report-check
title: Report check
style: do-confirm
pause_point: the draft is finished and nobody has rewritten it yet
by: analyst
items:
  - {id: figures, check: Every number stands in this week's data pack, critical: true}
  - {id: style, check: No sentence recommends or predicts anything}
---
{kind: role, id: analyst, title: Analyst, holders: [{person: p01}]}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.facts import Facts
from ...kinds.checklist import ChecklistItem
from ...model.node import Node
from ..rule import Violation, rule

_LONGEST = 140
"""Characters of an item: about two lines on a phone."""

_ONE_WORD = re.compile(r"[A-Za-z\u00c0-\u024f-]+[.:?!]?")
"""One word in Latin letters; other scripts may write a sentence without a blank."""

_TOPICS = re.compile(
    r"(?:\W|\b(?:accuracy|brand|claims|clarity|completeness|compliance|consistency|content|correctness|data|dates"
    r"|facts|figures|format|formatting|grammar|language|layout|length|links|names|numbers|plausibility|prices|privacy"
    r"|quality|readability|relevance|security|sources|spelling|structure|style|tone|voice|wording"
    r"|a|all|and|any|general|in|its|legal|of|on|or|our|overall|the|their|with)\b)+",
    re.IGNORECASE,
)
"""Words that say what an item is about and nothing of what has to be so, and what stands between them."""


@rule(
    of="checklist",
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="Could somebody tell in a minute whether each item is so?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Items that are too long or name only a topic, and checklists without a critical item."""
    for node in facts.each("checklist"):
        for index, item in enumerate(node.record.items):
            yield from _item(node, index, item)
        if not any(item.critical for item in node.record.items):
            yield Violation(
                node,
                f'no item of "{node.id}" is critical, so none of them stops the work',
                node.at("items", on_key=True),
                label="none is critical",
                help="mark what must not fail with `critical: true`, or drop the checklist",
            )


def _item(node: Node, index: int, item: ChecklistItem) -> Iterator[Violation]:
    place = node.at("items", index, "check")
    if len(item.check) > _LONGEST:
        yield Violation(
            node,
            f'the item "{item.id}" has {len(item.check)} characters; above {_LONGEST} it is not taken in at a glance',
            place,
            label="too long for a glance",
            help="split it, or move the reason to `why` and the remedy to `if_failed`",
        )
    elif _names_a_topic(item.check):
        yield Violation(
            node,
            f'the item "{item.id}" names a topic and does not say what has to be so',
            place,
            label="no check",
            help="write a sentence that is true or not, such as: each number stands in the data pack",
        )


def _names_a_topic(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (_ONE_WORD, _TOPICS))
