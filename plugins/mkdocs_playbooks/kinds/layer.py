"""A stage of the programme and the conditions for entering it."""

from __future__ import annotations

from typing import Literal

import msgspec

from .fields import Document, Human, Maturity, Phase, Record


class ControlCondition(Record, frozen=True, kw_only=True):
    """A control and the maturity it needs; without one, operating."""

    control: str
    at_least: Maturity | None = None


class CourseCondition(Record, frozen=True, kw_only=True):
    """A course and the share of people, from 0 to 1, who have to have passed it."""

    course: str
    share: float


class MetricCondition(Record, frozen=True, kw_only=True):
    """A metric and the value it has to reach, or must not exceed where less is better."""

    metric: str
    at_least: float


class Requires(Record, frozen=True, kw_only=True):
    """Conditions to meet before a workflow of this layer goes into production."""

    layers: tuple[str, ...] = ()
    controls: tuple[ControlCondition, ...] = ()
    courses: tuple[CourseCondition, ...] = ()
    metrics: tuple[MetricCondition, ...] = ()


class Layer(Document, frozen=True, kw_only=True):
    """A stage of the programme: what it is for, what it needs first, and what it makes possible."""

    kind: Literal["layer"]
    order: int
    purpose: str
    short: str | None = None
    phase: Phase | None = None
    enables: tuple[str, ...] = ()
    unlocks: tuple[str, ...] = ()
    requires: Requires | None = None
    functions: dict[str, str] = msgspec.field(default_factory=dict)
    human_at_least: Human | None = None
    watch_out: str | None = None
    metrics: tuple[str, ...] = ()
    time_to_scale: str | None = None
    example_systems: tuple[str, ...] = ()
