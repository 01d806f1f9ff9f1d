"""A step carries data from one system into another, and neither page says that the two are connected.

Why it matters
--------------
The map of which system passes what to which is read when one of them is replaced, breaks or must not see
something. A way that is not on it is forgotten then, even if it is only somebody with a file on Friday, which is a
connection like any other and has the method "by hand".

It counts when one step takes an input `from` a system and has an output `to` another one. A connection that either
of the two names in `connects_to` is enough, in any direction and state, and so is the way through a system the step
is done with. Each pair of systems is told once, at the first step that needs it.

Example
-------
```yaml
kind: workflow
id: returns-figures
title: Figures of the returns
owner: stock-lead
trigger: every Friday 15:00
steps:
  - id: copy
    do: Copy the returns of the week into the table
    who: stock-lead
    inputs: [{name: returns of the week, format: list, from: returns-desk}]
    outputs: [{name: returns by cause, format: table, to: figures}]
---
{kind: system, id: returns-desk, title: Returns desk, type: application}
---
{kind: system, id: figures, title: Table of figures, type: data_store}
---
{kind: role, id: stock-lead, title: Head of stock, holders: [{person: p01}, {person: p02}]}
```

Use instead
-----------
```yaml
kind: workflow
id: returns-figures
title: Figures of the returns
owner: stock-lead
trigger: every Friday 15:00
steps:
  - id: copy
    do: Copy the returns of the week into the table
    who: stock-lead
    inputs: [{name: returns of the week, format: list, from: returns-desk}]
    outputs: [{name: returns by cause, format: table, to: figures}]
---
kind: system
id: returns-desk
title: Returns desk
type: application
connects_to: [{system: figures, direction: out, data: returns by cause, method: by hand, state: working}]
---
{kind: system, id: figures, title: Table of figures, type: data_store}
---
{kind: role, id: stock-lead, title: Head of stock, holders: [{person: p01}, {person: p02}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related, Severity
from ...facts.facts import Facts
from ...facts.usage import carried_in, connections
from ...model.node import Key, Node
from ..rule import Violation, rule


@rule(
    idea=Severity.INFO,
    pilot=Severity.INFO,
    production=Severity.INFO,
    asks="By which way does this data get from one system into the other?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Pairs of systems that the items of a step connect and that no system page does, each pair once."""
    mapped = connections(facts)
    told: set[frozenset[Key]] = set()
    for node in facts.audited():
        for carried in carried_in(node, facts):
            source, target = Key("system", carried.source), Key("system", carried.target)
            pair = frozenset((source, target))
            if pair in mapped or pair in told:
                continue
            between = (Key("system", id_) for id_ in carried.through)
            if not any({frozenset((source, key)), frozenset((key, target))} <= mapped for key in between):
                told.add(pair)
                nodes = facts.catalogue.nodes
                yield _violation(node, carried.step, carried.place, nodes[source], nodes[target])


def _violation(node: Node, index: int, place: int, source: Node, target: Node) -> Violation:
    step = node.record.steps[index]
    return Violation(
        node,
        f'"{step.id}" carries data from "{source.id}" to "{target.id}", and neither says that the two are connected',
        node.at("steps", index, "outputs", place, "to"),
        label=f'comes from "{source.id}"',
        related=(Related(source.at("id"), "data leaves here"), Related(target.at("id"), "and arrives here")),
        help=f'add a connection to "{target.id}" under `connects_to` of "{source.id}"; "by hand" is a method too',
    )
