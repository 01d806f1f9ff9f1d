"""What the page of every document holds; alone, it is the page of a kind that has none of its own."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Collection, Iterator
from typing import TypedDict

import msgspec

from ..model.node import Node
from ..model.pictures import picture_path
from ..render.links import file_address
from ..source.picture import Size
from .backlinks import Backlinks, backlinks
from .card import Card, card
from .context import Context, FindingRow, WaivedRow
from .fields import Fields, fields
from .inward import Inward, under
from .refs import Ref


class Picture(msgspec.Struct, frozen=True):
    """A picture that lies beside the spec; ``src`` is where the site has it, ``size`` is in pixels where known."""

    src: str
    alt: str
    credit: str
    size: Size | None


class Proposal(msgspec.Struct, frozen=True):
    """A decision about a document that nobody has taken yet: who is to take it, and until when."""

    decision: Ref
    by: Ref
    due: datetime.date | None


class DocumentView(msgspec.Struct, frozen=True, kw_only=True):
    """The card, the fields that nothing else shows, what refers to it, and what is wrong with it or waived.

    ``proposals`` are the decisions that wait.
    """

    card: Card
    proposals: tuple[Proposal, ...]
    fields: Fields
    pictures: tuple[Picture, ...]
    backlinks: Backlinks
    findings: tuple[FindingRow, ...]
    waived: tuple[WaivedRow, ...]


class Shared(TypedDict):
    """The fields of a ``DocumentView``, for the views that add to it."""

    card: Card
    proposals: tuple[Proposal, ...]
    fields: Fields
    pictures: tuple[Picture, ...]
    backlinks: Backlinks
    findings: tuple[FindingRow, ...]
    waived: tuple[WaivedRow, ...]


def shared(node: Node, context: Context, shown: Collection[str] = (), told: Collection[str] = ()) -> Shared:
    """What every page has of a document.

    ``shown`` are its fields that the page's own parts show, ``told`` the fields of others that refer to it likewise.
    """
    return Shared(
        card=card(node, context),
        proposals=tuple(_proposals(node, context)),
        fields=fields(node, context, shown),
        pictures=tuple(_pictures(node, context)),
        backlinks=backlinks(node, context, told),
        findings=context.findings_of(node),
        waived=context.waived_of(node),
    )


def document_view(node: Node, context: Context) -> DocumentView:
    """The view of a document by its schema alone."""
    return DocumentView(**shared(node, context))


def _proposals(node: Node, context: Context) -> Iterator[Proposal]:
    decisions = {decision.key: decision for decision, _ in Inward(node, context).links("decision", under("affects"))}
    for decision in decisions.values():
        record = decision.record
        if record.status == "proposed":
            by = context.link.ref("role", record.decided_by)
            yield Proposal(context.link.key(decision.key), by, record.review_due)


def _pictures(node: Node, context: Context) -> Iterator[Picture]:
    build = context.build
    for image in node.record.images:
        path = picture_path(node, image.file)
        if path in build.pictures:
            src = file_address(posixpath.relpath(path, build.docs))
            yield Picture(src, image.alt, image.credit, build.pictures[path])
