"""A step in which AI drafts does not say which parts are always written again by hand.

Why it matters
--------------
Some parts of a draft are wrong in the same way every time, and some are a person's own however good they look: the
recommendation, the headline, a promise to a customer. Decided once, they are reworked on a busy day too. Left to the
day, the parts that read best are passed on as they are.

An empty list, `always_rework: []`, says that it was decided and that there are none. A step with AI drafts when its
type is `draft`, or when it has outputs and no type; a step in which the human is `operator` is left alone, for there a
person writes.

Example
-------
```yaml
kind: workflow
id: grant-letter
title: Letter to those who applied for a grant
status: pilot
owner: grants-officer
backup: grants-deputy
trigger: the committee has decided on the applications of the quarter
steps:
  - id: draft
    do: Have the assistant draft each letter from the committee's notes
    who: grants-officer
    with: chat
    human: collaborator
    type: draft
  - id: check
    do: Compare each letter with the notes and send it
    who: grants-deputy
    review: {of: draft, by: grants-deputy, criteria: [The reason is the committee's]}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: grants-officer, title: Grants officer, holders: [{person: p01}]}
---
{kind: role, id: grants-deputy, title: Deputy grants officer, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: grant-letter
title: Letter to those who applied for a grant
status: pilot
owner: grants-officer
backup: grants-deputy
trigger: the committee has decided on the applications of the quarter
steps:
  - id: draft
    do: Have the assistant draft each letter from the committee's notes
    who: grants-officer
    with: chat
    human: collaborator
    type: draft
    always_rework: [The sentence that gives the reason for a refusal]
  - id: check
    do: Compare each letter with the notes and send it
    who: grants-deputy
    review: {of: draft, by: grants-deputy, criteria: [The reason is the committee's]}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: grants-officer, title: Grants officer, holders: [{person: p01}]}
---
{kind: role, id: grants-deputy, title: Deputy grants officer, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.handover import is_ai_draft
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="Which parts of the draft does a person write again every time?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Steps in which AI drafts, without a word on what is always reworked."""
    for node, _ in facts.each_workflow():
        for index, step in facts.ai_steps(node):
            if step.always_rework is None and is_ai_draft(step, facts.catalogue):
                yield Violation(
                    node,
                    f'nobody has decided which parts of what "{step.id}" drafts are always reworked by hand',
                    node.at("steps", index),
                    label="no `always_rework`",
                    related=(Related(facts.ai_place(node, index), "drafted with this system"),),
                    help="list the parts under `always_rework`, or write `always_rework: []` if there are none",
                )
