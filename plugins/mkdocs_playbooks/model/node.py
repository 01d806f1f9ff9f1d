"""A valid document, and the names by which documents are known to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from ..diagnostics import Location, Pointer
from ..source.series import Point


class Key(NamedTuple):
    """What a document is known by: its kind and its id within the kind."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"


class Target(NamedTuple):
    """What a reference points at: a document, or a part of one such as a step."""

    kind: str
    id: str
    part: str = ""

    @property
    def key(self) -> Key:
        """The document."""
        return Key(self.kind, self.id)


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference as written: where it stands, what it says, and the kinds its field takes."""

    pointer: Pointer
    text: str
    kinds: tuple[str, ...]
    on_key: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A reference that was resolved."""

    source: Key
    pointer: Pointer
    target: Target


@dataclass(frozen=True, slots=True)
class Node:
    """A document that its schema accepts.

    ``data`` is what was written, ``record`` the same as a typed record, ``mentions`` its references, ``series`` the
    measurements of a metric, oldest first.
    """

    key: Key
    title: str
    path: str
    ordinal: int
    data: dict[str, Any]
    record: Any
    mentions: tuple[Mention, ...]
    series: tuple[Point, ...] = ()

    @property
    def kind(self) -> str:
        """The document's kind."""
        return self.key.kind

    @property
    def id(self) -> str:
        """The document's id."""
        return self.key.id

    def at(self, *pointer: str | int, on_key: bool = False) -> Location:
        """A place in the document."""
        return Location(self.path, self.ordinal, pointer, on_key)

    def values(self, field: str) -> tuple[Any, ...]:
        """The entries of a list field; none when the document does not have it."""
        return tuple(self.data.get(field, ()))
