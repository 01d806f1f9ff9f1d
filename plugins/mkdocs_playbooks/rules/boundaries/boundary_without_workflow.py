"""A boundary that no workflow touches: this stays with people, and nobody has asked for it.

Why it matters
--------------
Nothing is wrong here. A line drawn before any project comes near it is worth more than one drawn in the
middle of a project, because it was settled without a deadline and without a tool on the table. It is listed
so that those who plan the next workflow see what is kept human, and so that the boundary is not forgotten
when somebody does come near.

A boundary counts as touched when a workflow that is not retired considers it, or has a step that it binds.
Drafts are left out: they hold nothing yet. So are boundaries that let the AI act while somebody watches: what they ask
for are conditions, and nothing is kept human by them.

Example
-------
```yaml
kind: boundary
id: last-visits
title: Visits to the dying
category: relationship_continuity
human_at_least: alone
covers: [The visit, The call before it, The word to the family afterwards]
rationale: Nobody should have to wonder, at such a time, whether a person is speaking to them.
owner: care-lead
decided_on: 2026-01-15
decided_by: care-lead
---
{kind: role, id: care-lead, title: Head of care, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: visit-plan
title: Plan of visits
owner: care-lead
trigger: every Monday 08:00
boundaries_considered: [last-visits]
steps:
  - {id: plan, do: Plan the visits of the week, who: care-lead}
---
kind: boundary
id: last-visits
title: Visits to the dying
category: relationship_continuity
human_at_least: alone
covers: [The visit, The call before it, The word to the family afterwards]
rationale: Nobody should have to wonder, at such a time, whether a person is speaking to them.
owner: care-lead
decided_on: 2026-01-15
decided_by: care-lead
---
{kind: role, id: care-lead, title: Head of care, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.autonomy import SCALE, level
from ...facts.boundaries import in_force
from ...facts.facts import Facts
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    of="boundary",
    idea=Severity.INFO,
    pilot=Severity.INFO,
    production=Severity.INFO,
    asks="Which work do we keep with people although no project has asked for it yet?",
    needs_every_document=True,
)
def check(facts: Facts) -> Iterator[Violation]:
    """Boundaries in force that no audited workflow names and that bind no step of one."""
    for node in facts.each("boundary"):
        ceiling = level(node.record.human_at_least)
        if not in_force(node) or ceiling is SCALE[-1] or _is_met(node, facts):
            continue
        yield Violation(
            node,
            f'kept human: no workflow comes near "{node.id}", and should one do so, this holds: {ceiling.sentence}',
            node.at("human_at_least"),
            label="settled in good time",
            help="there is nothing to mend; name it under `boundaries_considered` when a workflow comes near it",
        )


def _is_met(boundary: Node, facts: Facts) -> bool:
    """Whether an audited workflow names a boundary or has a step that it binds."""
    bound = facts.bound_steps(boundary.key)
    return bool(facts.used_by(boundary)) or any(workflow.record.status != "retired" for workflow, _ in bound)
