"""The fields of a document that its page shows as rows, split by how much room they need."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from ..model.node import Node
from ..source.schema import schemas
from .context import Context
from .values import Reader, Row

ON_THE_CARD = frozenset(
    {
        "kind",
        "id",
        "title",
        "summary",
        "owner",
        "backup",
        "status",
        "maturity",
        "layer",
        "last_reviewed",
        "review_due",
    }
    | {"tags", "formerly", "draft", "images"}
)
"""The fields that every page shows in a place of its own, or nobody needs to read."""

_WIDE = frozenset({"table", "facts", "rich"})


class Fields(msgspec.Struct, frozen=True):
    """Short fields as one table of facts, and a section for each field that needs room."""

    facts: tuple[Row, ...]
    sections: tuple[Row, ...]

    def row(self, field: str) -> Row | None:
        """A field by name, if the document has it."""
        return next((row for row in (*self.facts, *self.sections) if row.field == field), None)


def fields(node: Node, context: Context, without: Collection[str] = ()) -> Fields:
    """The fields of a document but those on its card and those shown elsewhere on its page."""
    hidden = ON_THE_CARD.union(without)
    data = {name: value for name, value in node.data.items() if name not in hidden}
    rows = Reader(node, context.link).rows(data, schemas()[node.kind].schema)
    return Fields(
        tuple(row for row in rows if row.value.shape not in _WIDE),
        tuple(row for row in rows if row.value.shape in _WIDE),
    )
