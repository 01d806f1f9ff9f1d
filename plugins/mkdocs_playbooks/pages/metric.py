"""The page of a metric: the figure now, before and aimed for, whether it has changed, and what would show it wrong."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from ..facts.charting import LEAST_BEFORE, Chart, Reading, reading
from ..kinds.metric import Baseline, Metric
from ..kinds.metric import Target as Aim
from ..model.node import Node
from ..render.runchart import MOST_MARKS, Mark, RunChart, run_chart
from ..source.series import Point
from ..summaries.movement import Direction, movement
from ..words.spoken import N_, _, said, spoken
from .context import Context
from .document import DocumentView, shared
from .inward import Inward, under
from .ladder import ConditionRow, condition_row
from .refs import Listed, Ref, listed
from .vocabulary import KIND_WORDS, Word

_SHOWN = ("type", "unit", "better", "baseline", "target", "source", "cadence", "chart", "guards")
_CENTRES: dict[Chart, str] = {"run": N_("Median"), "xmr": N_("Mean")}
MOST_DRAWN = 200
"""So many points a chart shows, the latest; the page says so when there are more."""

MOST_LATEST = 12
"""So many values stand open in the table; the ones before them are folded away."""


class GoLive(msgspec.Struct, frozen=True):
    """A day on which a workflow that uses the metric went live."""

    date: datetime.date
    workflow: Ref


class MetricView(DocumentView, frozen=True, kw_only=True):
    """Everything a metric's page shows; ``reading`` is absent without data, ``points`` begin with the latest.

    ``centre`` is the line of what is usual, in a word and a figure, and ``lives`` the go-lives that are marked.
    """

    type: Word
    unit: str
    better: Word
    cadence: str
    baseline: Baseline | None
    target: Aim | None
    latest: Point | None
    reading: Reading | None
    direction: Direction
    centre: tuple[str, str] | None
    lives: tuple[GoLive, ...]
    band: tuple[str, str] | None
    least_before: int
    chart: Markup
    chart_kind: Word
    drawn: int
    points: Listed[Point]
    latest_points: int
    since: GoLive | None
    source: tuple[Ref, str] | None
    guards: tuple[Ref, ...]
    guarded_by: Listed[Ref]
    workflows: Listed[Ref]
    layers: tuple[tuple[Ref, ConditionRow], ...]


def metric_view(node: Node, context: Context) -> MetricView:
    """The view of a metric."""
    record, words, inward = node.record, KIND_WORDS["metric"], Inward(node, context)
    lives = tuple(_go_lives(inward, context))
    kind: Chart = record.chart or "run"
    drawn = node.series[-MOST_DRAWN:]
    read = reading(node.series, kind, lives[0].date if lives else None) if drawn else None
    return MetricView(
        **shared(node, context, _SHOWN, told=("metrics", "guards")),
        type=words.word(record.type, "type"),
        unit=record.unit,
        better=words.word(record.better, "better"),
        cadence=record.cadence or "",
        baseline=record.baseline,
        target=record.target,
        latest=node.series[-1] if node.series else None,
        reading=read,
        direction=movement(node, lives[0].date if lives else None).direction,
        centre=_centre(kind, read) if read else None,
        lives=tuple(live for live in lives if drawn and drawn[0].date <= live.date <= drawn[-1].date)[:MOST_MARKS],
        band=_band(read) if read else None,
        least_before=LEAST_BEFORE,
        chart=run_chart(_chart(node, drawn, read, lives)) if read else Markup(""),
        chart_kind=words.word(kind, "chart"),
        drawn=len(drawn),
        points=listed(node.series[::-1]),
        latest_points=MOST_LATEST,
        since=lives[0] if lives else None,
        source=(context.link.ref("system", record.source.system), record.source.query or "") if record.source else None,
        guards=context.link.refs("metric", record.guards),
        guarded_by=inward.documents("metric", "guards"),
        workflows=inward.documents("workflow"),
        layers=tuple(
            (context.link.key(standing.layer.key), condition_row(condition, context))
            for standing in context.facts.layers
            for condition in standing.conditions
            if condition.of == node.key
        ),
    )


def _go_lives(inward: Inward, context: Context) -> Iterator[GoLive]:
    """When the workflows that use the metric went live, the first of them first."""
    found = {
        (workflow.record.live_since, workflow.key)
        for workflow, _ in inward.links("workflow", under())
        if _is_live(workflow)
    }
    for date, key in sorted(found):
        yield GoLive(date, context.link.key(key))


def _is_live(workflow: Node) -> bool:
    return workflow.record.live_since is not None and workflow.record.status != "retired"


def _centre(kind: Chart, read: Reading) -> tuple[str, str]:
    return _("Usual before") if read.after else said(_CENTRES[kind]), rounded(read.usual.centre)


def _band(read: Reading) -> tuple[str, str] | None:
    lower, upper = read.usual.lower, read.usual.upper
    return (rounded(lower), rounded(upper)) if lower is not None and upper is not None else None


def _chart(node: Node, drawn: tuple[Point, ...], read: Reading, lives: tuple[GoLive, ...]) -> RunChart:
    metric: Metric = node.record
    usual = read.usual
    band = (usual.lower, usual.upper) if usual.lower is not None and usual.upper is not None else None
    first, last = drawn[0], drawn[-1]
    return RunChart(
        summary=_(
            "%(title)s in %(unit)s: %(num)s measurements from %(first)s on %(since)s to %(last)s on %(until)s. "
            "The text and the table below have the figures.",
            title=node.title,
            unit=metric.unit,
            num=len(drawn),
            first=spoken().number(first.value, 10),
            since=first.date,
            last=spoken().number(last.value, 10),
            until=last.date,
        ),
        points=drawn,
        centre=usual.centre,
        band=band,
        target=metric.target.value if metric.target else None,
        marks=tuple(Mark(live.date, _("live")) for live in lives),
    )


def rounded(value: float) -> str:
    """A computed figure to three significant digits, in plain notation."""
    return spoken().number(float(f"{value:.3g}"), 10)
