"""AI may change something that others depend on, with no approval and no word to their owners.

Why it matters
--------------
A schema, a policy or a standard text breaks things in places that whoever changes it does not see. With AI such
changes come quicker than others can follow. Either somebody says yes before the change counts, or the owners of what
rests on it learn of it in time to object.

An artifact counts that the workflow lists under `artifacts`, that others name in `depends_on`, and that AI may
change there: in a step, from collaborator upwards, that may write, delete or execute where the artifact is kept,
hands its result to that system, or acts with it; for code also in a step that drafts, in a workflow of coding. It is
guarded by an `approval` on that step or on one that can follow, or when the owner of each dependant has a part in
the workflow: does a step, reviews, or is named by an escalation or an output. Workflows whose AI only reads are left
alone.

Example
-------
```yaml
kind: workflow
id: price-rules
title: New rule in the price file
status: pilot
owner: pricing-lead
backup: pricing-deputy
trigger: a discount is decided
artifacts: [price-file]
fallback: The pricing lead writes the rule by hand.
steps:
  - id: write
    do: Have the assistant write the rule and store it with the others
    who: pricing-lead
    with: chat
    human: collaborator
    type: draft
    outputs: [{name: rule, format: lines of the price file, to: price-store}]
    always_rework: []
    review: {by: pricing-deputy, criteria: [The rule names its last day]}
  - id: try
    do: Compare ten prices with the calculator
    who: pricing-deputy
    type: check
    inputs: [{name: rule, format: lines of the price file, from: price-store}]
---
{kind: artifact, id: price-file, title: Price file, type: dataset, kept_in: price-store, owner: pricing-lead}
---
{kind: artifact, id: shop-labels, title: Shop labels, type: sop, depends_on: [price-file], owner: shop-lead}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: system, id: price-store, title: Price store, type: data_store}
---
{kind: role, id: pricing-lead, title: Pricing lead, holders: [{person: p01}]}
---
{kind: role, id: pricing-deputy, title: Deputy pricing lead, holders: [{person: p02}]}
---
{kind: role, id: shop-lead, title: Shop lead, holders: [{person: p03}]}
```

Use instead
-----------
```yaml
kind: workflow
id: price-rules
title: New rule in the price file
status: pilot
owner: pricing-lead
backup: pricing-deputy
trigger: a discount is decided
artifacts: [price-file]
fallback: The pricing lead writes the rule by hand.
steps:
  - id: write
    do: Have the assistant write the rule and store it with the others
    who: pricing-lead
    with: chat
    human: collaborator
    type: draft
    outputs: [{name: rule, format: lines of the price file, to: price-store}]
    always_rework: []
    review: {by: pricing-deputy, criteria: [The rule names its last day]}
  - id: try
    do: Compare ten prices with the calculator
    who: pricing-deputy
    type: check
    inputs: [{name: rule, format: lines of the price file, from: price-store}]
    outputs: [{name: note on the new rule, format: mail with the first day, to: shop-lead}]
---
{kind: artifact, id: price-file, title: Price file, type: dataset, kept_in: price-store, owner: pricing-lead}
---
{kind: artifact, id: shop-labels, title: Shop labels, type: sop, depends_on: [price-file], owner: shop-lead}
---
{kind: system, id: chat, title: Chat assistant, type: assistant}
---
{kind: system, id: price-store, title: Price store, type: data_store}
---
{kind: role, id: pricing-lead, title: Pricing lead, holders: [{person: p01}]}
---
{kind: role, id: pricing-deputy, title: Deputy pricing lead, holders: [{person: p02}]}
---
{kind: role, id: shop-lead, title: Shop lead, holders: [{person: p03}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Location, Related, Severity
from ...facts.dependence import ai_changes, dependants
from ...facts.facts import Facts
from ...facts.raci import raci
from ...model.node import Node
from ..rule import Violation, rule

_TOLD_OF = 3
"""So many dependants a message names; the rest are counted."""


@rule(
    of="artifact",
    idea=None,
    pilot=Severity.WARNING,
    production=Severity.ERROR,
    asks="Who learns of a change before the things that rest on it break?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Artifacts with dependants that AI may change without an approval, and whose owners have no part in it."""
    for artifact in facts.each("artifact"):
        resting = [(node, _owner(node, facts)) for node in dependants(artifact, facts.catalogue)]
        for link in facts.catalogue.links_to(artifact.key, "workflow", "artifacts") if resting else ():
            node = facts.catalogue.nodes[link.source]
            if not facts.is_audited(node):
                continue
            steps = ai_changes(node.record, artifact, facts.catalogue)
            step = next((index for index in steps if not _is_approved(node, index, facts)), None)
            if step is not None:
                parts = raci(node, facts.graph(node), facts.catalogue).roles
                untold = tuple(dependant for dependant, owner in resting if owner not in parts)
                if untold:
                    yield _violation(node, node.at(*link.pointer), step, artifact, untold)


def _violation(node: Node, place: Location, step: int, artifact: Node, untold: tuple[Node, ...]) -> Violation:
    id_ = node.record.steps[step].id
    return Violation(
        node,
        f'AI may change "{artifact.id}" in "{id_}" without approval, and nobody who owns {_listed(untold)} has a '
        "part in the workflow",
        place,
        label="others depend on this",
        related=(
            Related(node.at("steps", step), "AI may change it here"),
            Related(untold[0].at("depends_on"), "this rests on it"),
        ),
        help="add an `approval` to a step before the change counts, or an output or escalation `to` the owner of each",
    )


def _is_approved(node: Node, index: int, facts: Facts) -> bool:
    graph = facts.graph(node)
    onward = graph.reachable(node.record.steps[index].id)
    return any(step.approval for id_, step in graph.steps.items() if id_ in onward)


def _owner(node: Node, facts: Facts) -> str | None:
    owner = node.record.owner
    return facts.catalogue.present("role", owner).id if owner else None


def _listed(nodes: tuple[Node, ...]) -> str:
    names = [f'"{node.id}"' for node in nodes[:_TOLD_OF]]
    rest = len(nodes) - len(names)
    names += [f"{rest} more"] if rest else []
    return " or ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
