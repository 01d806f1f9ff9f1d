"""Something that was decided, with reasons, counterarguments and waivers."""

from __future__ import annotations

import datetime
from typing import Literal

from .fields import Document, Record


class Waiver(Record, frozen=True, kw_only=True):
    """One rule silenced on one document, until a day."""

    rule: str
    of: str
    until: datetime.date | None = None


class Decision(Document, frozen=True, kw_only=True):
    """Something that was decided, with its reasons and what spoke against it."""

    kind: Literal["decision"]
    date: datetime.date
    decided_by: str
    status: Literal["proposed", "accepted", "superseded"]
    decision: str
    context: str | None = None
    rationale: str | None = None
    counterarguments: tuple[str, ...] = ()
    affects: tuple[str, ...] = ()
    waives: tuple[Waiver, ...] = ()
    supersedes: str | None = None
