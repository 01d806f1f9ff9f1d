"""AI is used, and no boundary in force keeps anything for people alone.

Why it matters
--------------
Where nobody has said what stays human, everything drifts towards AI one convenient step at a time. Naming at
least one domain beforehand, such as conversations with the bereaved or the final word on a hire, shows that
the question was asked, and gives people something to point at when the next tool arrives.

A boundary with the status `active` and `human_at_least: alone` is the answer. It need not touch any workflow.

Example
-------
```yaml
kind: workflow
id: job-advert
title: Job advert
owner: hiring-lead
trigger: a vacancy is approved
steps:
  - {id: write, do: Write the advert; ask for other wordings, who: hiring-lead, with: chat, human: operator}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: hiring-lead, title: Head of hiring, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: job-advert
title: Job advert
owner: hiring-lead
trigger: a vacancy is approved
steps:
  - {id: write, do: Write the advert; ask for other wordings, who: hiring-lead, with: chat, human: operator}
---
kind: boundary
id: choice-of-people
title: People choose people
category: contextual_judgment
human_at_least: alone
covers: [Whom to invite, Whom to hire]
rationale: We answer for whom we turn away, so a person who can explain it decides.
owner: hiring-lead
decided_on: 2026-01-15
decided_by: hiring-lead
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: hiring-lead, title: Head of hiring, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.facts import Facts
from ..rule import Violation, rule


@rule(
    idea=Severity.INFO,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="In which part of your work have you decided to use no AI at all?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """One violation of the whole collection, when there are AI steps and no active boundary is `alone`."""
    kept = any(
        boundary.record.status == "active" and boundary.record.human_at_least == "alone"
        for boundary in facts.catalogue.of_kind("boundary")
    )
    if not kept and any(facts.ai_steps(node) for node, _ in facts.workflows()):
        yield Violation(
            None,
            "AI is used, and no active boundary keeps anything for people alone",
            help="write a boundary with `human_at_least: alone` for one domain you have decided to keep",
        )
