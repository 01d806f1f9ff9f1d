"""What is asked of a workflow's measurements: since when they show a change, how recent they are, what guards them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..model.catalogue import Catalogue
from ..model.node import Key, Node
from .kept import kept

if TYPE_CHECKING:
    from .facts import Facts

PACE = frozenset({"time", "volume"})
"""The types of metric that show how fast or how much, and not how well."""

WORTH = frozenset({"quality", "risk", "relevance", "outcome"})
"""The types of metric that show whether what is made faster, or more of, is any good."""

_TWO_CADENCES = {"daily": 4, "weekly": 14, "monthly": 62, "quarterly": 184}
"""The longest time that two cadences take on the calendar, in days; between two daily ones there may lie a weekend."""

SLOWEST = "quarterly"
"""What a metric counts as that does not say how often it is measured."""


def first_live(workflows: Iterable[Node]) -> Node | None:
    """The workflow that went live first; none when none of them says since when it is live."""
    live = (workflow for workflow in workflows if workflow.record.live_since)
    return min(live, key=lambda workflow: (workflow.record.live_since, workflow.id), default=None)


def in_time_since(cadence: str | None, today: datetime.date) -> datetime.date:
    """The day from which on a measurement is recent: two cadences before today, at their longest."""
    return today - datetime.timedelta(days=_TWO_CADENCES[cadence or SLOWEST])


def metrics_of(node: Node, catalogue: Catalogue) -> Iterator[tuple[int, Node]]:
    """The metrics a workflow names, each with its place in the list; ids that lead nowhere are left out."""
    for index, id_ in enumerate(node.record.metrics):
        metric = catalogue.get("metric", id_)
        if metric is not None:
            yield index, metric


def guarded(facts: Facts) -> frozenset[Key]:
    """The metrics that are paired with one of worth by ``guards``, whichever of the two says so."""
    return frozenset(Key("metric", id_) for id_ in _guarded(facts))


@kept(tuple[str, ...])
def _guarded(facts: Facts) -> tuple[str, ...]:
    pairs = [
        (metric, other)
        for metric in facts.catalogue.of_kind("metric")
        for id_ in metric.record.guards
        if (other := facts.catalogue.get("metric", id_)) is not None
    ]
    both = (*pairs, *((other, metric) for metric, other in pairs))
    return tuple(sorted({metric.id for other, metric in both if other.record.type in WORTH}))
