"""Two boundaries of the same category reach the same step and allow the AI different things.

Why it matters
--------------
Where several boundaries bind a step, the one that leaves the AI least holds. That is clear to the checks and
not to people: whoever has read only the milder page acts on it in good faith, and the page promises something
that does not hold.

Two boundaries that guard different things, say data and safety, are two questions with two answers, and no
conflict. Nor is a stricter boundary for a part of what a milder one covers: it is the special case. The same
holds for boundaries that a step lists by hand, because somebody put them side by side there. What is left are
boundaries of one category that reach the same AI step by their `applies_to`, where the stricter one is not
the narrower. Each pair is reported once, on the milder boundary, with the strictest that holds there.

Example
-------
```yaml
kind: workflow
id: reminder
title: Payment reminder
owner: ledger-lead
trigger: an invoice is ten days late
steps:
  - {id: remind, do: Write the reminder, who: ledger-lead, with: chat, human: operator, type: draft}
---
kind: boundary
id: drafting
title: Drafts may come from a machine
category: contextual_judgment
human_at_least: consultant
covers: [Drafts of letters]
rationale: A draft is read and changed by somebody who knows the case before it goes anywhere.
owner: ledger-lead
decided_on: 2026-01-15
decided_by: ledger-lead
applies_to: {step_types: [draft]}
---
kind: boundary
id: chat-window
title: The chat answers when it is asked
category: contextual_judgment
human_at_least: operator
covers: [Everything done with the chat assistant]
rationale: The chat knows nothing of our customers, so it helps with words and not with cases.
owner: ledger-lead
decided_on: 2026-03-15
decided_by: ledger-lead
applies_to: {systems: [chat]}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: ledger-lead, title: Head of accounts, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: reminder
title: Payment reminder
owner: ledger-lead
trigger: an invoice is ten days late
steps:
  - {id: remind, do: Write the reminder, who: ledger-lead, with: chat, human: operator, type: draft}
---
kind: boundary
id: drafting
title: Drafts may come from a machine
category: contextual_judgment
human_at_least: consultant
covers: [Drafts of letters]
rationale: A draft is read and changed by somebody who knows the case before it goes anywhere.
owner: ledger-lead
decided_on: 2026-01-15
decided_by: ledger-lead
applies_to: {step_types: [draft]}
---
kind: boundary
id: chat-window
title: The chat answers when it is asked for a draft
category: contextual_judgment
human_at_least: operator
covers: [Drafts made with the chat assistant]
rationale: The chat knows nothing of our customers, so it helps with words and not with cases.
owner: ledger-lead
decided_on: 2026-03-15
decided_by: ledger-lead
applies_to: {systems: [chat], step_types: [draft]}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: ledger-lead, title: Head of accounts, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.conflicts import conflicts_in
from ...facts.facts import Facts
from ...grouping import grouped
from ...model.node import Key, Node
from ..rule import Violation, rule


@rule(
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Which of the two did we mean, and does everybody who reads only one of them know?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Pairs of boundaries of one category that reach an AI step with different ceilings; once a pair."""
    found = grouped(
        ((milder, stricter), (workflow, index))
        for workflow in facts.audited()
        for milder, stricter, index in conflicts_in(workflow, facts)
    )
    for milder, stricter in sorted(found):
        nodes = facts.catalogue.nodes
        yield _violation(nodes[Key("boundary", milder)], nodes[Key("boundary", stricter)], found[milder, stricter])


def _violation(milder: Node, stricter: Node, places: tuple[tuple[Node, int], ...]) -> Violation:
    workflow, index = places[0]
    step = workflow.record.steps[index]
    others = f" and {len(places) - 1} more" if len(places) > 1 else ""
    return Violation(
        milder,
        f'"{milder.id}" keeps the human at least "{milder.record.human_at_least}" and "{stricter.id}" at least '
        f'"{stricter.record.human_at_least}", and both apply to "{step.id}" of "{workflow.id}"{others}',
        milder.at("human_at_least"),
        label="does not hold there",
        related=(
            Related(stricter.at("human_at_least"), "this one holds, as it leaves the AI less"),
            Related(workflow.at("steps", index), "both apply to this step"),
        ),
        help="make the two agree, or narrow the `applies_to` of the stricter one to its special case",
    )
