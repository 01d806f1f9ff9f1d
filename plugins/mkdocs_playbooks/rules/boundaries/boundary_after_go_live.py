"""A workflow was live before a boundary that binds it was decided, and nobody has gone over it since.

Why it matters
--------------
A boundary that comes after the work has begun meets habits, savings and people who have got used to the
tool. It reads like a reproach, and it tends to be drawn around what is already done. Where it did come later,
which happens in every organization that learns, somebody has to go back to the work and see whether it keeps
to the line.

So this is about workflows with AI whose `live_since` lies before the `decided_on` of a boundary that binds
one of their steps, until the workflow has been gone over: until its `last_reviewed` or an entry of its
`adjustments` is of that day or later. The order of the two days cannot be mended any more; the look can be
made up for.

Example
-------
```yaml
kind: workflow
id: tenant-mail
title: Mail from tenants
owner: house-manager
backup: house-deputy
status: pilot
live_since: 2026-02-02
trigger: a tenant writes
steps:
  - id: sort
    do: Sort the mail by what it is about
    who: house-manager
    with: chat
    human: operator
    boundaries: [tenant-data]
---
kind: boundary
id: tenant-data
title: What tenants tell us about themselves
category: data
human_at_least: operator
covers: [Illness, debts and family matters in letters of tenants]
rationale: People write such things to a person, and would not if they thought of a machine.
owner: house-manager
decided_on: 2026-05-04
decided_by: house-manager
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: house-manager, title: House manager, holders: [{person: p01}]}
---
{kind: role, id: house-deputy, title: Deputy house manager, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: tenant-mail
title: Mail from tenants
owner: house-manager
backup: house-deputy
status: pilot
live_since: 2026-02-02
trigger: a tenant writes
steps:
  - id: sort
    do: Sort the mail by what it is about
    who: house-manager
    with: chat
    human: operator
    boundaries: [tenant-data]
adjustments:
  - {date: 2026-05-11, what: Letters about illness or debts are taken out before the sorting, by: house-manager}
---
kind: boundary
id: tenant-data
title: What tenants tell us about themselves
category: data
human_at_least: operator
covers: [Illness, debts and family matters in letters of tenants]
rationale: People write such things to a person, and would not if they thought of a machine.
owner: house-manager
decided_on: 2026-05-04
decided_by: house-manager
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: house-manager, title: House manager, holders: [{person: p01}]}
---
{kind: role, id: house-deputy, title: Deputy house manager, holders: [{person: p02}]}
```
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...kinds.workflow import Workflow
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Did we decide what stays with people before the work went live, and if not, who has gone over it since?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows with AI that are older than a boundary of theirs and were not gone over since; once a workflow."""
    for node, workflow in facts.each_workflow():
        live = workflow.live_since
        if live is None or not facts.ai_steps(node):
            continue
        late = _late(node, workflow, facts)
        if late:
            yield _violation(node, live, late)


def _late(node: Node, workflow: Workflow, facts: Facts) -> tuple[Node, ...]:
    """The boundaries decided after a workflow went live and after anybody last went over it, the latest first."""
    looks = (workflow.live_since, workflow.last_reviewed, *(entry.date for entry in workflow.adjustments))
    seen = max(day for day in looks if day is not None)
    bound = {
        binding.boundary.key: binding.boundary for step in workflow.steps for binding in facts.bindings(node, step)
    }
    dated = {key: boundary.record.decided_on for key, boundary in bound.items() if boundary.record.decided_on}
    late = (key for key, day in dated.items() if day > seen)
    return tuple(bound[key] for key in sorted(late, key=lambda key: (-dated[key].toordinal(), key)))


def _violation(node: Node, live: datetime.date, late: tuple[Node, ...]) -> Violation:
    latest = late[0]
    others = f" and {len(late) - 1} more" if len(late) > 1 else ""
    days = (latest.record.decided_on - live).days
    return Violation(
        node,
        f'"{latest.id}"{others} was decided on {latest.record.decided_on}, {days} day{"s" if days > 1 else ""} after '
        "this work went live, and nobody has gone over it since",
        node.at("live_since"),
        label="live before the boundary",
        related=tuple(Related(boundary.at("decided_on"), "decided here") for boundary in late),
        help="go over the steps with the boundary in hand, change what does not keep to it, and write the change under "
        "`adjustments` or the day under `last_reviewed`",
    )
