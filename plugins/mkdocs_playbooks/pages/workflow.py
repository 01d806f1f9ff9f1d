"""The page of a workflow: what, when, who, where the AI is and what never goes to it; then every step."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from markupsafe import Markup

from ..facts.cost import UnitCost, unit_cost
from ..facts.graph import StepGraph
from ..facts.raci import raci
from ..model.node import Node
from ..source.schema import schemas
from .context import Context
from .document import DocumentView, shared
from .drawing import swimlane
from .health import Health, SpentTime, health, spent_time
from .limits import Limits, binding, limits
from .refs import Ref
from .steps import BoundTo, StepView, step_view
from .vocabulary import KIND_WORDS, Word

_SHOWN = ("trigger", "steps", "fallback", "exceptions", "context_ai_lacks", "redesign", "cost", "adjustments")


@dataclass(frozen=True, slots=True)
class BeforeAfterRow:
    """One dimension of the redesign."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RaciLine:
    """A step, and the part of each role of the table in it; empty where it has none."""

    number: int
    step: str
    do: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RaciTable:
    """Who is responsible, accountable, consulted and informed."""

    roles: tuple[Ref, ...]
    lines: tuple[RaciLine, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """An adjustment to the way of working."""

    date: datetime.date
    what: str
    why: str
    by: Ref | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowView(DocumentView):
    """Everything a workflow's page shows; ``fields`` are the ones nothing else on it shows.

    A retired workflow has no health.
    """

    status: Word
    trigger: str
    roles: tuple[Ref, ...]
    ai_steps: tuple[StepView, ...]
    boundaries: tuple[BoundTo, ...]
    limits: Limits
    context_ai_lacks: tuple[str, ...]
    drawing: Markup
    steps: tuple[StepView, ...]
    fallback: str
    exceptions: tuple[tuple[str, str], ...]
    redesign: tuple[BeforeAfterRow, ...]
    health: Health | None
    time: SpentTime
    raci: RaciTable
    cost: UnitCost | None
    volume: float | None
    adjustments: tuple[Change, ...]


def workflow_view(node: Node, context: Context) -> WorkflowView:
    """The view of a workflow."""
    record = node.record
    graph = context.facts.graph(node)
    steps = tuple(step_view(node, index, graph, context) for index in range(len(record.steps)))
    return WorkflowView(
        **shared(node, context, _SHOWN),
        status=KIND_WORDS["workflow"].word(record.status, "status"),
        trigger=record.trigger,
        roles=tuple(dict.fromkeys(step.who for step in steps)),
        ai_steps=tuple(step for step in steps if step.is_ai),
        boundaries=binding(steps),
        limits=limits(node, steps, context),
        context_ai_lacks=record.context_ai_lacks,
        drawing=swimlane(node, context),
        steps=steps,
        fallback=record.fallback or "",
        exceptions=tuple((each.case, each.handling or "") for each in record.exceptions),
        redesign=_redesign(node),
        health=health(node, context),
        time=spent_time(node, context),
        raci=_raci(node, graph, context),
        cost=_cost(node, context),
        volume=record.volume_per_month,
        adjustments=tuple(
            Change(each.date, each.what, each.why or "", context.link.ref("role", each.by) if each.by else None)
            for each in sorted(record.adjustments, key=lambda each: each.date, reverse=True)
        ),
    )


def _raci(node: Node, graph: StepGraph, context: Context) -> RaciTable:
    table = raci(node, graph, context.catalogue)
    numbers = {step.id: number for number, step in reversed([*enumerate(node.record.steps, 1)])}
    lines = (
        RaciLine(numbers[row.step.id], row.step.id, row.step.do, tuple(row.parts.get(role, "") for role in table.roles))
        for row in table.rows
    )
    return RaciTable(context.link.refs("role", table.roles), tuple(lines))


def _cost(node: Node, context: Context) -> UnitCost | None:
    organization = context.catalogue.organization
    return unit_cost(node.record, (organization.record.currency or "") if organization else "")


def _redesign(node: Node) -> tuple[BeforeAfterRow, ...]:
    schema = schemas()["workflow"].schema["properties"]["redesign"]["properties"]
    redesign = node.data.get("redesign", {})
    return tuple(
        BeforeAfterRow(schema[name]["title"], change.get("before", ""), change.get("after", ""))
        for name, change in redesign.items()
    )
