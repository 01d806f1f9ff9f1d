"""The health of a workflow: how far it can be handed on, whether it is a craft, and whether it saves time."""

from __future__ import annotations

import msgspec

from ..model.node import Node
from ..summaries.craft import Quality, craft
from ..summaries.franchise import FranchiseStep, franchise
from ..summaries.movement import Movement
from ..summaries.working_time import WorkingTime, working_time
from ..words.spoken import _, spoken
from .context import Context
from .refs import Ref

_MOST_ROLES = 3


class MeasuredTime(msgspec.Struct, frozen=True):
    """A time metric against its baseline; figures are in words, empty where they are not known."""

    metric: Ref
    direction: str
    baseline: str
    latest: str
    gained: str


class SpentTime(msgspec.Struct, frozen=True):
    """The working time of one run as the steps claim it, and what the clock says."""

    claimed: WorkingTime
    measured: tuple[MeasuredTime, ...]


class Health(msgspec.Struct, frozen=True):
    """Everything the page says about a workflow's health.

    Attributes:
        franchise: The seven steps.
        met: How many of them are met.
        fragile: Whether it is a fragile craft rather than repeatable.
        people: How many people's absence empties a role of it.
        roles: The roles that they would empty, the first of them.
        qualities: Boring, teachable, measurable.
    """

    franchise: tuple[FranchiseStep, ...]
    met: int
    fragile: bool
    people: int
    roles: tuple[Ref, ...]
    qualities: tuple[Quality, ...]


def health(node: Node, context: Context) -> Health | None:
    """The health of a workflow; a retired one has none."""
    if node.record.status == "retired":
        return None
    found = craft(node, context.facts, context.found)
    steps = franchise(node, context.facts, context.found)
    return Health(
        franchise=steps,
        met=sum(step.met for step in steps),
        fragile=found.is_fragile,
        people=found.bus_factor.people,
        roles=context.link.refs("role", found.bus_factor.roles[:_MOST_ROLES]),
        qualities=found.qualities,
    )


def spent_time(node: Node, context: Context) -> SpentTime:
    """The working time of a workflow."""
    time = working_time(node, context.facts)
    return SpentTime(time, tuple(_measured(each, context) for each in time.measured))


def _measured(each: Movement, context: Context) -> MeasuredTime:
    unit = each.metric.record.unit
    latest = each.latest.value if each.latest else None
    saved = each.baseline - latest if each.baseline is not None and latest is not None else 0.0
    return MeasuredTime(
        context.link.key(each.metric.key),
        each.direction,
        f"{spoken().number(each.baseline, 10)} {unit}" if each.baseline is not None else "",
        f"{spoken().number(latest, 10)} {unit}" if latest is not None else "",
        _gained(saved, unit),
    )


def _gained(saved: float, unit: str) -> str:
    amount = f"{spoken().number(abs(saved), 4)} {unit}"
    if not saved:
        return ""
    return _("%(amount)s less", amount=amount) if saved > 0 else _("%(amount)s more", amount=amount)
