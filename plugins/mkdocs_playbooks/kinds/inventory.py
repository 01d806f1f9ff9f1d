"""The recurring tasks of a role, each decided: with AI, without, or open."""

from __future__ import annotations

from typing import Literal

from .fields import Document, Record


class Task(Record, frozen=True, kw_only=True):
    """One recurring task."""

    task: str
    cadence: str | None = None
    minutes: float | None = None
    ai: Literal["without", "with", "undecided"] = "undecided"
    workflow: str | None = None
    boundary: str | None = None
    why: str | None = None
    opportunity: str | None = None


class Inventory(Document, frozen=True, kw_only=True):
    """The recurring tasks of a role, each decided: with AI, without, or still open."""

    kind: Literal["inventory"]
    role: str
    tasks: tuple[Task, ...]
