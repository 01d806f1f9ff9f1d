"""What AI made is checked only by AI: in the step that reviews it, or in the evaluation.

Why it matters
--------------
A model that grades a model shares its blind spots, and both are wrong in the same confident tone. It may sort, count
and point; that a result is good has to be seen by a person, or by a program that compares it with the truth.

A review in a step in which an AI acts, with the human as `approver` or `observer`, is no person's review; where the
human is `consultant` or closer, it is. A review on the step itself and an approval on the way count as a person's,
and where the human is `operator` in the step that is reviewed, a person did the work. Found is the case in which a
person looks at the grades and not at the work; where nobody looks at the grades either, the grading step has a finding
as an unreviewed AI step, and that one is enough.

An evaluation is found when each of its graders is of type `model`, and a workflow names it under `evaluation` that has
come further than an idea. That its own `of` names a workflow is not enough: a document is audited as strictly as the
work that refers to it, and what nothing refers to counts as an idea.

Example
-------
```yaml
kind: workflow
id: product-text
title: Product text for the shop
status: pilot
owner: shop-editor
trigger: a product is released for sale
steps:
  - {id: draft, do: Draft the text from the data sheet, who: shop-editor, with: chat, human: consultant}
  - id: grade
    do: Have the grader compare the text with the data sheet
    who: shop-editor
    with: grader
    human: observer
    review: {of: draft, by: shop-editor, criteria: [The grader gives at least four of five points]}
  - id: file
    do: Put the texts with four points or more into the shop
    who: shop-editor
    review: {of: grade, by: shop-editor, criteria: [No text has less than four points]}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: system, id: grader, title: Grader, type: model_api}
---
{kind: role, id: shop-editor, title: Shop editor, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: product-text
title: Product text for the shop
status: pilot
owner: shop-editor
trigger: a product is released for sale
steps:
  - {id: draft, do: Draft the text from the data sheet, who: shop-editor, with: chat, human: consultant}
  - id: check
    do: Compare the text with the data sheet; ask the grader for what to look at first
    who: shop-editor
    with: grader
    human: operator
    review: {of: draft, by: shop-editor, criteria: [Every claim stands in the data sheet]}
  - {id: file, do: Put the text into the shop, who: shop-editor}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: system, id: grader, title: Grader, type: model_api}
---
{kind: role, id: shop-editor, title: Shop editor, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.autonomy import level
from ...facts.facts import Facts
from ...facts.review import reviews_by_made, unreviewed_path
from ...kinds.workflow import Step
from ...model.node import Node
from ..rule import Violation, rule

_FROM = level("collaborator").rank
_AI_ACTS = ("approver", "observer")


@rule(
    of=("workflow", "evaluation"),
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="Which person looks at this, or does one AI only nod at another?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """AI steps that only AI reviews, and evaluations that only models grade."""
    for node, workflow in facts.each_workflow():
        reviews = reviews_by_made(workflow)
        for index, step in facts.ai_steps(node):
            if facts.level(step).rank >= _FROM:
                held = (each for each in reviews.get(step.id, ()) if each[0] != index and _by_ai(each[1], facts))
                place, holds = next(held, (0, None))
                if holds and _nothing_else(node, step, holds, facts):
                    yield _reviewed(node, index, place)
    for node in facts.each("evaluation"):
        if all(grader.type == "model" for grader in node.record.graders):
            yield _graded(node)


def _by_ai(holds: Step, facts: Facts) -> bool:
    """Whether an AI does the review that a step holds; unknown while the step does not say what the human is."""
    return holds.human in _AI_ACTS and facts.is_ai(holds)


def _nothing_else(node: Node, made: Step, holds: Step, facts: Facts) -> bool:
    """Whether only AI checks what a step made; not asked while the check itself goes unreviewed."""
    graph = facts.graph(node)
    people_only = unreviewed_path(graph, made.id, lambda step: not _by_ai(step, facts))
    return bool(people_only) and not unreviewed_path(graph, made.id) and not unreviewed_path(graph, holds.id)


def _reviewed(node: Node, made: int, place: int) -> Violation:
    steps = node.record.steps
    return Violation(
        node,
        f'what "{steps[made].id}" makes with AI is reviewed only in "{steps[place].id}", where the AI acts and '
        f'the human is "{steps[place].human}"',
        node.at("steps", place, "human"),
        label="the AI does the checking",
        related=(Related(node.at("steps", made), "made here with AI"),),
        help="let a person review it, with the AI at hand: make the human `operator` or `collaborator` in this step",
    )


def _graded(node: Node) -> Violation:
    only = "its only grader is a model" if len(node.record.graders) == 1 else "each of its graders is a model"
    return Violation(
        node,
        f'"{node.id}" is graded by AI alone: {only}',
        node.at("graders", 0, "type"),
        label="a model",
        help="add a grader of type `human` for some cases, or of type `code` where there is one right answer",
    )
