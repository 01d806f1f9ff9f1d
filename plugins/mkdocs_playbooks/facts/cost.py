"""What one unit of a workflow's output costs, part by part.

Each part of ``cost`` is the sum of what it says: an ``amount`` for each unit, or for each month divided by the monthly
volume; ``minutes`` at ``rate_per_hour``; and a ``one_off`` sum spread evenly over the units made in ``spread_over``.
A part that needs the volume, the rate or the time and does not have it is unknown, and so is the total.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from ..kinds.workflow import Cost, CostPart, Workflow
from ..words.spoken import _
from .durations import in_months

COMPONENTS = (
    "inference",
    "review",
    "exceptions",
    "integration",
    "migration",
    "training",
    "consulting",
    "quality_gates",
)
"""The parts of a unit's cost, in the order of the schema."""

_EMPTY = (None, None, None)


class Component(msgspec.Struct, frozen=True):
    """One part of the cost, in currency for each unit; ``None`` when the specs do not say enough."""

    name: str
    amount: float | None


class UnitCost(msgspec.Struct, frozen=True):
    """The cost of one unit by its parts; parts that the spec leaves out are not in it."""

    unit: str
    currency: str
    components: tuple[Component, ...]

    @property
    def total(self) -> float | None:
        """The sum of the parts; ``None`` while one of them is unknown."""
        known = [component.amount for component in self.components if component.amount is not None]
        return sum(known) if len(known) == len(self.components) else None

    def share(self, name: str) -> float | None:
        """A part's share of the total, from 0 to 1; ``None`` without that part, or without a total above zero."""
        amount = next((component.amount for component in self.components if component.name == name), None)
        return amount / self.total if amount is not None and self.total else None


def unit_cost(workflow: Workflow, currency: str) -> UnitCost | None:
    """The unit cost of a workflow, if it says any part of it; ``currency`` holds where it names none."""
    cost = workflow.cost
    components = tuple(_components(cost, workflow.volume_per_month)) if cost else ()
    if not cost or not components:
        return None
    return UnitCost(cost.unit or _("one run"), cost.currency or currency, components)


def spent(workflow: Workflow, months: float) -> Mapping[str, float] | None:
    """The money that has gone into each part after so many months, in currency; ``None`` when one is unknown.

    A one-off sum counts in full, over whatever time it is spread; all else counts for the units of those months.
    """
    cost, volume = workflow.cost, workflow.volume_per_month
    if cost is None or not volume:
        return None
    found: dict[str, float] = {}
    for name, part in said(cost).items():
        running = [_running(part, volume), _labour(part)]
        if None in running:
            return None
        found[name] = sum(each for each in running if each) * volume * months + (part.one_off or 0)
    return found


def said(cost: Cost) -> Mapping[str, CostPart]:
    """The parts of the cost that say something, if only that they are zero."""
    parts: dict[str, CostPart | None] = {name: getattr(cost, name) for name in COMPONENTS}
    return {name: part for name, part in parts.items() if part and (part.amount, part.minutes, part.one_off) != _EMPTY}


def _components(cost: Cost, volume: float | None) -> Iterator[Component]:
    for name in COMPONENTS:
        part: CostPart | None = getattr(cost, name)
        if part is not None:
            sums = tuple(_sums(part, volume))
            known = [each for each in sums if each is not None]
            yield Component(name, sum(known) if sums and len(known) == len(sums) else None)


def _sums(part: CostPart, volume: float | None) -> Iterator[float | None]:
    """What a part says, each for one unit."""
    if part.amount is not None:
        yield _running(part, volume)
    if part.minutes is not None:
        yield _labour(part)
    if part.one_off is not None:
        months = in_months(part.spread_over) if part.spread_over else None
        yield _over(part.one_off, volume * months if volume and months else None)


def _running(part: CostPart, volume: float | None) -> float | None:
    """What a part's amount is for one unit; nothing without an amount."""
    return _over(part.amount or 0, volume) if part.per == "month" else part.amount or 0


def _labour(part: CostPart) -> float | None:
    """What a part's minutes cost for one unit; nothing without minutes."""
    if part.minutes is None:
        return 0
    return None if part.rate_per_hour is None else part.minutes * part.rate_per_hour / 60


def _over(amount: float, units: float | None) -> float | None:
    return amount / units if units else None
