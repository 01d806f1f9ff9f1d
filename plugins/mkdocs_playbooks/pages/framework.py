"""The page of a framework: each requirement with the documents that map to it, and the gaps said plainly."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..grouping import grouped
from ..model.node import Node
from .context import Context
from .document import DocumentView, shared
from .refs import Listed, Ref, listed

_SHOWN = ("requirements", "source")
_MOST_NAMED = 8
"""So many documents are named for one requirement; the rest are on the page of references."""


class RequirementRow(msgspec.Struct, frozen=True):
    """One requirement and the documents that map to it."""

    id: str
    title: str
    text: str
    documents: Listed[Ref]


class FrameworkView(DocumentView, frozen=True, kw_only=True):
    """Everything a framework's page shows; ``gaps`` are the requirements to which nothing maps."""

    source: str
    requirements: tuple[RequirementRow, ...]
    gaps: tuple[RequirementRow, ...]


def framework_view(node: Node, context: Context) -> FrameworkView:
    """The view of a framework."""
    rows = tuple(_rows(node, context))
    return FrameworkView(
        **shared(node, context, _SHOWN, told=("maps_to",)),
        source=node.record.source or "",
        requirements=rows,
        gaps=tuple(row for row in rows if not row.documents.total),
    )


def _rows(node: Node, context: Context) -> Iterator[RequirementRow]:
    mapped = grouped((link.target.part, link.source) for link in context.catalogue.links_to(node.key))
    for each in node.record.requirements:
        keys = tuple(dict.fromkeys(mapped.get(each.id, ())))
        documents = context.link.keys(listed(keys, most=_MOST_NAMED))
        yield RequirementRow(each.id, each.title or "", each.text or "", documents)
