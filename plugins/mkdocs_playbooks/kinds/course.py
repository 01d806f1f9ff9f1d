"""What people learn before they work with AI, and how it is assessed."""

from __future__ import annotations

from typing import Literal

import msgspec

from .fields import Document, Record

AssessmentType = Literal["applied_task", "simulation", "observed_work", "portfolio", "quiz", "attendance"]
"""What a learner does to show that they can do it."""


class Assessment(Record, frozen=True, kw_only=True):
    """How it is seen that somebody can do it; judgement shows in work, not in a quiz."""

    type: AssessmentType
    task: str | None = None
    pass_: str | None = msgspec.field(default=None, name="pass")


class Outcomes(Record, frozen=True, kw_only=True):
    """The metrics that show whether it worked, on the four levels after Kirkpatrick."""

    reaction: str | None = None
    learning: str | None = None
    behaviour: str | None = None
    results: str | None = None


class Course(Document, frozen=True, kw_only=True):
    """What people learn before they work with AI, and how it is seen that they can do it."""

    kind: Literal["course"]
    level: Literal["fundamentals", "applied", "agent_assisted"]
    assessment: Assessment
    after: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    teaches: tuple[Literal["judgement", "relationship", "tool", "policy"], ...] = ()
    valid_for: str | None = None
    outcomes: Outcomes | None = None
