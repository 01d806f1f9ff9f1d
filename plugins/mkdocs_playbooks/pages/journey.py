"""The page of a journey: how an organization went through the layers, stage after stage."""

from __future__ import annotations

import msgspec

from ..model.node import Node
from .context import Context
from .document import DocumentView, shared
from .refs import Ref

_SHOWN = ("stages",)


class StageView(msgspec.Struct, frozen=True):
    """One stage: the layer with its number on the ladder, when it was, what was done and what came of it."""

    layer: Ref
    number: int | None
    when: str
    what: str
    result: str


class JourneyView(DocumentView, frozen=True, kw_only=True):
    """Everything a journey's page shows; ``layers`` are those it went through, in the order of the ladder."""

    stages: tuple[StageView, ...]
    layers: tuple[Ref, ...]


def journey_view(node: Node, context: Context) -> JourneyView:
    """The view of a journey."""
    numbers = {standing.layer.key: number for number, standing in enumerate(context.facts.layers, 1)}
    stages = tuple(
        StageView(
            context.link.ref("layer", stage.layer),
            numbers.get(context.catalogue.present("layer", stage.layer)),
            stage.when or "",
            stage.what,
            stage.result or "",
        )
        for stage in node.record.stages
    )
    visited = {stage.layer: stage.number for stage in stages}
    return JourneyView(
        **shared(node, context, _SHOWN),
        stages=stages,
        layers=tuple(sorted(visited, key=lambda layer: visited[layer] or len(numbers) + 1)),
    )
