"""Which strings of a document are references, as its schema says with ``x-ref``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from ..diagnostics import Pointer
from ..source.schema import schemas
from .node import Mention


class MentionReader(msgspec.Struct, frozen=True):
    """Reads the mentions in a value that its schema accepts, visiting only what can hold one.

    ``kinds`` are what a string here refers to, ``keys`` what the keys of a mapping do; the rest are the readers of
    the values below, of which ``other`` reads those of keys that the schema does not name.
    """

    kinds: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    fields: Mapping[str, MentionReader] = msgspec.field(default_factory=dict)
    other: MentionReader | None = None
    items: MentionReader | None = None

    def __bool__(self) -> bool:
        return bool(self.kinds or self.keys or self.fields or self.other or self.items)

    def read(self, value: Any, pointer: Pointer = ()) -> Iterator[Mention]:
        """The mentions in a value that stands at ``pointer``, in written order."""
        if isinstance(value, str):
            if self.kinds:
                yield Mention(pointer, value, self.kinds)
        elif isinstance(value, dict):
            yield from self._mapping(value, pointer)
        elif isinstance(value, list):
            reader = self.items or MentionReader(self.kinds)
            for index, inner in enumerate(value):
                yield from reader.read(inner, (*pointer, index))

    def _mapping(self, value: dict[str, Any], pointer: Pointer) -> Iterator[Mention]:
        for name, inner in value.items():
            if self.keys:
                yield Mention((*pointer, name), name, self.keys, on_key=True)
            reader = self.fields.get(name, self.other)
            if reader:
                yield from reader.read(inner, (*pointer, name))


def mentions_in(kind: str, data: Any) -> tuple[Mention, ...]:
    """The mentions in a document of a kind, in written order."""
    return tuple(_of_kind(kind).read(data))


@cache
def _of_kind(kind: str) -> MentionReader:
    return mention_reader(schemas()[kind].schema)


def mention_reader(schema: Mapping[str, Any]) -> MentionReader:
    """The reader for values of a schema that holds no ``$ref``."""
    below = {name: mention_reader(sub) for name, sub in schema.get("properties", {}).items()}
    return MentionReader(
        kinds=tuple(schema.get("x-ref", ())),
        keys=tuple(schema.get("x-ref-keys", ())),
        fields={name: reader for name, reader in below.items() if reader},
        other=_reader_or_none(schema.get("additionalProperties")),
        items=_reader_or_none(schema.get("items")),
    )


def _reader_or_none(schema: Any) -> MentionReader | None:
    return (mention_reader(schema) or None) if isinstance(schema, dict) else None
