"""The page of a control: what it makes sure of, how far it has come, its proof, and what depends on it."""

from __future__ import annotations

import datetime

import msgspec

from ..facts.layers import MATURITY
from ..model.node import Node
from .context import Context
from .document import DocumentView, shared
from .inward import Inward
from .ladder import ConditionRow, condition_row
from .refs import Listed, Ref
from .vocabulary import KIND_WORDS, Word

_SHOWN = ("type", "maturity", "statement", "last_tested", "maps_to")


class Dependant(msgspec.Struct, frozen=True):
    """A layer that asks for a control, and whether it has come far enough for it."""

    layer: Ref
    condition: ConditionRow


class ControlView(DocumentView, frozen=True, kw_only=True):
    """Everything a control's page shows; ``rank`` is its place, from 0, among ``scale``, ``next`` the word after it."""

    type: Word
    maturity: Word
    rank: int
    scale: tuple[str, ...]
    next: Word | None
    statement: str
    last_tested: datetime.date | None
    layers: tuple[Dependant, ...]
    workflows: Listed[Ref]
    maps_to: tuple[Ref, ...]


def control_view(node: Node, context: Context) -> ControlView:
    """The view of a control."""
    record, words = node.record, KIND_WORDS["control"]
    rank = MATURITY.index(record.maturity)
    return ControlView(
        **shared(node, context, _SHOWN, told=("controls",)),
        type=words.word(record.type, "type"),
        maturity=words.word(record.maturity, "maturity"),
        rank=rank,
        scale=MATURITY,
        next=words.word(MATURITY[rank + 1], "maturity") if rank + 1 < len(MATURITY) else None,
        statement=record.statement or "",
        last_tested=record.last_tested,
        layers=_layers(node, context),
        workflows=Inward(node, context).documents("workflow", "controls"),
        maps_to=tuple(context.link.at(node.key, ("maps_to", place), text) for place, text in enumerate(record.maps_to)),
    )


def _layers(node: Node, context: Context) -> tuple[Dependant, ...]:
    return tuple(
        Dependant(context.link.key(standing.layer.key), condition_row(condition, context))
        for standing in context.facts.layers
        for condition in standing.conditions
        if condition.of == node.key
    )
