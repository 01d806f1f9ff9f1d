"""A run chart as SVG: values over time, what was usual, the aim, and the days on which the work changed."""

from __future__ import annotations

import datetime
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from .swimlane.text import text_width, wrap

WIDTH, HEIGHT = 640, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 626, 30, 230
_SIZE, _LINE = 12, 15
_STEPS = (1, 2, 2.5, 5, 10, 20)
_MOST_TICKS = 5
_FLAT = 1e-9
"""Values that differ by less than this part of them are drawn as one level."""

_LABEL_WIDTH = 190
MOST_MARKS = 2
"""So many days are marked; more labels would lie over each other."""


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal line at a value, with its words."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on which something changed, with its words."""

    date: datetime.date
    label: str


@dataclass(frozen=True, slots=True)
class RunChart:
    """What a chart shows, free of the specs it comes from.

    Attributes:
        summary: What the drawing says, for readers who do not see it.
        points: Days and values, oldest first; at least one.
        centre: What was usual.
        band: The lower and the upper limit of noise, if they are drawn.
        target: The value aimed for, if there is one.
        marks: Days on which the work changed.
    """

    summary: str
    points: Sequence[tuple[datetime.date, float]]
    centre: Level
    band: tuple[float, float] | None = None
    target: Level | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scale:
    """From days and values to places in the drawing."""

    first: datetime.date
    days: int
    low: float
    high: float

    def x(self, date: datetime.date) -> float:
        return round(_LEFT + 8 + (_RIGHT - _LEFT - 16) * (date - self.first).days / self.days, 1)

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
    yield (
        f'<svg class="pb-chart" role="img" aria-label="{escape(chart.summary)}" '
        f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
    )
    if chart.band:
        top, bottom = scale.y(chart.band[1]), scale.y(chart.band[0])
        box = f'x="{_LEFT}" y="{top}" width="{_RIGHT - _LEFT}" height="{round(bottom - top, 1)}"'
        yield f'<rect class="pb-chart-band" {box}/>'
    yield '<g class="pb-chart-grid">'
    yield from (_across(scale.y(level)) for level in levels)
    yield "</g><g>"
    yield from (_text(_LEFT - 8, scale.y(level) + 4, f"{level:,.10g}", "end") for level in levels)
    yield from _days(dates, scale)
    yield "</g>"
    yield from _levels(chart, scale)
    yield from _marks(chart, scale)
    places = [(scale.x(date), scale.y(value)) for date, value in chart.points]
    yield f'<path class="pb-chart-line" d="M{"L".join(f"{x} {y}" for x, y in places)}"/>'
    yield '<g class="pb-chart-points">'
    yield from (f'<circle cx="{x}" cy="{y}" r="3"/>' for x, y in places)
    yield "</g></svg>"


def _extent(chart: RunChart) -> tuple[float, float]:
    values = [value for _, value in chart.points] + [chart.centre.value, *(chart.band or ())]
    if chart.target:
        values.append(chart.target.value)
    least, most = min(values), max(values)
    return (0.0 if 0 < least <= most / 2 else least), most


def _days(dates: Sequence[datetime.date], scale: _Scale) -> Iterator[str]:
    """The first and the last day, and one between them when there is room."""
    middle = dates[len(dates) // 2]
    shown = [dates[0], middle, dates[-1]] if len(dates) > 2 else dates
    anchors = ("start", "middle", "end") if len(shown) > 2 else ("start", "end")
    for date, anchor in zip(shown, anchors, strict=False):
        at = {"start": _LEFT, "end": _RIGHT}.get(anchor, scale.x(date))
        if anchor != "middle" or _LEFT + 150 < at < _RIGHT - 150:
            yield _text(at, _BOTTOM + 20, f"{date.day} {date:%b %Y}", anchor)


def _levels(chart: RunChart, scale: _Scale) -> Iterator[str]:
    """The lines of centre and target, each with its words where the fewest points are near."""
    for level, name in ((chart.centre, "pb-chart-centre"), (chart.target, "pb-chart-target")):
        if level:
            y = scale.y(level.value)
            anchor = _free_side(chart, scale, y, text_width(level.label, _SIZE))
            x = _LEFT + 6 if anchor == "start" else _RIGHT - 4
            yield _across(y, name) + _text(x, y - 5, level.label, anchor, "pb-chart-word")


def _free_side(chart: RunChart, scale: _Scale, y: float, width: float) -> str:
    """The end of a line at which its words are further from the points."""
    places = [(scale.x(date), abs(scale.y(value) - y)) for date, value in chart.points]
    left = min((away for x, away in places if x < _LEFT + width), default=_BOTTOM)
    right = min((away for x, away in places if x > _RIGHT - width), default=_BOTTOM)
    return "end" if right >= left else "start"


def _marks(chart: RunChart, scale: _Scale) -> Iterator[str]:
    first, last = chart.points[0][0], chart.points[-1][0]
    inside = [mark for mark in chart.marks if first <= mark.date <= last]
    for number, mark in enumerate(inside[:MOST_MARKS]):
        x, y = scale.x(mark.date), 12 + number * _LINE
        label = "".join(wrap(mark.label, _LABEL_WIDTH, _SIZE, 1))
        anchor = "end" if x + text_width(label, _SIZE) > _RIGHT else "start"
        yield f'<path class="pb-chart-mark" d="M{x} {y - 8}V{_BOTTOM}"/>'
        yield _text(x + (5 if anchor == "start" else -5), y, label, anchor, "pb-chart-word")


def _across(y: float, name: str = "") -> str:
    return f'<path{_class(name)} d="M{_LEFT} {y}H{_RIGHT}"/>'


def _text(x: float, y: float, text: str, anchor: str = "start", name: str = "") -> str:
    end = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text{_class(name)} x="{x}" y="{round(y, 1)}"{end}>{escape(text)}</text>'


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""
