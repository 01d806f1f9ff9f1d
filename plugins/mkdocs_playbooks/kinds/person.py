"""Somebody who holds roles, and the courses they have passed."""

from __future__ import annotations

import datetime
from typing import Literal

from .fields import Document, Record


class Completion(Record, frozen=True, kw_only=True):
    """A course that a person has passed."""

    course: str
    date: datetime.date | None = None
    valid_until: datetime.date | None = None


class Person(Document, frozen=True, kw_only=True):
    """Somebody who holds roles. Person documents never leave the internal build."""

    kind: Literal["person"]
    external: bool = False
    partner: str | None = None
    completed: tuple[Completion, ...] = ()
