"""The part somebody plays in the work, and who holds it."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

from .fields import Document, Record

Capacity = Literal["performer", "owner", "champion", "prompt_expert", "consultant"]
"""In which capacity somebody holds a role."""


class Holder(Record, frozen=True, kw_only=True):
    """One person who holds a role."""

    person: str
    as_: Capacity | None = msgspec.field(default=None, name="as")
    since: datetime.date | None = None
    until: datetime.date | None = None
    external: bool = False


class Shift(Record, frozen=True, kw_only=True):
    """How a role changes once AI takes part."""

    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None


class Role(Document, frozen=True, kw_only=True):
    """A part somebody plays in the work. Workflows name roles, so the work goes on when people change."""

    kind: Literal["role"]
    function: str | None = None
    contact: str | None = None
    holders: tuple[Holder, ...] = ()
    courses: tuple[str, ...] = ()
    review_hours_per_week: float | None = None
    shift: Shift | None = None
    duties: tuple[str, ...] = ()
