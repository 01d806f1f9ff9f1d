"""What the page of every document holds; alone, it is the page of a kind that has none of its own."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypedDict

from ..model.node import Node
from ..render.links import file_address
from .backlinks import Backlinks, backlinks
from .card import Card, card
from .context import Context, FindingRow
from .fields import Fields, fields


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that lies beside the spec; ``src`` is where the site has it."""

    src: str
    alt: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """The card, the fields that nothing else on the page shows, what refers to it, and what is wrong with it."""

    card: Card
    fields: Fields
    pictures: tuple[Picture, ...]
    backlinks: Backlinks
    findings: tuple[FindingRow, ...]


class Shared(TypedDict):
    """The fields of a ``DocumentView``, for the views that add to it."""

    card: Card
    fields: Fields
    pictures: tuple[Picture, ...]
    backlinks: Backlinks
    findings: tuple[FindingRow, ...]


def shared(node: Node, context: Context, shown: Collection[str] = ()) -> Shared:
    """What every page has of a document; ``shown`` are the fields that its own parts show."""
    return Shared(
        card=card(node, context),
        fields=fields(node, context, shown),
        pictures=_pictures(node, context),
        backlinks=backlinks(node, context),
        findings=context.findings_of(node),
    )


def document_view(node: Node, context: Context) -> DocumentView:
    """The view of a document by its schema alone."""
    return DocumentView(**shared(node, context))


def _pictures(node: Node, context: Context) -> tuple[Picture, ...]:
    folder = posixpath.dirname(posixpath.relpath(node.path, context.build.docs))
    return tuple(
        Picture(file_address(posixpath.join(folder, image.file)), image.alt, image.credit)
        for image in node.record.images
    )
