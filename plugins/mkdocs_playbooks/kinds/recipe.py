"""A versioned set of specs that others adopt."""

from __future__ import annotations

import datetime
from typing import Literal

from .fields import Document, Record


class Contents(Record, frozen=True, kw_only=True):
    """What is in it.

    A full recipe has workflows, evaluations, courses, the systems they connect, escalation rules in its
    workflows, and metrics.
    """

    workflows: tuple[str, ...] = ()
    boundaries: tuple[str, ...] = ()
    checklists: tuple[str, ...] = ()
    courses: tuple[str, ...] = ()
    evaluations: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()


class Prerequisites(Record, frozen=True, kw_only=True):
    """What an adopter needs first."""

    layers: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    spec_version: int | None = None


class Effort(Record, frozen=True, kw_only=True):
    """What adopting a recipe takes."""

    consultant_days: float | None = None
    integration_days: float | None = None
    weeks: float | None = None


class Proof(Record, frozen=True, kw_only=True):
    """One case in which a recipe worked, with its figures."""

    organization: str
    metric: str
    before: str | None = None
    after: str | None = None
    date: datetime.date | None = None


class ChangelogEntry(Record, frozen=True, kw_only=True):
    """What one version of a recipe changed."""

    version: str
    date: datetime.date
    what: str


class Recipe(Document, frozen=True, kw_only=True):
    """A versioned set of specs that others adopt and adapt."""

    kind: Literal["recipe"]
    type: Literal["workflow", "migration", "starter"]
    version: str
    publisher: str
    licence: str
    contains: Contents | None = None
    requires: Prerequisites | None = None
    adoption_effort: Effort | None = None
    proof: tuple[Proof, ...] = ()
    outcome_clauses: tuple[str, ...] = ()
    changelog: tuple[ChangelogEntry, ...] = ()
