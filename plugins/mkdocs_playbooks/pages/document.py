"""The page of a document of any kind that has no page of its own, made from its schema."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.node import Node
from ..source.schema import schemas
from .backlinks import Backlinks, backlinks
from .card import Card, card
from .context import Context, FindingRow
from .values import Reader, Row

_ON_THE_CARD = frozenset(
    {"kind", "id", "title", "summary", "owner", "backup", "status", "maturity", "layer", "last_reviewed", "review_due"}
    | {"formerly", "draft"}
)


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The card, the short fields as one table of facts, and a section for each field that needs room."""

    card: Card
    facts: tuple[Row, ...]
    sections: tuple[Row, ...]
    backlinks: Backlinks
    findings: tuple[FindingRow, ...]


def document_view(node: Node, context: Context) -> DocumentView:
    """The view of a document by its schema alone."""
    data = {name: value for name, value in node.data.items() if name not in _ON_THE_CARD}
    rows = Reader(node, context.link).rows(data, schemas()[node.kind].schema)
    return DocumentView(
        card=card(node, context),
        facts=tuple(row for row in rows if row.value.shape not in ("table", "facts", "rich")),
        sections=tuple(row for row in rows if row.value.shape in ("table", "facts", "rich")),
        backlinks=backlinks(node, context),
        findings=context.findings_of(node),
    )
