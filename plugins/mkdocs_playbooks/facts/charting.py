"""What a metric's measurements say: what was usual before, and whether it has changed since.

A run chart compares with the median: six or more points in a row on one side of it are a change (Perla, Provost and
Murray 2011, BMJ Quality and Safety 20:46-51). An XmR chart compares with the natural limits, the mean plus and minus
2.66 times the mean moving range: a point beyond them, or eight in a row on one side of the mean, is a change (Wheeler,
"Understanding Variation", 1993).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from statistics import fmean, median
from typing import Literal

import msgspec

from ..source.series import Point

LEAST_BEFORE = 6
"""So many points before a day are enough to say what was usual before it."""

_RANGES = 2.66
_SHIFT = {"run": 6, "xmr": 8}

Chart = Literal["run", "xmr"]


class Usual(msgspec.Struct, frozen=True):
    """What was usual over some points: their centre and, on an XmR chart, the limits of noise."""

    centre: float
    lower: float | None = None
    upper: float | None = None


class Reading(msgspec.Struct, frozen=True):
    """What the points after a day say, compared with what was usual before it.

    Attributes:
        usual: What was usual; over all points when there is no day, or too few points before it.
        before: How many points lie before the day; 0 without a day.
        after: How many lie after it; 0 when nothing can be compared.
        beyond: How many of them lie beyond the limits.
        longest: The most of them in a row on one side of the centre.
        changed: Whether that is a change rather than noise.
    """

    usual: Usual
    before: int = 0
    after: int = 0
    beyond: int = 0
    longest: int = 0
    changed: bool = False


def usual(points: Sequence[Point], chart: Chart) -> Usual:
    """The centre of at least one point, and its natural limits on an XmR chart of two or more."""
    values = [point.value for point in points]
    if chart == "run" or len(values) < 2:
        return Usual(median(values))
    reach = _RANGES * fmean(abs(after - before) for before, after in pairwise(values))
    centre = fmean(values)
    return Usual(centre, centre - reach, centre + reach)


def reading(points: Sequence[Point], chart: Chart, since: datetime.date | None) -> Reading:
    """What at least one point, in order of dates, says about a change on a day."""
    before = [point for point in points if since is None or point.date < since]
    if since is None or len(before) < LEAST_BEFORE:
        return Reading(usual(points, chart), len(before) if since else 0)
    was = usual(before, chart)
    after = [point.value for point in points[len(before) :]]
    beyond = sum(_is_beyond(value, was) for value in after)
    longest = _longest_on_one_side(after, was.centre)
    return Reading(was, len(before), len(after), beyond, longest, bool(beyond) or longest >= _SHIFT[chart])


def _is_beyond(value: float, was: Usual) -> bool:
    return was.lower is not None and was.upper is not None and not was.lower <= value <= was.upper


def _longest_on_one_side(values: Iterable[float], centre: float) -> int:
    """Points on the centre itself neither break a run nor count in it."""
    sides = (value > centre for value in values if value != centre)
    return max((sum(1 for _ in run) for _, run in groupby(sides)), default=0)
