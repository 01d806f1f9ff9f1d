"""The AI in a step was never tested, or has become another one since it was.

Why it matters
--------------
A vendor exchanges the model and the screen looks the same. What it got right last month is then an assumption. An
evaluation that is run again, on cases that include those that once went wrong, finds within an hour what would
otherwise be found by customers.

A step is tested by an evaluation whose `of` names it or its workflow, and by the one its workflow names. Its newest
`last_result` has to be no older than `model_since` of each AI system in the step; a system that does not say
`model_since` is taken to be the one that was tested. Steps in which the human is `operator` are left alone: there a
person does the work and sees what the AI answers. While a workflow is being integrated, an evaluation that is written
down and not yet run will do.

Example
-------
```yaml
kind: workflow
id: meeting-notes
title: Notes of the weekly meeting
status: pilot
owner: team-lead
backup: team-deputy
trigger: every Monday 10:00
steps:
  - id: summarise
    do: Turn the recording into notes
    who: team-lead
    with: notes-assistant
    human: collaborator
    review: {by: team-lead, criteria: [Every decision has a name and a date], minutes: 10}
---
{kind: system, id: notes-assistant, title: Notes assistant, type: assistant, model_since: 2026-09-01}
---
kind: evaluation
id: notes-trial
title: Ten old meetings
of: meeting-notes
cases: {count: 10}
graders: [{type: human}]
pass: No decision is missing or made up
last_result: {date: 2026-06-15, score: 10 of 10}
---
{kind: role, id: team-lead, title: Team lead, holders: [{person: p01}]}
---
{kind: role, id: team-deputy, title: Deputy team lead, holders: [{person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: meeting-notes
title: Notes of the weekly meeting
status: pilot
owner: team-lead
backup: team-deputy
trigger: every Monday 10:00
steps:
  - id: summarise
    do: Turn the recording into notes
    who: team-lead
    with: notes-assistant
    human: collaborator
    review: {by: team-lead, criteria: [Every decision has a name and a date], minutes: 10}
---
{kind: system, id: notes-assistant, title: Notes assistant, type: assistant, model_since: 2026-09-01}
---
kind: evaluation
id: notes-trial
title: Ten old meetings
of: meeting-notes
cases: {count: 10}
graders: [{type: human}]
pass: No decision is missing or made up
last_result: {date: 2026-09-02, score: 9 of 10}
---
{kind: role, id: team-lead, title: Team lead, holders: [{person: p01}]}
---
{kind: role, id: team-deputy, title: Deputy team lead, holders: [{person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.autonomy import level
from ...facts.facts import Facts
from ...facts.freshness import evaluations_of, last_run, newer_than
from ...kinds.workflow import Step
from ...model.node import Key, Node
from ..rule import Violation, rule

_FROM = level("collaborator").rank
_RUN = "run it on the cases that are written down and put date and score under `last_result`"


@rule(
    of="workflow",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="How would you notice that the model has become worse at this?",
    needs_every_document=True,
)
def check(facts: Facts) -> Iterator[Violation]:
    """AI steps, from collaborator upwards, without an evaluation or with one that is older than the model."""
    for node, workflow in facts.each_workflow():
        evaluations = evaluations_of(node, facts.catalogue)
        untested: list[tuple[int, Step]] = []
        told: set[Key] = set()
        for index, step in facts.ai_steps(node):
            if facts.level(step).rank < _FROM:
                continue
            covering = [evaluation for evaluation, part in evaluations if part in ("", step.id)]
            last = last_run(covering)
            if not covering:
                untested.append((index, step))
            elif last is not None:
                yield from _outdated(node, index, last, told, facts)
            elif workflow.status != "integration" and covering[0].key not in told:
                told.add(covering[0].key)
                yield _never_run(node, index, covering[0], facts)
        if untested:
            yield _untested(node, untested, facts)


def _untested(node: Node, steps: list[tuple[int, Step]], facts: Facts) -> Violation:
    names = ", ".join(f'"{step.id}"' for _, step in steps)
    return Violation(
        node,
        f'no evaluation tests what AI does in {names} of "{node.id}"',
        facts.ai_place(node, steps[0][0]),
        label="never tested",
        help=f"write an evaluation whose `of` is `{node.id}`, with cases that once went wrong, and run it",
    )


def _never_run(node: Node, index: int, evaluation: Node, facts: Facts) -> Violation:
    return Violation(
        node,
        f'"{evaluation.id}" is to test the AI in "{node.record.steps[index].id}" and has never been run',
        facts.ai_place(node, index),
        label="not tested yet",
        related=(Related(evaluation.at("id"), "has no `last_result`"),),
        help=_RUN,
    )


def _outdated(node: Node, index: int, last: Node, told: set[Key], facts: Facts) -> Iterator[Violation]:
    date = last.record.last_result.date
    step = node.record.steps[index]
    for system in newer_than(date, step, facts.catalogue):
        if system.key not in told:
            told.add(system.key)
            place = node.at("steps", index, "with")
            if not isinstance(step.with_, str):
                names = [facts.catalogue.present("system", id_) for id_ in step.with_]
                place = node.at("steps", index, "with", names.index(system.key))
            yield Violation(
                node,
                f'"{step.id}" was tested on {date}, and "{system.id}" has had another model since '
                f"{system.record.model_since}",
                place,
                label="not the AI that was tested",
                related=(
                    Related(last.at("last_result", "date"), "the last result"),
                    Related(system.at("model_since"), "the model in use since then"),
                ),
                help=_RUN,
            )
