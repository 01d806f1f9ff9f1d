"""What an AI step makes can leave the workflow without a person having looked at it.

Why it matters
--------------
AI output reads well whether or not it is right, so a mistake is found by somebody who is charged with
looking, or by whoever receives it. The check has to lie on every way the work can take, not only on the usual
one: the shortcut for urgent cases is where it is missed most often.

A review on the step itself counts, and so does a later step whose `review.of` names it, or an approval on the
way; for a step that can never be undone its own approval counts too. A step with `only_if` may be skipped and so
covers nothing by itself. In a parallel, a review in one branch covers what follows the join. Steps in which the human
is `operator` are left alone: there a person does the work.

A step that hands all it makes to later AI steps, by the `to` of its outputs, is judged there: what it got wrong is
looked at in what they make of it, or by nobody, and then they are found. It is judged by itself when a run may take
a way past them, and when the step `reaches` beyond the organization or `may` do more than read.

Example
-------
```yaml
kind: workflow
id: product-text
title: Product text for the shop
owner: shop-editor
trigger: a product is released for sale
steps:
  - {id: draft, do: Draft the text from the data sheet, who: shop-editor, with: chat, human: consultant}
  - id: sort
    do: Decide whether the product needs a full check
    who: shop-editor
    next: [{when: the product is new, go_to: check}, {otherwise: publish}]
  - id: check
    do: Compare every claim with the data sheet
    who: shop-editor
    review: {of: draft, by: shop-editor, criteria: [Every claim stands in the data sheet]}
  - {id: publish, do: Put the text into the shop, who: shop-editor, reaches: public}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: shop-editor, title: Shop editor, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: product-text
title: Product text for the shop
owner: shop-editor
trigger: a product is released for sale
steps:
  - {id: draft, do: Draft the text from the data sheet, who: shop-editor, with: chat, human: consultant}
  - id: check
    do: Compare every claim with the data sheet
    who: shop-editor
    review: {of: draft, by: shop-editor, criteria: [Every claim stands in the data sheet]}
  - {id: publish, do: Put the text into the shop, who: shop-editor, reaches: public}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: role, id: shop-editor, title: Shop editor, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ...diagnostics import Related, Severity
from ...facts.autonomy import level
from ...facts.facts import Facts
from ...facts.graph import StepGraph
from ...facts.reach import OUTWARD
from ...facts.review import Way, unreviewed_path
from ...kinds.workflow import Step
from ...model.node import Node
from ...model.resolve import END
from ..rule import Violation, rule

_FROM = level("collaborator").rank


@rule(
    of="workflow",
    idea=Severity.INFO,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Who looks at what the AI made before anybody relies on it?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """AI steps, from collaborator upwards, with a way out that no review or approval lies on."""
    for node, _ in facts.each_workflow():
        steps = [(index, step) for index, step in facts.ai_steps(node) if facts.level(step).rank >= _FROM]
        handed_on = _handed_on(node, steps, facts)
        for index, step in steps:
            way = unreviewed_path(facts.graph(node), step.id) if index not in handed_on else ()
            if way:
                yield Violation(
                    node,
                    f'nobody has to look at what "{step.id}" makes: {_in_words(way, node)}',
                    node.at("steps", index),
                    label="made here with AI",
                    related=_exit(way, node),
                    help=f"add a `review` to this step, or put a step before the exit whose `review.of` is `{step.id}`",
                )


def _handed_on(node: Node, steps: Sequence[tuple[int, Step]], facts: Facts) -> frozenset[int]:
    """The places of the AI steps that do nothing but make what later AI steps take up, whichever way a run goes."""
    places = {step.id: index for index, step in steps}
    taken = {
        link.pointer: link.target.part
        for link in facts.catalogue.links_from(node.key)
        if link.pointer[-1] == "to" and link.target.key == node.key
    }
    found: set[int] = set()
    for index, step in steps:
        takers = [taken.get(("steps", index, "outputs", number, "to"), "") for number in range(len(step.outputs))]
        only_makes = step.reaches not in OUTWARD and all(permission.do == "read" for permission in step.may)
        later = takers and all(places.get(taker, -1) > index for taker in takers)
        if later and only_makes and _always_comes_to(takers, facts.graph(node), step):
            found.add(index)
    return frozenset(found)


def _always_comes_to(takers: Collection[str], graph: StepGraph, step: Step) -> bool:
    """Whether every way from a step comes to one of the takers before it ends or leads outward."""
    waiting, seen = [step.id], {step.id, *takers}
    while waiting:
        for after in graph.following(waiting.pop()):
            if after == END or (after not in takers and graph.steps[after].reaches in OUTWARD):
                return False
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return True


def _in_words(way: Way, node: Node) -> str:
    steps = [f'"{id_}"' for id_ in way if id_ != END]
    if way[-1] == END:
        return f"{', then '.join(steps)}, then the end"
    return f"{', then '.join(steps)}, which reaches the {_place_of(way[-1], node)[1]}"


def _exit(way: Way, node: Node) -> tuple[Related, ...]:
    if way[-1] == END:
        return ()
    index, _ = _place_of(way[-1], node)
    return (Related(node.at("steps", index, "reaches"), "here it leaves the organization"),)


def _place_of(id_: str, node: Node) -> tuple[int, str]:
    return next((index, step.reaches) for index, step in enumerate(node.record.steps) if step.id == id_)
