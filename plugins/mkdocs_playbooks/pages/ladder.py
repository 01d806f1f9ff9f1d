"""The layer ladder: the maturity layers in order, which are open, and what blocks the next."""

from __future__ import annotations

import msgspec

from ..facts.layers import Condition, LayerState
from ..render.links import address
from .context import Context
from .refs import Ref, index_route


class ConditionRow(msgspec.Struct, frozen=True):
    """A condition of a layer, as pages show it."""

    ref: Ref
    wanted: str
    actual: str
    met: bool


class Rung(msgspec.Struct, frozen=True):
    """One layer on the ladder; ``current`` when the reader is on a page of it."""

    number: int
    id: str
    short: str
    title: str
    href: str
    state: LayerState
    blockers: tuple[ConditionRow, ...]
    workflows: int
    current: bool


class Ladder(msgspec.Struct, frozen=True):
    """The rungs, and the lowest one that is blocked; ``href`` leads to the list of them."""

    rungs: tuple[Rung, ...]
    next: Rung | None
    href: str

    @property
    def here(self) -> Rung | None:
        """The rung the reader is on."""
        return next((rung for rung in self.rungs if rung.current), None)

    @property
    def open(self) -> int:
        """How many rungs are open."""
        return sum(rung.state == "open" for rung in self.rungs)


def ladder(context: Context, current: str = "") -> Ladder:
    """The ladder as it stands on a page of the layer ``current``, or of none."""
    rungs = tuple(
        Rung(
            number=number,
            id=standing.layer.id,
            short=standing.layer.record.short or standing.layer.title,
            title=standing.layer.title,
            href=context.link.key(standing.layer.key).href,
            state=standing.state,
            blockers=tuple(condition_row(condition, context) for condition in standing.unmet),
            workflows=len(standing.workflows),
            current=standing.layer.id == current,
        )
        for number, standing in enumerate(context.facts.layers, 1)
    )
    blocked = next((rung for rung in rungs if rung.state == "blocked"), None)
    return Ladder(rungs, blocked, address(index_route("layer")))


def condition_row(condition: Condition, context: Context) -> ConditionRow:
    """A condition as a page shows it."""
    return ConditionRow(context.link.key(condition.of), condition.wanted, condition.actual, condition.met)
