"""A repeated test of the AI's work in one workflow."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

from .fields import Document, Record


class Cases(Record, frozen=True, kw_only=True):
    """The cases it runs on; include the ones that went wrong."""

    count: int
    where: str | None = None
    includes: tuple[str, ...] = ()


class Grader(Record, frozen=True, kw_only=True):
    """Who or what judges the results of an evaluation."""

    type: Literal["human", "code", "model"]
    checklist: str | None = None
    rubric: str | None = None


class LastResult(Record, frozen=True, kw_only=True):
    """The latest outcome of an evaluation."""

    date: datetime.date
    score: str | None = None
    passed: bool | None = None


class Evaluation(Document, frozen=True, kw_only=True):
    """A test of the AI's work in one workflow, repeated whenever the model or the prompt changes."""

    kind: Literal["evaluation"]
    of: str
    cases: Cases
    graders: tuple[Grader, ...]
    pass_: str = msgspec.field(name="pass")
    run_when: tuple[str, ...] = ()
    last_result: LastResult | None = None
