"""The page of a maturity layer: what it is for, what it needs first, what runs in it, what it unlocks."""

from __future__ import annotations

import msgspec

from ..facts.autonomy import Level, level
from ..facts.layers import LayerStanding, LayerState
from ..model.node import Node
from ..render.links import address
from ..summaries.readiness import next_layer
from .context import Context
from .document import DocumentView, shared
from .groups import STATUSES
from .index import Entry, entry
from .ladder import ConditionRow, condition_row
from .refs import Listed, Ref, index_route, listed

_SHOWN = (
    "order",
    "short",
    "purpose",
    "enables",
    "unlocks",
    "requires",
    "watch_out",
    "human_at_least",
    "functions",
)


class StatusGroup(msgspec.Struct, frozen=True):
    """The workflows of a layer that have one status."""

    status: str
    count: int
    entries: tuple[Entry, ...]


class NextRung(msgspec.Struct, frozen=True):
    """The layer that follows, its state, and the conditions that still block it."""

    ref: Ref
    state: LayerState
    blocked_by: tuple[ConditionRow, ...]


class LayerView(DocumentView, frozen=True, kw_only=True):
    """Everything a layer's page shows; unmet conditions come first, ``needed_by`` are the layers that require it."""

    number: int
    state: LayerState
    conditions: tuple[ConditionRow, ...]
    purpose: str
    watch_out: str
    ceiling: Level | None
    enables: tuple[Ref, ...]
    needed_by: tuple[Ref, ...]
    unlocks: tuple[str, ...]
    duties: tuple[tuple[str, str], ...]
    next: NextRung | None
    workflows: Listed[Entry]
    by_status: tuple[StatusGroup, ...]


def layer_view(node: Node, context: Context) -> LayerView:
    """The view of a layer."""
    record = node.record
    number, standing = next(
        (number, each) for number, each in enumerate(context.facts.layers, 1) if each.layer.key == node.key
    )
    workflows = _workflows(standing, context)
    return LayerView(
        **shared(node, context, _SHOWN, told=("layer", "requires")),
        number=number,
        state=standing.state,
        conditions=tuple(
            condition_row(condition, context)
            for condition in sorted(standing.conditions, key=lambda condition: condition.met)
        ),
        purpose=record.purpose,
        watch_out=record.watch_out or "",
        ceiling=level(record.human_at_least) if record.human_at_least else None,
        enables=context.link.refs("layer", record.enables),
        needed_by=_needed_by(node, context),
        unlocks=record.unlocks,
        duties=tuple((_function(id_, context), duty) for id_, duty in record.functions.items()),
        next=_next(node, context),
        workflows=workflows,
        by_status=_by_status(standing, workflows.items),
    )


def _next(node: Node, context: Context) -> NextRung | None:
    found = next_layer(node.key, context.facts)
    if found is None:
        return None
    return NextRung(
        context.link.key(found.standing.layer.key),
        found.standing.state,
        tuple(condition_row(condition, context) for condition in found.blocked_by),
    )


def _workflows(standing: LayerStanding, context: Context) -> Listed[Entry]:
    ordered = sorted(
        standing.workflows,
        key=lambda node: (STATUSES.index(node.record.status), node.title.casefold(), node.id),
    )
    cut = listed(ordered, address(index_route("workflow")))
    return Listed(tuple(entry(node, context) for node in cut.items), cut.total, cut.href)


def _by_status(standing: LayerStanding, shown: tuple[Entry, ...]) -> tuple[StatusGroup, ...]:
    counts = {status: sum(node.record.status == status for node in standing.workflows) for status in STATUSES}
    return tuple(
        StatusGroup(status, count, tuple(each for each in shown if each.status == status))
        for status, count in counts.items()
        if count
    )


def _needed_by(node: Node, context: Context) -> tuple[Ref, ...]:
    return tuple(
        context.link.key(other.layer.key)
        for other in context.facts.layers
        if other.layer.record.requires and node.id in other.layer.record.requires.layers
    )


def _function(id_: str, context: Context) -> str:
    organization = context.catalogue.organization
    declared = organization.record.functions if organization else ()
    return next((function.title or id_ for function in declared if function.id == id_), id_)
