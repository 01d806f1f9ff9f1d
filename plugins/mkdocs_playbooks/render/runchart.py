"""A run chart as SVG: values over time, what was usual, the aim, and the days on which the work changed.

Days are places in percent and values are pixels, so the drawing takes the width it gets and its words keep their size.
The words for days and values stand beside it, in the room that the style sheet leaves around the drawing.
"""

from __future__ import annotations

import datetime
import math
import sys
from collections.abc import Iterator, Sequence

import msgspec
from markupsafe import Markup, escape

from ..words.spoken import spoken

HEIGHT = 260
_TOP, _BOTTOM, _LINE = 30, 230, 15
_EDGE = 1.5
"""So much of the width, in percent, is left free before the first and after the last point."""

_WIDTH = 1000
"""The width of the drawing in the units of its curve, which alone is stretched."""

_STEPS = (1, 2, 2.5, 5, 10, 20)
_MOST_TICKS = 5
_FLAT = 1e-9
"""Values that differ by less than this part of them are drawn as one level."""

_MANY = 60
"""From so many points on, each is drawn smaller."""

MOST_MARKS = 2
"""So many days are marked; more labels would lie over each other."""


class Mark(msgspec.Struct, frozen=True):
    """A day on which something changed, with its words."""

    date: datetime.date
    label: str


class RunChart(msgspec.Struct, frozen=True):
    """What a chart shows, free of the specs it comes from.

    Attributes:
        summary: What the drawing says, for readers who do not see it.
        points: Days and values, oldest first; at least one.
        centre: The value that was usual.
        band: The lower and the upper limit of noise, if they are drawn.
        target: The value aimed for, if there is one.
        marks: Days on which the work changed.
    """

    summary: str
    points: Sequence[tuple[datetime.date, float]]
    centre: float
    band: tuple[float, float] | None = None
    target: float | None = None
    marks: tuple[Mark, ...] = ()


class _Scale(msgspec.Struct, frozen=True):
    """From days and values to places in the drawing."""

    first: datetime.date
    days: int
    low: float
    high: float

    def x(self, date: datetime.date) -> float:
        return round(_EDGE + (100 - 2 * _EDGE) * (date - self.first).days / self.days, 2)

    def y(self, value: float) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * (value - self.low) / (self.high - self.low), 1)


def run_chart(chart: RunChart) -> Markup:
    """The drawing as one ``<svg>``; its points stand in a table beside it."""
    return Markup("".join(_parts(chart)))  # noqa: S704 (every text is escaped where it is written)


def ticks(low: float, high: float) -> tuple[float, ...]:
    """Round values from one at or below ``low`` to one at or above ``high``, at most six."""
    most = max(abs(low), abs(high))
    span = high - low if high - low > most * _FLAT else most
    if span < sys.float_info.min * 1e6:
        return (0.0, 1.0)
    power = 10.0 ** math.floor(math.log10(span / _MOST_TICKS))
    step = next(power * each for each in _STEPS if span / (power * each) <= _MOST_TICKS - 1)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(float(f"{number * step:.12g}") for number in range(first, max(last, first + 1) + 1))


def _parts(chart: RunChart) -> Iterator[str]:
    levels = ticks(*_extent(chart))
    dates = [date for date, _ in chart.points]
    scale = _Scale(dates[0], max((dates[-1] - dates[0]).days, 1), levels[0], levels[-1])
    yield f'<svg class="pb-chart" role="img" aria-label="{escape(chart.summary)}" width="100%" height="{HEIGHT}">'
    if chart.band:
        top, bottom = scale.y(chart.band[1]), scale.y(chart.band[0])
        yield f'<rect class="pb-chart-band" y="{top}" width="100%" height="{round(bottom - top, 1)}"/>'
    yield '<g class="pb-chart-grid">'
    yield from (_across(scale.y(level)) for level in levels)
    yield "</g><g>"
    yield from (_text("0", scale.y(level) + 4, spoken().number(level, 10), "end", -8) for level in levels)
    yield from _days(dates, scale)
    yield "</g>" + _across(scale.y(chart.centre), "pb-chart-centre")
    if chart.target is not None:
        yield _across(scale.y(chart.target), "pb-chart-target")
    yield from _marks(chart, scale)
    yield from _curve([(scale.x(date), scale.y(value)) for date, value in chart.points])
    yield "</svg>"


def _curve(places: Sequence[tuple[float, float]]) -> Iterator[str]:
    """The points, and the line through them as a drawing of its own that is stretched to the width."""
    line = "L".join(f"{round(x * _WIDTH / 100, 1)} {y}" for x, y in places)
    yield f'<svg viewBox="0 0 {_WIDTH} {HEIGHT}" preserveAspectRatio="none" width="100%" height="{HEIGHT}">'
    yield f'<path class="pb-chart-line" vector-effect="non-scaling-stroke" d="M{line}"/></svg>'
    size = 3 if len(places) < _MANY else 1.5
    yield '<g class="pb-chart-points">'
    yield from (f'<circle cx="{x}%" cy="{y}" r="{size}"/>' for x, y in places)
    yield "</g>"


def _extent(chart: RunChart) -> tuple[float, float]:
    values = [value for _, value in chart.points] + [chart.centre, *(chart.band or ())]
    if chart.target is not None:
        values.append(chart.target)
    least, most = min(values), max(values)
    return (0.0 if 0 < least <= most / 2 else least), most


def _days(dates: Sequence[datetime.date], scale: _Scale) -> Iterator[str]:
    """The first and the last day, and one between them when there is room."""
    middle = dates[len(dates) // 2]
    shown = [dates[0], middle, dates[-1]] if len(dates) > 2 else dates
    anchors = ("start", "middle", "end") if len(shown) > 2 else ("start", "end")
    for date, anchor in zip(shown, anchors, strict=False):
        at = {"start": 0, "end": 100}.get(anchor, scale.x(date))
        if anchor != "middle" or 40 < at < 60:
            yield _text(f"{at}%", _BOTTOM + 20, spoken().short_day(date), anchor)


def _marks(chart: RunChart, scale: _Scale) -> Iterator[str]:
    first, last = chart.points[0][0], chart.points[-1][0]
    inside = [mark for mark in chart.marks if first <= mark.date <= last]
    for number, mark in enumerate(inside[:MOST_MARKS]):
        x, y = scale.x(mark.date), 12 + number * _LINE
        anchor, away = ("end", -5) if x > 50 else ("start", 5)
        yield f'<line class="pb-chart-mark" x1="{x}%" x2="{x}%" y1="{y - 8}" y2="{_BOTTOM}"/>'
        yield _text(f"{x}%", y, mark.label, anchor, away, "pb-chart-word")


def _across(y: float, name: str = "") -> str:
    return f'<line{_class(name)} x2="100%" y1="{y}" y2="{y}"/>'


def _text(x: str, y: float, text: str, anchor: str = "start", away: int = 0, name: str = "") -> str:
    end = "" if anchor == "start" else f' text-anchor="{anchor}"'
    beside = f' dx="{away}"' if away else ""
    return f'<text{_class(name)} x="{x}"{beside} y="{round(y, 1)}"{end}>{escape(text)}</text>'


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""
