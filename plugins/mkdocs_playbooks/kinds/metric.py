"""A figure that shows whether a workflow works, with its baseline and target."""

from __future__ import annotations

import datetime
from typing import Literal

from .fields import Document, Record

MetricType = Literal[
    "time",
    "quality",
    "cost",
    "adoption",
    "risk",
    "relevance",
    "volume",
    "outcome",
    "support_load",
]
"""What a metric says something about."""


class Baseline(Record, frozen=True, kw_only=True):
    """The value of a metric before the change."""

    value: float
    date: datetime.date | None = None
    how: str | None = None


class Target(Record, frozen=True, kw_only=True):
    """The value aimed for, and what would show that it was missed."""

    value: float
    due: datetime.date | None = None
    falsified_if: str | None = None


class MetricSource(Record, frozen=True, kw_only=True):
    """Where the figure comes from."""

    system: str
    query: str | None = None


class Metric(Document, frozen=True, kw_only=True):
    """A figure that shows whether a workflow works.

    Its data lies beside it as a table of dates and values.
    """

    kind: Literal["metric"]
    type: MetricType
    unit: str
    better: Literal["up", "down"]
    baseline: Baseline | None = None
    target: Target | None = None
    source: MetricSource | None = None
    cadence: Literal["daily", "weekly", "monthly", "quarterly"] | None = None
    chart: Literal["run", "xmr"] | None = None
    guards: tuple[str, ...] = ()
