"""What stays with people: how far AI may go, why, and what to do when the line is crossed."""

from __future__ import annotations

import datetime
from typing import Literal

from .fields import Document, Human, Reaches, Record, StepType

Category = Literal[
    "contextual_judgment",
    "relationship_continuity",
    "identity",
    "legal_duty",
    "safety",
    "data",
    "change_control",
]
"""Why a domain stays with people."""


class ConditionalUse(Record, frozen=True, kw_only=True):
    """A use that is allowed, and all the conditions for it."""

    use: str
    conditions: tuple[str, ...]


class CircuitBreaker(Record, frozen=True, kw_only=True):
    """A limit over many runs or workflows, and what happens above it."""

    measure: str
    above: str
    then: str


class AppliesTo(Record, frozen=True, kw_only=True):
    """Which AI steps a boundary binds: those that match every dimension given, by any of its values."""

    functions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    data_classes: tuple[str, ...] = ()
    workflows: tuple[str, ...] = ()
    reaches: tuple[Reaches, ...] = ()
    step_types: tuple[StepType, ...] = ()


class BoundaryException(Record, frozen=True, kw_only=True):
    """What is let through, for whom, by which decision, and until when."""

    what: str
    who: str | None = None
    decision: str | None = None
    until: datetime.date | None = None


class Boundary(Document, frozen=True, kw_only=True):
    """A decision about what stays with people.

    How far AI may go, why, and what happens when the line is crossed.
    """

    kind: Literal["boundary"]
    category: Category
    human_at_least: Human
    covers: tuple[str, ...]
    rationale: str
    owner: str
    decided_on: datetime.date | None = None
    decided_by: str | None = None
    asked_by: str | None = None
    status: Literal["draft", "experiment", "active", "retired"] = "active"
    not_covered: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    allowed_if: tuple[ConditionalUse, ...] = ()
    never: tuple[str, ...] = ()
    if_crossed: str | None = None
    disclosure: str | None = None
    circuit_breakers: tuple[CircuitBreaker, ...] = ()
    applies_to: AppliesTo | None = None
    exceptions: tuple[BoundaryException, ...] = ()
    noticed_by: str | None = None
    maps_to: tuple[str, ...] = ()
