"""A valid document, and the names by which documents are known to each other."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from ..diagnostics import Location, Pointer
from ..kinds import structure
from ..memory import Ledger
from ..source.series import Point


class Key(NamedTuple):
    """What a document is known by: its kind and its id within the kind."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"


def key_of(name: str) -> Key:
    """The key that is written as ``kind/id``."""
    kind, _, id_ = name.partition("/")
    return Key(kind, id_)


class Target(NamedTuple):
    """What a reference points at: a document, or a part of one such as a step."""

    kind: str
    id: str
    part: str = ""

    @property
    def key(self) -> Key:
        """The document."""
        return Key(self.kind, self.id)


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A reference as written: where it stands, what it says, and the kinds its field takes."""

    pointer: Pointer
    text: str
    kinds: tuple[str, ...]
    on_key: bool = False


class Link(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A reference that was resolved."""

    source: Key
    pointer: Pointer
    target: Target


NOTABLE = frozenset({"draft", "formerly", "images"})
"""Fields that few documents have and that concern the whole collection: who has them is known without decoding."""

_NOBODY = Ledger()
_decode = msgspec.msgpack.Decoder(dict[str, Any]).decode
_decode_points = msgspec.msgpack.Decoder(tuple[Point, ...]).decode
_encode = msgspec.msgpack.Encoder().encode


class Written(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is kept of a document: what was written in it, encoded, and which notable fields are there."""

    key: Key
    ordinal: int
    notable: tuple[str, ...]
    data: bytes


class Node:
    """A document that its schema accepts; what is in it is decoded when somebody asks, and noted as read.

    Its key is known without reading. ``ledger`` is where reading is noted.
    """

    __slots__ = ("_data", "_mentions", "_path", "_record", "_series", "_table", "key", "ledger", "name", "written")

    def __init__(self, path: str, written: Written, data: dict[str, Any] | None = None) -> None:
        self.key = written.key
        self.name = f"{written.key[0]}/{written.key[1]}"
        self.written = written
        self.ledger = _NOBODY
        self._path = path
        self._data = data
        self._record: Any = None
        self._mentions: tuple[Mention, ...] | None = None
        self._table = b""
        self._series: tuple[Point, ...] | None = ()

    @classmethod
    def of(cls, path: str, ordinal: int, data: dict[str, Any]) -> Node:
        """The node of a document that was just read."""
        notable = tuple(sorted(NOTABLE.intersection(data)))
        return cls(path, Written(Key(data["kind"], data["id"]), ordinal, notable, _encode(data)), data)

    def with_series(self, table: bytes) -> Node:
        """The same document with a table of measurements, encoded."""
        other = Node(self._path, self.written, self._data)
        other._table, other._series, other._mentions = table, None, self._mentions
        return other

    @property
    def kind(self) -> str:
        """The document's kind."""
        return self.key.kind

    @property
    def id(self) -> str:
        """The document's id."""
        return self.key.id

    @property
    def notable(self) -> tuple[str, ...]:
        """The fields of ``NOTABLE`` that are written here."""
        self.ledger.now.add(self.name)
        return self.written.notable

    @property
    def title(self) -> str:
        """The document's title."""
        return str(self.data["title"])

    @property
    def path(self) -> str:
        """The file it stands in, relative to the project."""
        self.ledger.now.add(self.name)
        return self._path

    @property
    def ordinal(self) -> int:
        """Its place among the documents of the file, from 0."""
        self.ledger.now.add(self.name)
        return self.written.ordinal

    @property
    def data(self) -> dict[str, Any]:
        """What was written."""
        self.ledger.now.add(self.name)
        if self._data is None:
            self._data = _decode(self.written.data)
        return self._data

    @property
    def record(self) -> Any:
        """What was written, as a typed record."""
        self.ledger.now.add(self.name)
        if self._record is None:
            self._record = structure(self.key.kind, self.data)
        return self._record

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The document's references as written."""
        self.ledger.now.add(self.name)
        if self._mentions is None:
            from .mentions import mentions_in  # noqa: PLC0415 (a document that is known is not read for them again)

            self._mentions = mentions_in(self.key.kind, self.data)
        return self._mentions

    @property
    def series(self) -> tuple[Point, ...]:
        """The measurements of a metric, oldest first."""
        self.ledger.now.add(self.name)
        if self._series is None:
            self._series = _decode_points(self._table)
        return self._series

    @property
    def content(self) -> tuple[str, Written, bytes]:
        """All that can differ in a document while it keeps its name."""
        return self._path, self.written, self._table

    def at(self, *pointer: str | int, on_key: bool = False) -> Location:
        """A place in the document."""
        self.ledger.now.add(self.name)
        return Location(self._path, self.written.ordinal, pointer, on_key)

    def values(self, field: str) -> tuple[Any, ...]:
        """The entries of a list field; none when the document does not have it."""
        return tuple(self.data.get(field, ()))
