"""Whether a metric has moved since a day, and whether that is for the better."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from statistics import median
from typing import Literal

import msgspec

from ..facts.charting import Reading, reading
from ..facts.facts import Facts
from ..facts.measuring import metrics_of
from ..model.node import Node
from ..source.series import Point

Direction = Literal["better", "worse", "no change", "not known"]


class Movement(msgspec.Struct, frozen=True):
    """How a metric stands against what was before.

    Attributes:
        metric: The metric.
        direction: ``better`` or ``worse`` when its measurements since the day are a change rather than noise,
            ``no change`` when they are not, ``not known`` when there is nothing to compare.
        baseline: Its value before the work was changed, in its unit.
        latest: Its last measurement.
    """

    metric: Node
    direction: Direction
    baseline: float | None
    latest: Point | None


def movement(metric: Node, since: datetime.date | None) -> Movement:
    """How a metric has moved since a day.

    What counts as a change is what its chart says (``facts/charting.py``). A change is for the better when the median
    of the measurements since the day lies on the better side of what was usual before it.
    """
    record = metric.record
    baseline = record.baseline.value if record.baseline else None
    if not metric.series:
        return Movement(metric, "not known", baseline, None)
    read = reading(metric.series, record.chart or "run", since)
    return Movement(metric, _direction(read, metric), baseline, metric.series[-1])


def movements(workflow: Node, facts: Facts) -> Iterator[Movement]:
    """How each metric of a workflow has moved since it went live, in the order in which it names them."""
    since = workflow.record.live_since
    for _, metric in metrics_of(workflow, facts.catalogue):
        yield movement(metric, since)


def _direction(read: Reading, metric: Node) -> Direction:
    if not read.after:
        return "not known"
    if not read.changed:
        return "no change"
    after = median(point.value for point in metric.series[-read.after :])
    rose = after > read.usual.centre
    return "better" if rose == (metric.record.better == "up") else "worse"
