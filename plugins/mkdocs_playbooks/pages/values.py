"""A field's value as a page shows it, by what its schema says it is: text, reference, list, table."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from ..diagnostics import Pointer
from ..model.node import Node
from ..words.spoken import _, said, said_word, spoken
from .refs import Linker

Shape = Literal["text", "rich", "code", "date", "link", "ref", "list", "table", "facts"]


class Value(msgspec.Struct, frozen=True):
    """A value and how to show it.

    ``content`` is a string for text, rich, code and link; a day for date; a ``Ref`` for ref; ``Value``s for list;
    ``Row``s for facts; a ``Table`` for table. ``note`` is the sentence of an enum's word. ``authored``
    text is in the words of the document.
    """

    shape: Shape
    content: Any
    note: str = ""
    authored: bool = False


class Row(msgspec.Struct, frozen=True):
    """A field with its label."""

    field: str
    label: str
    value: Value


class Table(msgspec.Struct, frozen=True):
    """Records with the same fields, as columns; a cell without a value is ``None``.

    ``lead`` is the column that a record begins with where it has no columns: an id stands aside.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]
    anchors: tuple[str, ...] = ()
    lead: int = 0


class Reader:
    """Reads the fields of one document by its schema."""

    def __init__(self, node: Node, link: Linker) -> None:
        self._node = node
        self._link = link

    def rows(self, data: Mapping[str, Any], schema: Mapping[str, Any], pointer: Pointer = ()) -> tuple[Row, ...]:
        """The fields that have a value, in the order of the schema."""
        properties = schema.get("properties", {})
        known = [
            Row(name, said(sub.get("title", name)), self.value(data[name], sub, (*pointer, name)))
            for name, sub in properties.items()
            if name in data
        ]
        others = schema.get("additionalProperties")
        if isinstance(others, dict):
            known += [
                Row(
                    name,
                    self._key_label(schema, (*pointer, name)),
                    self.value(value, others, (*pointer, name)),
                )
                for name, value in data.items()
                if name not in properties
            ]
        return tuple(known)

    def value(self, data: Any, schema: Mapping[str, Any], pointer: Pointer) -> Value:
        """A value by its schema."""
        if isinstance(data, dict):
            return Value("facts", self.rows(data, schema, pointer))
        if isinstance(data, list):
            return self._list(data, schema, pointer)
        if isinstance(data, bool):
            return Value("text", _("yes") if data else _("no"))
        if "x-ref" in schema:
            return Value("ref", self._link.at(self._node.key, pointer, str(data)))
        if "enum" in schema:
            note = said(schema.get("x-enum-descriptions", {}).get(data, ""))
            return Value("text", said_word(str(data)), note)
        if isinstance(data, int | float):
            return Value("text", spoken().number(data))
        shape = _text_shape(schema)
        if shape == "date":
            return Value(shape, datetime.date.fromisoformat(data))
        return Value(shape, data, authored=True)

    def _list(self, data: list[Any], schema: Mapping[str, Any], pointer: Pointer) -> Value:
        items = schema.get("items", {})
        if "x-ref" in schema and "x-ref" not in items:
            items = {**items, "x-ref": schema["x-ref"]}
        if data and all(isinstance(entry, dict) for entry in data):
            return Value("table", self._table(data, items, pointer))
        return Value("list", tuple(self.value(entry, items, (*pointer, index)) for index, entry in enumerate(data)))

    def _table(self, data: list[dict[str, Any]], schema: Mapping[str, Any], pointer: Pointer) -> Table:
        properties = schema.get("properties", {})
        names = [name for name in properties if any(name in entry for entry in data)]
        rows = tuple(
            tuple(
                self.value(entry[name], properties[name], (*pointer, index, name)) if name in entry else None
                for name in names
            )
            for index, entry in enumerate(data)
        )
        columns = tuple(said(properties[name].get("title", name)) for name in names)
        anchors = tuple(f"part-{entry['id']}" if "id" in entry else "" for entry in data)
        return Table(columns, rows, anchors, int(names[0] == "id" and len(names) > 1))

    def _key_label(self, schema: Mapping[str, Any], pointer: Pointer) -> str:
        name = str(pointer[-1])
        return self._link.at(self._node.key, pointer, name).title if "x-ref-keys" in schema else name


def _text_shape(schema: Mapping[str, Any]) -> Shape:
    if schema.get("contentMediaType") == "text/markdown":
        return "rich"
    if schema.get("format") == "date":
        return "date"
    if schema.get("format") in ("uri", "url"):
        return "link"
    return "text"
