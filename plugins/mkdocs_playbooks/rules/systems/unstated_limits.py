"""An assistant or agent that people work with has no word on what it gets wrong.

Why it matters
--------------
Somebody who checks a draft looks where they expect a mistake. Three sentences on where this tool went wrong before,
written by those who use it, find more than a general warning that AI makes mistakes, which is read once and never
again.

Systems of the types `assistant` and `agent` that are `active` are looked at, as soon as a step is done with them:
before that nobody has seen it fail. A `model_api` shows itself to staff by way of the system it stands behind.

Example
-------
```yaml
kind: workflow
id: foreign-orders
title: Orders in other languages
owner: sales-lead
trigger: an order arrives in a language nobody here reads
steps:
  - {id: read, do: Have it translated and compare the figures, who: sales-lead, with: translator, human: operator}
---
kind: system
id: translator
title: Translator
type: assistant
identity: delegated
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p01}, {person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: foreign-orders
title: Orders in other languages
owner: sales-lead
trigger: an order arrives in a language nobody here reads
steps:
  - {id: read, do: Have it translated and compare the figures, who: sales-lead, with: translator, human: operator}
---
kind: system
id: translator
title: Translator
type: assistant
identity: delegated
known_limits:
  - Turns a polite no into a maybe
  - Skips a sentence in paragraphs of more than ten lines
---
{kind: role, id: sales-lead, title: Head of sales, holders: [{person: p01}, {person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.usage import uses
from ..rule import Violation, rule

_TYPES = frozenset({"assistant", "agent"})
"""The AI that people face themselves."""


@rule(
    of="system",
    idea=Severity.INFO,
    pilot=Severity.INFO,
    production=Severity.INFO,
    asks="What did this system get wrong last month?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Active assistants and agents without `known_limits` that a step is done with."""
    for node in facts.each("system"):
        system = node.record
        if system.type not in _TYPES or system.status != "active" or system.known_limits:
            continue
        if used := uses(node, facts.catalogue):
            workflow, index, step = used[0]
            yield Violation(
                node,
                f'the page of "{node.id}" says nothing about what it gets wrong, and "{step.id}" is done with it',
                node.at("type"),
                label="no `known_limits`",
                related=(Related(workflow.at("steps", index, "with"), "used here"),),
                help="write under `known_limits` two or three mistakes it has made, in the words of those who saw them",
            )
