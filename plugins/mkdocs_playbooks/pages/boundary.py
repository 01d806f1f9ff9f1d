"""The page of a boundary: the ceiling, what may and may never be done, why, and whom to ask."""

from __future__ import annotations

import msgspec

from ..facts.autonomy import Level, level
from ..model.node import Node
from .context import Context
from .document import DocumentView, shared
from .impact import ImpactView, impact_view
from .refs import Listed, Ref, listed
from .steps import StepLine, step_line

_SHOWN = (
    *("human_at_least", "covers", "not_covered", "allowed", "allowed_if", "never", "rationale", "if_crossed"),
    *("noticed_by", "disclosure"),
)


class BoundStep(msgspec.Struct, frozen=True):
    """A step that the boundary binds, and whether the AI goes further in it than it may."""

    step: StepLine
    exceeded: bool


class BoundaryView(DocumentView, frozen=True, kw_only=True):
    """Everything a boundary's page shows; ``ask`` is whom to ask for an exception."""

    ceiling: Level
    category: str
    covers: tuple[str, ...]
    not_covered: tuple[str, ...]
    allowed: tuple[str, ...]
    allowed_if: tuple[tuple[str, tuple[str, ...]], ...]
    never: tuple[str, ...]
    rationale: str
    if_crossed: str
    noticed_by: str
    disclosure: str
    ask: Ref
    contact: str
    bound: Listed[BoundStep]
    impact: ImpactView | None


def boundary_view(node: Node, context: Context) -> BoundaryView:
    """The view of a boundary."""
    record = node.record
    owner = context.catalogue.get("role", record.owner)
    return BoundaryView(
        **shared(node, context, _SHOWN),
        ceiling=level(record.human_at_least),
        category=record.category,
        covers=record.covers,
        not_covered=record.not_covered,
        allowed=record.allowed,
        allowed_if=tuple((use.use, use.conditions) for use in record.allowed_if),
        never=record.never,
        rationale=record.rationale,
        if_crossed=record.if_crossed or "",
        noticed_by=record.noticed_by or "",
        disclosure=record.disclosure or "",
        ask=context.link.ref("role", record.owner),
        contact=(owner.record.contact or "") if owner else "",
        bound=_bound(node, context),
        impact=impact_view(node, context),
    )


def _bound(node: Node, context: Context) -> Listed[BoundStep]:
    steps = context.facts.bound_steps(node.key)
    ceiling = level(node.record.human_at_least).rank
    cut = listed(steps)
    lines = (step_line(workflow, step, context) for workflow, step in cut.items)
    return Listed(tuple(BoundStep(line, line.level.rank > ceiling) for line in lines), cut.total)
