"""One to nine checks at a point where the work pauses."""

from __future__ import annotations

from typing import Literal

from .fields import Document, Record


class ChecklistItem(Record, frozen=True, kw_only=True):
    """One thing to check."""

    id: str
    check: str
    why: str | None = None
    critical: bool = False
    evidence: str | None = None
    na_allowed: bool = False
    if_failed: str | None = None


class Checklist(Document, frozen=True, kw_only=True):
    """One to nine checks at a point where the work pauses."""

    kind: Literal["checklist"]
    style: Literal["read-do", "do-confirm"]
    pause_point: str
    by: str
    items: tuple[ChecklistItem, ...]
    minutes: int | None = None
