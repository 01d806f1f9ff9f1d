"""What the page of every document holds; alone, it is the page of a kind that has none of its own."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TypedDict

from ..model.node import Node
from ..model.pictures import picture_path
from ..render.links import file_address
from ..source.picture import Size
from .backlinks import Backlinks, backlinks
from .card import Card, card
from .context import Context, FindingRow, WaivedRow
from .fields import Fields, fields


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that lies beside the spec; ``src`` is where the site has it, ``size`` is in pixels where known."""

    src: str
    alt: str
    credit: str
    size: Size | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """The card, the fields that nothing else shows, what refers to it, and what is wrong with it or waived."""

    card: Card
    fields: Fields
    pictures: tuple[Picture, ...]
    backlinks: Backlinks
    findings: tuple[FindingRow, ...]
    waived: tuple[WaivedRow, ...]


class Shared(TypedDict):
    """The fields of a ``DocumentView``, for the views that add to it."""

    card: Card
    fields: Fields
    pictures: tuple[Picture, ...]
    backlinks: Backlinks
    findings: tuple[FindingRow, ...]
    waived: tuple[WaivedRow, ...]


def shared(node: Node, context: Context, shown: Collection[str] = ()) -> Shared:
    """What every page has of a document; ``shown`` are the fields that its own parts show."""
    return Shared(
        card=card(node, context),
        fields=fields(node, context, shown),
        pictures=tuple(_pictures(node, context)),
        backlinks=backlinks(node, context),
        findings=context.findings_of(node),
        waived=context.waived_of(node),
    )


def document_view(node: Node, context: Context) -> DocumentView:
    """The view of a document by its schema alone."""
    return DocumentView(**shared(node, context))


def _pictures(node: Node, context: Context) -> Iterator[Picture]:
    build = context.build
    for image in node.record.images:
        path = picture_path(node, image.file)
        if path in build.pictures:
            src = file_address(posixpath.relpath(path, build.docs))
            yield Picture(src, image.alt, image.credit, build.pictures[path])
