"""The page of a document of any kind that has no page of its own, made from its schema."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.node import Node
from .backlinks import Backlinks, backlinks
from .card import Card, card
from .context import Context, FindingRow
from .fields import Fields, fields


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The card, every field by its schema, what refers to the document, and what is wrong with it."""

    card: Card
    fields: Fields
    backlinks: Backlinks
    findings: tuple[FindingRow, ...]


def document_view(node: Node, context: Context) -> DocumentView:
    """The view of a document by its schema alone."""
    return DocumentView(card(node, context), fields(node, context), backlinks(node, context), context.findings_of(node))
