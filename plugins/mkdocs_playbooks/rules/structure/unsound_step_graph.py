"""The steps of a workflow cannot all be walked from the start to an end.

Why it matters
--------------
A map is of use when somebody can put a finger on the first step and come to an end. A step no way leads to is
never done, whatever it promises to check. A loop without a way out keeps a run, and whoever waits for it, for
ever; a stop condition is no way out, for it marks a failure. Two steps with one id leave open which of them
another step means.

Loops are welcome where some step of the loop can leave it. A choice need not have an `otherwise`: whether its
conditions cover every case is for people to judge. An id that does not exist is reported as an unknown
reference, and not a second time here.

Example
-------
```yaml
kind: workflow
id: invoice-check
title: Check of incoming invoices
owner: accountant
trigger: an invoice arrives in the shared mailbox
steps:
  - {id: compare, do: Compare the invoice with the order, who: accountant, next: ask}
  - {id: ask, do: Ask the buyer about differences, who: accountant, next: compare}
---
{kind: role, id: accountant, title: Accountant, holders: [{person: p01}]}
```

Use instead
-----------
```yaml
kind: workflow
id: invoice-check
title: Check of incoming invoices
owner: accountant
trigger: an invoice arrives in the shared mailbox
steps:
  - id: compare
    do: Compare the invoice with the order
    who: accountant
    next: [{when: the amounts differ, go_to: ask}, {otherwise: end}]
  - {id: ask, do: Ask the buyer about differences, who: accountant, next: compare}
---
{kind: role, id: accountant, title: Accountant, holders: [{person: p01}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.graph import StepGraph
from ...model.node import Node
from ..rule import Violation, rule


@rule(
    of="workflow",
    idea=Severity.ERROR,
    pilot=Severity.ERROR,
    production=Severity.ERROR,
    asks="Can you follow this work with a finger, from what starts it to where it ends?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Steps that share an id; where none do, steps no way leads to and loops without a way out."""
    for node, workflow in facts.each_workflow():
        graph = facts.graph(node)
        if len(graph.steps) < len(workflow.steps):
            yield from _duplicates(node)
            continue
        places = {id_: index for index, id_ in enumerate(graph.steps)}
        reached = graph.reachable(graph.start)
        if not reached & graph.dangling():
            yield from _unreachable(node, graph, places, reached)
        yield from _endless(node, graph, places, reached)


def _duplicates(node: Node) -> Iterator[Violation]:
    first: dict[str, int] = {}
    for index, step in enumerate(node.record.steps):
        if first.setdefault(step.id, index) != index:
            yield Violation(
                node,
                f'two steps are called "{step.id}"',
                node.at("steps", index, "id"),
                label="this id is taken",
                related=(Related(node.at("steps", first[step.id], "id"), "the first one is here"),),
                help="give one of them another id, and check which one `next` and `of` mean",
            )


def _unreachable(node: Node, graph: StepGraph, places: dict[str, int], reached: frozenset[str]) -> Iterator[Violation]:
    """One violation for each first step of a stretch that is cut off."""
    for id_ in _sources({id_: graph.reachable(id_) for id_ in graph.steps if id_ not in reached}):
        index = places[id_]
        before = node.record.steps[index - 1]
        passed_by = Related(node.at("steps", index - 1, "next"), f'"{before.id}" goes on elsewhere')
        yield Violation(
            node,
            f'no way leads to the step "{id_}"',
            node.at("steps", index, "id"),
            label="never reached",
            related=(passed_by,) if before.next else (),
            help=f'let some step name "{id_}" in its `next`, or delete it',
        )


def _sources(reach: dict[str, frozenset[str]]) -> Iterator[str]:
    """The ids no other one leads to; of ids that lead to each other, the first."""
    covered: set[str] = set()
    for id_, onward in reach.items():
        led_to = any(id_ in others and other not in onward for other, others in reach.items() if other != id_)
        if id_ not in covered and not led_to:
            covered |= onward
            yield id_


def _endless(node: Node, graph: StepGraph, places: dict[str, int], reached: frozenset[str]) -> Iterator[Violation]:
    """One violation for each loop that cannot be left, at its first step; what leads into it is not told."""
    leading = graph.leading_to_end()
    reach = {id_: graph.reachable(id_) for id_ in graph.steps if id_ in reached and id_ not in leading}
    told: set[str] = set()
    for id_, loop in reach.items():
        if id_ in told or any(id_ not in reach[other] for other in loop):
            continue
        told |= loop
        steps = tuple(step for step in graph.steps if step in loop)
        yield Violation(
            node,
            f"{_only_to(steps)} and never to an end",
            node.at("steps", places[id_], "id"),
            label="the loop begins here",
            related=tuple(
                Related(node.at(*edge.pointer), "this leads back")
                for step in steps
                for edge in graph.edges[step]
                if edge.to == id_ and edge.pointer
            ),
            help="let one of them go on to a step outside the loop, or to `end`",
        )


def _only_to(steps: tuple[str, ...]) -> str:
    *others, last = (f'"{step}"' for step in steps)
    if not others:
        return f"the step {last} leads only to itself"
    return f"the steps {', '.join(others)} and {last} lead only to each other"
