"""The page of a workflow: what, when, who, where the AI is and what never goes to it; then every step."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

import msgspec
from markupsafe import Markup

from ..facts.cost import UnitCost, unit_cost
from ..facts.graph import StepGraph
from ..facts.raci import raci
from ..model.node import Node
from ..words.spoken import said
from .context import Context
from .document import DocumentView, shared
from .drawing import swimlane
from .health import Health, SpentTime, health, spent_time
from .limits import Limits, binding, limits
from .refs import Ref
from .steps import BoundTo, StepView, step_view
from .vocabulary import KIND_WORDS, Word

_SHOWN = ("trigger", "steps", "fallback", "exceptions", "context_ai_lacks", "redesign", "cost", "adjustments")


class BeforeAfterRow(msgspec.Struct, frozen=True):
    """One dimension of the redesign."""

    label: str
    before: str
    after: str


class RaciLine(msgspec.Struct, frozen=True):
    """A step, and who does it, answers for it, is asked before it counts and is told of it afterwards."""

    number: int
    step: str
    do: str
    does: tuple[Ref, ...]
    answers: tuple[Ref, ...]
    asked: tuple[Ref, ...]
    told: tuple[Ref, ...]


class Change(msgspec.Struct, frozen=True):
    """An adjustment to the way of working."""

    date: datetime.date
    what: str
    why: str
    by: Ref | None


class WorkflowView(DocumentView, frozen=True, kw_only=True):
    """Everything a workflow's page shows; ``fields`` are the ones nothing else on it shows.

    A retired workflow has no health. ``cost_labels`` are what the parts of the cost are called.
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
    raci: tuple[RaciLine, ...]
    cost: UnitCost | None
    cost_labels: Mapping[str, str]
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
        raci=tuple(_raci(node, graph, context)),
        cost=_cost(node, context),
        cost_labels=_titles("cost"),
        volume=record.volume_per_month,
        adjustments=tuple(
            Change(each.date, each.what, each.why or "", context.link.ref("role", each.by) if each.by else None)
            for each in sorted(record.adjustments, key=lambda each: each.date, reverse=True)
        ),
    )


def _raci(node: Node, graph: StepGraph, context: Context) -> Iterator[RaciLine]:
    numbers = {step.id: number for number, step in reversed([*enumerate(node.record.steps, 1)])}
    for row in raci(node, graph, context.catalogue).rows:
        does, answers, asked, told = (
            context.link.refs("role", [role for role, part in row.parts.items() if letter in part]) for letter in "RACI"
        )
        yield RaciLine(numbers[row.step.id], row.step.id, row.step.do, does, answers, asked, told)


def _cost(node: Node, context: Context) -> UnitCost | None:
    organization = context.catalogue.organization
    return unit_cost(node.record, (organization.record.currency or "") if organization else "")


def _redesign(node: Node) -> tuple[BeforeAfterRow, ...]:
    titles = _titles("redesign")
    redesign = node.data.get("redesign", {})
    return tuple(
        BeforeAfterRow(titles[name], change.get("before", ""), change.get("after", ""))
        for name, change in redesign.items()
    )


def _titles(field: str) -> Mapping[str, str]:
    """What the parts of a field are called."""
    parts = KIND_WORDS["workflow"].schema(field)["properties"]
    return {name: said(part["title"]) for name, part in parts.items()}
