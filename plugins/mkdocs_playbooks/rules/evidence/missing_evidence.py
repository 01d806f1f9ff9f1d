"""An AI step that leads or reaches customers keeps nothing that could be looked at later.

Why it matters
--------------
When a customer, a court or a colleague asks in spring why this was decided in autumn, memory says what is convenient.
What went into the AI, what came out and what a person changed take a second to save at the time and cannot be made up
afterwards.

This asks for `evidence` on AI steps in which the AI leads (`consultant` and upwards), and on those that reach
customers or the public. Evidence kept by a step that reviews what this one made counts, for it holds both. Where
`human` is left out, nobody knows yet whether the AI leads, and `human-part-undecided` asks for that first.

Example
-------
```yaml
kind: workflow
id: sort-mail
title: Sorting of incoming mail
owner: office-lead
trigger: a letter is scanned
steps:
  - id: sort
    do: Send the letter to the team it is for
    who: office-lead
    with: sorter
    human: consultant
    review: {by: office-lead, criteria: [The team can answer the letter]}
---
{kind: system, id: sorter, title: Letter sorter, type: model_api}
---
{kind: role, id: office-lead, title: Office lead, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: sort-mail
title: Sorting of incoming mail
owner: office-lead
trigger: a letter is scanned
steps:
  - id: sort
    do: Send the letter to the team it is for
    who: office-lead
    with: sorter
    human: consultant
    review: {by: office-lead, criteria: [The team can answer the letter]}
    evidence:
      - {what: "proposed team, team it went to, and who decided", saved_in: mail-archive, keep: 12 months}
---
{kind: system, id: sorter, title: Letter sorter, type: model_api}
---
{kind: system, id: mail-archive, title: Mail archive, type: data_store}
---
{kind: role, id: office-lead, title: Office lead, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.autonomy import level
from ...facts.facts import Facts
from ...facts.graph import StepGraph
from ...facts.reach import reaches_at_least
from ...facts.review import reviewers
from ...kinds.workflow import Step
from ..rule import Violation, rule

_LEADS = level("consultant").rank


@rule(
    of="workflow",
    idea=Severity.INFO,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="What could you show somebody who asks about this in a year?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """AI steps from consultant upwards, or reaching customers or the public, that nothing is kept of."""
    for node, _ in facts.each_workflow():
        for index, step in facts.ai_steps(node):
            why = _why(step)
            if why and not _is_kept(step, facts.graph(node)):
                yield Violation(
                    node,
                    f'nothing is kept of what AI does in "{step.id}", where {why}',
                    node.at("steps", index),
                    label="no evidence",
                    help="say under `evidence` what is saved, in which system, and for how long",
                )


def _why(step: Step) -> str:
    if reaches_at_least(step, "customer"):
        return f"it reaches the {step.reaches}"
    return f"the human is {step.human}" if step.human and level(step.human).rank >= _LEADS else ""


def _is_kept(step: Step, graph: StepGraph) -> bool:
    return bool(step.evidence) or any(reviewer.evidence for reviewer in reviewers(graph, step.id))
