"""A law, standard or guide, by the ids of its requirements."""

from __future__ import annotations

from typing import Literal

from .fields import Document, Record


class Requirement(Record, frozen=True, kw_only=True):
    """One requirement of a framework."""

    id: str
    title: str | None = None
    text: str | None = None


class Framework(Document, frozen=True, kw_only=True):
    """A law, standard or guide whose requirements controls and boundaries map to."""

    kind: Literal["framework"]
    licence: str
    requirements: tuple[Requirement, ...]
    source: str | None = None
