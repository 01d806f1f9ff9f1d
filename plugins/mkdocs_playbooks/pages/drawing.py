"""The swim-lane of a workflow: its steps as nodes in the lanes of their roles, its ways as edges."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ..facts.graph import Edge, StepGraph
from ..facts.reach import OUTWARD
from ..kinds.workflow import Step
from ..model.node import Node, Target
from ..model.resolve import END
from ..render import swimlane as lanes
from ..render.links import address
from ..words.spoken import N_, _, said
from .context import Context
from .refs import anchor_of, route_of

_REACHED = {
    "partner": N_("reaches partners"),
    "customer": N_("reaches customers"),
    "public": N_("reaches the public"),
}
_LABELS = {"otherwise": N_("otherwise"), "refused": N_("if refused")}


def swimlane(node: Node, context: Context) -> Markup:
    """The drawing of a workflow as SVG."""
    return lanes.swimlane(drawing(node, context))


def drawing(node: Node, context: Context) -> lanes.Drawing:
    """What the drawing shows: a lane for each role in order of its first step; of steps that share an id the first."""
    graph = context.facts.graph(node)
    roles = dict.fromkeys(step.who for step in graph.steps.values())
    return lanes.Drawing(
        title=_("%(workflow)s: steps by role", workflow=node.title),
        trigger=node.record.trigger,
        lanes=tuple(lanes.Lane(role, context.link.ref("role", role).title) for role in roles),
        nodes=tuple(_nodes(node, graph, context)),
        edges=tuple(_edge(edge) for edges in graph.edges.values() for edge in edges),
        joins=frozenset(_joins(graph)),
    )


def _nodes(node: Node, graph: StepGraph, context: Context) -> Iterator[lanes.Node]:
    numbers = {step.id: number for number, step in reversed([*enumerate(node.record.steps, 1)])}
    for step in graph.steps.values():
        yield lanes.Node(
            id=step.id,
            number=numbers[step.id],
            title=step.do,
            lane=step.who,
            actor=context.facts.level(step).actor,
            href=address(route_of(node.key), anchor_of(Target(node.kind, node.id, step.id))),
            marks=tuple(_marks(step)),
        )


def _marks(step: Step) -> Iterator[str]:
    """What guards a step, and whom it reaches when that is somebody outside."""
    if step.approval:
        yield _("approval")
    if step.review:
        yield _("review")
    if step.reaches in OUTWARD:
        yield said(_REACHED[step.reaches])


def _edge(edge: Edge) -> lanes.Edge:
    label = said(_LABELS[edge.kind]) if edge.kind in _LABELS else edge.when
    return lanes.Edge(edge.source, _place(edge.to), edge.kind, label)


def _joins(graph: StepGraph) -> Iterator[str]:
    """Where the branches of each parallel wait for each other."""
    for step in graph.steps:
        if len(graph.side_by_side(step)) > 1:
            yield _place(graph.join(step))


def _place(id_: str) -> str:
    return lanes.END if id_ == END else id_
