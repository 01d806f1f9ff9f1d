"""How an organization goes through the layers, stage by stage."""

from __future__ import annotations

from typing import Literal

from .fields import Document, Record


class Stage(Record, frozen=True, kw_only=True):
    """One stage of a journey."""

    layer: str
    what: str
    result: str | None = None
    when: str | None = None


class Journey(Document, frozen=True, kw_only=True):
    """How an organization goes through the layers, stage by stage."""

    kind: Literal["journey"]
    stages: tuple[Stage, ...]
