"""A step as its card shows it, and in short as lists of steps show it."""

from __future__ import annotations

import msgspec

from ..facts.autonomy import Actor, Level
from ..facts.binding import Binding
from ..facts.graph import Edge, StepGraph
from ..kinds.workflow import Step
from ..model.node import Node, Target
from ..model.resolve import END
from ..source.schema import schemas
from ..words.spoken import _
from .context import Context
from .refs import Ref
from .run import RunnableList, runnable_at
from .safeguards import Safeguard, safeguards
from .values import Reader, Row

_ON_THE_CARD = frozenset(
    {
        "id",
        "do",
        "who",
        "with",
        "human",
        "type",
        "always_rework",
        "review",
        "approval",
        "stop_when",
        "escalate",
    }
    | {"evidence", "next", "boundaries", "inputs", "outputs"}
)


class StepLine(msgspec.Struct, frozen=True):
    """A step in a list: its number in the workflow, what is done, who acts, how far the AI goes."""

    ref: Ref
    number: int
    do: str
    who: Ref
    actor: Actor
    level: Level
    workflow: Ref


class Way(msgspec.Struct, frozen=True):
    """A way on from a step: the condition, if any, and where it leads."""

    kind: str
    when: str
    to: Ref


class BoundTo(msgspec.Struct, frozen=True):
    """A boundary that binds a step: its ceiling, whether the AI goes further than that, what it never allows."""

    ref: Ref
    ceiling: Level
    exceeded: bool
    never: tuple[str, ...] = ()


class StepView(msgspec.Struct, frozen=True):
    """A step card: ``level`` counts only on an AI step; ``undecided`` when nobody said what the human is.

    ``list`` is the checklist that its review goes by.
    """

    id: str
    number: int
    do: str
    who: Ref
    systems: tuple[Ref, ...]
    is_ai: bool
    actor: Actor
    level: Level
    undecided: bool
    type: str
    inputs: Row | None
    outputs: Row | None
    safeguards: tuple[Safeguard, ...]
    boundaries: tuple[BoundTo, ...]
    ways: tuple[Way, ...]
    more: tuple[Row, ...]
    list: RunnableList | None


def step_view(node: Node, index: int, graph: StepGraph, context: Context) -> StepView:
    """The card of the step at an index of a workflow."""
    step: Step = node.record.steps[index]
    level = context.facts.level(step)
    rows = _rows(node, index, context)
    return StepView(
        id=step.id,
        number=index + 1,
        do=step.do,
        who=context.link.ref("role", step.who),
        systems=context.link.refs("system", step.systems),
        is_ai=context.facts.is_ai(step),
        actor=level.actor,
        level=level,
        undecided=context.facts.is_ai(step) and step.human is None,
        type=step.type or "",
        inputs=rows.get("inputs"),
        outputs=rows.get("outputs"),
        safeguards=safeguards(node.key, step, graph, context),
        boundaries=_boundaries(node, step, level, context),
        ways=_ways(node, index, graph.edges.get(step.id, ()), context),
        more=tuple(row for name, row in rows.items() if name not in _ON_THE_CARD),
        list=runnable_at(node, step, context),
    )


def step_line(node: Node, step: Step, context: Context) -> StepLine:
    """A step in a list of steps of several workflows."""
    level = context.facts.level(step)
    return StepLine(
        ref=context.link.target(Target(node.kind, node.id, step.id)),
        number=1 + next(index for index, other in enumerate(node.record.steps) if other.id == step.id),
        do=step.do,
        who=context.link.ref("role", step.who),
        actor=level.actor,
        level=level,
        workflow=context.link.key(node.key),
    )


def _rows(node: Node, index: int, context: Context) -> dict[str, Row]:
    schema = schemas()["workflow"].schema["properties"]["steps"]["items"]
    rows = Reader(node, context.link).rows(node.data["steps"][index], schema, ("steps", index))
    return {row.field: row for row in rows}


def _boundaries(node: Node, step: Step, level: Level, context: Context) -> tuple[BoundTo, ...]:
    return tuple(
        bound_to(bound, level.rank > bound.ceiling.rank, context) for bound in context.facts.bindings(node, step)
    )


def bound_to(binding: Binding, exceeded: bool, context: Context) -> BoundTo:
    """A boundary as what binds a step; ``exceeded`` when the AI goes further than it allows."""
    boundary = binding.boundary
    return BoundTo(context.link.key(boundary.key), binding.ceiling, exceeded, boundary.record.never)


def _ways(node: Node, index: int, edges: tuple[Edge, ...], context: Context) -> tuple[Way, ...]:
    """The ways on, unless the only one is the step that is written next."""
    following = [step.id for step in node.record.steps[index + 1 : index + 2]]
    if [edge.to for edge in edges] == following and edges[0].kind == "next":
        return ()
    return tuple(Way(edge.kind, edge.when, _destination(node, edge.to, context)) for edge in edges)


def _destination(node: Node, to: str, context: Context) -> Ref:
    if to == END:
        return Ref(_("the end"))
    known = any(step.id == to for step in node.record.steps)
    return context.link.within(Target(*node.key, to)) if known else Ref(to)
