"""A run chart as SVG: values over time, what was usual, the aim, and the days on which the work changed."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from .swimlane.text import text_width, wrap

WIDTH, HEIGHT = 640, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 626, 30, 230
_SIZE, _LINE = 12, 15
_STEPS = (1, 2, 2.5, 5, 10)
_MOST_TICKS = 5
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
    span = high - low or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / _MOST_TICKS))
    step = next(power * each for each in _STEPS if span / (power * each) <= _MOST_TICKS - 1)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(number * step, 10) for number in range(first, max(last, first + 1) + 1))


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
    """The centre with its words on the left, the target with its words on the right."""
    y = scale.y(chart.centre.value)
    yield _across(y, "pb-chart-centre") + _text(_LEFT + 6, y - 5, chart.centre.label, name="pb-chart-word")
    if chart.target:
        y = scale.y(chart.target.value)
        yield _across(y, "pb-chart-target") + _text(_RIGHT - 4, y - 5, chart.target.label, "end", "pb-chart-word")


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
