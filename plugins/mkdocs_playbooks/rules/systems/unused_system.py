"""An AI system was subscribed more than 60 days ago, and no step of any workflow uses it.

Why it matters
--------------
Buying a system is one event and building it into the work is another, and only the second changes anything. What
nobody has written into a step is used by those who like it, in ways nobody else can learn from or check, and it is
paid for and open to everybody all the same.

Only AI systems that are `active` and say `subscribed_on` are looked at. A step of a retired workflow does not count
as use. A system that one in use is connected to does: a model behind an application need not appear in a step.

Example
-------
```yaml
kind: system
id: slide-maker
title: Slide maker
type: assistant
status: active
subscribed_on: 2026-02-02
known_limits: [Invents a figure where the text has none]
```

Use instead
-----------
```yaml
kind: system
id: slide-maker
title: Slide maker
type: assistant
status: active
subscribed_on: 2026-02-02
known_limits: [Invents a figure where the text has none]
---
kind: workflow
id: board-slides
title: Slides for the board
owner: controller
trigger: ten days before a board meeting
steps:
  - {id: lay-out, do: Have the released figures laid out, who: controller, with: slide-maker, human: operator}
---
{kind: role, id: controller, title: Controller, holders: [{person: p01}, {person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.autonomy import AI_TYPES
from ...facts.facts import Facts
from ...facts.usage import callers, uses
from ..rule import Violation, rule

_DAYS = 60
"""How long after the subscription a system may wait for its first step."""


@rule(
    of="system",
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="Which step of whose work is this system for?",
    needs_every_document=True,
)
def check(facts: Facts) -> Iterator[Violation]:
    """Active AI systems that neither a step nor a system in use needs, 61 days after the subscription or later."""
    for node in facts.each("system"):
        system = node.record
        if system.type not in AI_TYPES or system.status != "active" or system.subscribed_on is None:
            continue
        days = (facts.today - system.subscribed_on).days
        if days > _DAYS and not uses(node, facts.catalogue) and not callers(node, facts.catalogue):
            yield Violation(
                node,
                f'"{node.id}" was subscribed on {system.subscribed_on}, {days} days ago, and no step is done with it',
                node.at("subscribed_on"),
                label="subscribed, not used",
                help="name it in the `with` of the step it was bought for, or end the subscription and retire it",
            )
