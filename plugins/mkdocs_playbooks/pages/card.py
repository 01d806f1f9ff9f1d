"""The title card at the head of every document: what it is, who answers for it, how fresh it is."""

from __future__ import annotations

import datetime

import msgspec

from ..facts.people import backup_of
from ..model.node import Node
from ..source.history import Change
from ..words.spoken import said
from .context import Context
from .head import Asked, asked
from .index import group_address, status_of
from .readers import READERS
from .refs import Ref
from .tags import own_tags
from .vocabulary import KIND_WORDS


class Card(msgspec.Struct, frozen=True):
    """The facts of the card; what a document does not say is empty.

    ``readers`` says who reads the page and when; ``ask`` answers where nobody owns the document.
    """

    kind: str
    kind_title: str
    icon: str
    title: str
    id: str
    summary: str
    readers: str
    status: str
    status_href: str
    draft: bool
    owner: Ref | None
    backup: Ref | None
    ask: Asked | None
    layer: Ref | None
    tags: tuple[Ref, ...]
    last_reviewed: datetime.date | None
    review_due: datetime.date | None
    overdue: bool
    source: str
    edit_href: str
    change: Change | None
    problem: str


def card(node: Node, context: Context) -> Card:
    """The title card of a document."""
    record, words = node.record, KIND_WORDS[node.kind]
    layer = getattr(record, "layer", None)
    backup = backup_of(node, context.catalogue)
    return Card(
        kind=node.kind,
        kind_title=words.title,
        icon=words.icon,
        title=node.title,
        id=node.id,
        summary=record.summary or "",
        readers=said(READERS[node.kind]),
        status=status_of(node),
        status_href=group_address(node.kind, status_of(node), context),
        draft=record.draft,
        owner=context.link.ref("role", record.owner) if record.owner else None,
        backup=context.link.key(backup.key) if backup else None,
        ask=None if record.owner else asked(context, node),
        layer=context.link.ref("layer", layer) if layer else None,
        tags=own_tags(node, context),
        last_reviewed=record.last_reviewed,
        review_due=record.review_due,
        overdue=record.review_due is not None and record.review_due < context.today,
        source=node.path,
        edit_href=context.edit_links.get(node.path, ""),
        change=context.changes.get(node.path),
        problem=_report_problem(context),
    )


def _report_problem(context: Context) -> str:
    organization = context.catalogue.organization
    return str(organization.record.report_problem or "") if organization else ""
