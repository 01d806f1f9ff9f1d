"""Who is responsible, accountable, consulted and informed at each step of a workflow, read from its spec.

- Responsible: the step's ``who``, also when an AI does the typing.
- Accountable: the workflow's ``owner``, one role for every step.
- Consulted: who has a say before the result counts: whoever reviews what the step makes, in it or in a later step,
  and whoever approves the step. An approver is asked; the owner alone answers for the outcome.
- Informed: who hears of it afterwards: the roles an escalation or a restart goes to, the roles an output is for, and
  whoever does the steps an output goes to.

A role has one part at a step, the first of these that fits; only the owner may be responsible and accountable at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from ..diagnostics import Pointer
from ..kinds.workflow import Step, Workflow
from ..model.catalogue import Catalogue
from ..model.node import Node, Target
from .graph import StepGraph
from .review import reviewers


class RaciRow(msgspec.Struct, frozen=True):
    """One step, and the part of each role that has one in it, as ``R``, ``A``, ``A/R``, ``C`` or ``I``."""

    step: Step
    parts: Mapping[str, str]


class Raci(msgspec.Struct, frozen=True):
    """The table: its columns are the roles, in the order in which they first have a part."""

    roles: tuple[str, ...]
    rows: tuple[RaciRow, ...]


def raci(node: Node, graph: StepGraph, catalogue: Catalogue) -> Raci:
    """The table of a workflow; roles by their present ids."""
    workflow: Workflow = node.record
    targets = {link.pointer: link.target for link in catalogue.links_from(node.key)}
    rows = tuple(
        _row(index, step, workflow, graph, targets, catalogue)
        for index, step in enumerate(workflow.steps)
        if graph.steps[step.id] is step
    )
    roles = dict.fromkeys(role for row in rows for role in row.parts)
    return Raci(tuple(roles), rows)


def _row(
    index: int,
    step: Step,
    workflow: Workflow,
    graph: StepGraph,
    targets: Mapping[Pointer, Target],
    catalogue: Catalogue,
) -> RaciRow:
    def present(roles: Iterable[str | None]) -> Iterator[str]:
        return (catalogue.present("role", role).id for role in roles if role)

    parts: dict[str, str] = {}
    owner = catalogue.present("role", workflow.owner).id
    for role in present((step.who,)):
        parts[role] = "A/R" if role == owner else "R"
    parts.setdefault(owner, "A")
    for role in present((*_reviewing(graph, step), *(step.approval.approvers if step.approval else ()))):
        parts.setdefault(role, "C")
    for role in present(_informed(index, step, graph, targets)):
        parts.setdefault(role, "I")
    return RaciRow(step, parts)


def _reviewing(graph: StepGraph, step: Step) -> Iterator[str | None]:
    for reviewer in reviewers(graph, step.id):
        yield (reviewer.review.by if reviewer.review else None) or reviewer.who


def _informed(index: int, step: Step, graph: StepGraph, targets: Mapping[Pointer, Target]) -> Iterator[str | None]:
    yield from (rule.to for rule in step.escalate)
    yield from (stop.restart_by for stop in step.stop_when)
    for place in range(len(step.outputs)):
        target = targets.get(("steps", index, "outputs", place, "to"))
        if target is None:
            continue
        if target.kind == "role":
            yield target.id
        elif target.part and target.part in graph.steps:
            yield graph.steps[target.part].who
