"""AI takes part in a step that reaches outsiders, and no boundary was considered for it.

Why it matters
--------------
What customers, partners or the public see is where an organization has most to lose, and where a tool is
first pointed because it saves most. If no boundary was looked at, how far the AI goes there was settled by
whoever set it up. Looking is enough: a workflow that names the boundaries it was held against under
`boundaries_considered` has an answer, also when none of them binds this step.

A boundary that binds the step counts, and so does one that the step or the workflow names, be it only a draft.
One that is retired does not.

Example
-------
```yaml
kind: workflow
id: delivery-notice
title: Notice of a late delivery
owner: dispatch-lead
trigger: a delivery is more than a day late
steps:
  - id: tell
    do: Tell the customer the new day
    who: dispatch-lead
    with: chat
    human: operator
    reaches: customer
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: dispatch-lead, title: Head of dispatch, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: delivery-notice
title: Notice of a late delivery
owner: dispatch-lead
trigger: a delivery is more than a day late
boundaries_considered: [bad-news]
steps:
  - id: tell
    do: Tell the customer the new day
    who: dispatch-lead
    with: chat
    human: operator
    reaches: customer
---
kind: boundary
id: bad-news
title: Bad news comes from a person
category: relationship_continuity
human_at_least: operator
covers: [Telling customers about damage, loss or delay]
rationale: Whoever is let down wants to hear it from somebody who can promise to put it right.
owner: dispatch-lead
decided_on: 2026-01-15
decided_by: dispatch-lead
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: dispatch-lead, title: Head of dispatch, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.reach import OUTWARD
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=Severity.INFO,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Which boundary did we hold this against before the AI came near people outside?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """AI steps with an outward reach that no boundary binds and for which none was considered."""
    for node, workflow in facts.each_workflow():
        if _any_counts(workflow.boundaries_considered, facts):
            continue
        for index, step in facts.ai_steps(node):
            if step.reaches not in OUTWARD or facts.bindings(node, step) or _any_counts(step.boundaries, facts):
                continue
            yield Violation(
                node,
                f'"{step.id}" reaches the {step.reaches} with AI, and no boundary binds it or was considered for it',
                node.at("steps", index, "reaches"),
                label="leaves the organization here",
                related=(Related(facts.ai_place(node, index), "the AI takes part here"),),
                help="hold the workflow against the boundaries there are, or write the one that is missing, and name "
                "it in the step's `boundaries` or the workflow's `boundaries_considered`",
            )


def _any_counts(ids: Iterable[str], facts: Facts) -> bool:
    """Whether one of the boundaries named is not retired; an unknown one is reported as such."""
    named = (facts.catalogue.get("boundary", id_) for id_ in ids)
    return any(boundary is None or boundary.record.status != "retired" for boundary in named)
