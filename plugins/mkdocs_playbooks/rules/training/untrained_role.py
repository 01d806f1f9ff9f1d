"""A role performs or reviews an AI step and has no course.

Why it matters
--------------
Whoever works with AI has to know what it is asked, how it goes wrong and when to stop it; whoever reviews it has
to know what a confident mistake looks like. Without a course each person finds that out alone, on real work. The
EU AI Act asks for it too: Article 4 of everybody who uses AI at work, Article 26 of those who oversee it.

A course counts wherever it is named for the role: under `courses` of the role, under `roles` of the course, or
under `training` of a workflow that is not retired. A role counts as working with AI when it is the `who` of an AI
step, or reviews what such a step made; roles that only approve, own or are told are left alone.

Example
-------
```yaml
kind: workflow
id: invoice-reading
title: Reading of incoming invoices
status: pilot
owner: finance-lead
backup: buyer
trigger: an invoice arrives in the shared mailbox
steps:
  - {id: read, do: Fill in the form from the invoice, who: accountant, with: chat, human: operator}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: accountant, title: Accountant, holders: [{person: p01}]}
---
{kind: role, id: finance-lead, title: Head of finance, holders: [{person: p02}]}
---
{kind: role, id: buyer, title: Buyer, holders: [{person: p03}]}
```

Use instead
-----------
```yaml
kind: workflow
id: invoice-reading
title: Reading of incoming invoices
status: pilot
owner: finance-lead
backup: buyer
trigger: an invoice arrives in the shared mailbox
steps:
  - {id: read, do: Fill in the form from the invoice, who: accountant, with: chat, human: operator}
training:
  - {role: accountant, course: invoices-with-ai}
---
kind: course
id: invoices-with-ai
title: Invoices with an assistant
level: applied
assessment: {type: applied_task, task: "Read ten invoices, two of which the assistant gets wrong", pass: Both are found}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: accountant, title: Accountant, holders: [{person: p01}]}
---
{kind: role, id: finance-lead, title: Head of finance, holders: [{person: p02}]}
---
{kind: role, id: buyer, title: Buyer, holders: [{person: p03}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.training import courses_of, working_with_ai
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Where did the people in this role learn to work with AI?",
    needs_every_document=True,
)
def check(facts: Facts) -> Iterator[Violation]:
    """Once a workflow and role: roles that perform or review an AI step and for which no course is named."""
    for node, _ in facts.each_workflow():
        for id_, place in working_with_ai(node, facts).items():
            role = facts.catalogue.get("role", id_)
            if role is not None and not courses_of(role, facts):
                part = "reviews what AI made" if place.pointer[-1] == "by" else "works with AI"
                yield Violation(
                    node,
                    f'"{id_}" {part} here, and no course is named for this role',
                    place,
                    label="no course for this role",
                    related=(Related(role.at("id"), "the role has no `courses`"),),
                    help=f'name a course under `courses` of "{id_}", or beside it under `training` of the workflow',
                )
