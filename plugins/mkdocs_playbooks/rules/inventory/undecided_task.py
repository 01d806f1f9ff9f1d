"""A recurring task is neither given to AI nor kept from it, or is done with AI in no workflow.

Why it matters
--------------
Where nobody has decided, the mood of the day does: the same task is done with AI on Monday and without on Thursday,
and nobody learns which was better. A task that is done with AI outside of any workflow is no better off: how it is
asked, checked and kept is each person's own affair.

A task without `ai` is undecided. A task done without AI needs no workflow.

Example
-------
```yaml
kind: inventory
id: buyer-week
title: A buyer's week
role: buyer
tasks:
  - {task: Compare offers, ai: undecided}
  - {task: Ring suppliers about dates, ai: without, why: A pause says more than a date.}
---
{kind: role, id: buyer, title: Buyer, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: inventory
id: buyer-week
title: A buyer's week
role: buyer
tasks:
  - {task: Compare offers, ai: without, why: Six offers a month are read faster than they are copied.}
  - {task: Ring suppliers about dates, ai: without, why: A pause says more than a date.}
---
{kind: role, id: buyer, title: Buyer, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.facts import Facts
from ...kinds.inventory import Task
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    of="inventory",
    idea=Severity.INFO,
    pilot=Severity.INFO,
    production=Severity.INFO,
    asks="Which recurring tasks are done with AI, which without, and why?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Tasks of inventories without an answer, or with AI and no workflow."""
    for node in facts.each("inventory"):
        for index, task in enumerate(node.record.tasks):
            if task.ai == "undecided":
                yield _open(node, index, task)
            elif task.ai == "with" and not task.workflow:
                yield Violation(
                    node,
                    f'"{_short(task)}" is done with AI, and in no workflow',
                    node.at("tasks", index, "ai"),
                    label="no workflow",
                    help="name the workflow in which it is done under `workflow`, or write one for it",
                )


def _open(node: Node, index: int, task: Task) -> Violation:
    is_written = "ai" in node.data["tasks"][index]
    return Violation(
        node,
        f'nobody has decided whether "{_short(task)}" is done with AI',
        node.at("tasks", index, "ai" if is_written else "task"),
        label="undecided",
        help="write `ai: with` and the `workflow` it is done in, or `ai: without` and `why`",
    )


def _short(task: Task) -> str:
    return " ".join(task.task.split())
