"""What an AI step is given lacks a format or an origin.

Why it matters
--------------
The same question to the same AI gives another draft when the material differs: last week's export instead of this
week's, a picture of a table instead of the table. Nobody can then repeat a good draft or find out why one was bad,
and a colleague who stands in begins by guessing what to hand over.

An input needs its `format`, and its origin: `from` a step, a system or a role, or `source` in words. What is said
once is enough: another step that makes an item of the same name is its origin, and what that step or the workflow's
own `inputs` say of the item holds here too. A step that lists no inputs at all is left alone.

Example
-------
```yaml
kind: workflow
id: survey-summary
title: Summary of the guest survey
owner: guest-manager
trigger: first working day of the month
steps:
  - id: summarise
    do: Have the assistant group what guests wrote
    who: guest-manager
    with: chat
    human: collaborator
    type: analyse
    inputs: [{name: answers of the month}]
  - id: check
    do: Read twenty answers and compare
    who: guest-manager
    review: {of: summarise, by: guest-manager, criteria: [Each answer is in a group]}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: guest-manager, title: Guest manager, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: survey-summary
title: Summary of the guest survey
owner: guest-manager
trigger: first working day of the month
steps:
  - id: summarise
    do: Have the assistant group what guests wrote
    who: guest-manager
    with: chat
    human: collaborator
    type: analyse
    inputs: [{name: answers of the month, format: "CSV, one answer a row", source: export of the survey form}]
  - id: check
    do: Read twenty answers and compare
    who: guest-manager
    review: {of: summarise, by: guest-manager, criteria: [Each answer is in a group]}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: guest-manager, title: Guest manager, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.handover import Handover
from ...kinds.fields import Item
from ..rule import Violation, rule

_HELP = "write `format`, such as `CSV, one row an order`, and `from` with a step, system or role, or `source` in words"


@rule(
    of="workflow",
    idea=Severity.INFO,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Could a colleague hand the AI exactly the same material: what, in which format, from where?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Inputs of AI steps of which nothing says the format, or nothing says where they come from."""
    for node, _ in facts.each_workflow():
        steps = [(index, step) for index, step in facts.ai_steps(node) if step.inputs]
        handover = Handover(node, facts.graph(node), facts.catalogue)
        for index, step in steps:
            for place, item in enumerate(step.inputs):
                missing = _missing(handover, index, item)
                if missing:
                    yield Violation(
                        node,
                        f'the AI in "{step.id}" is given "{item.name}", but nothing says {" or ".join(missing)}',
                        node.at("steps", index, "inputs", place, "name"),
                        label=" and ".join(f"no {field}" for field in missing.values()),
                        related=(Related(facts.ai_place(node, index), "handed to this system"),),
                        help=_HELP,
                    )


def _missing(handover: Handover, index: int, item: Item) -> dict[str, str]:
    """What is not said of an input, in words, each with the name of what would say it."""
    missing = {}
    if not handover.format_known(index, item):
        missing["in which format it is"] = "format"
    if not handover.origin_known(index, item):
        missing["where it comes from"] = "origin"
    return missing
