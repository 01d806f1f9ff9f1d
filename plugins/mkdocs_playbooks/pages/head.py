"""Who reads a page and when, and whom to ask: what stands below the title of a page that has no owner of its own."""

from __future__ import annotations

import msgspec

from ..facts.people import backup_of
from ..model.node import Node
from ..words.spoken import said
from .context import Context
from .readers import READERS
from .refs import Ref


class Asked(msgspec.Struct, frozen=True):
    """Whom to ask: the role that answers, and the one that stands in for it."""

    role: Ref
    backup: Ref | None


class Head(msgspec.Struct, frozen=True):
    """One sentence on who reads the page and when, and whom they ask if the specs name anybody."""

    readers: str
    ask: Asked | None


def head(page: str, context: Context, about: Node | None = None) -> Head:
    """The head of a page that is made from others, by its name there; ``about`` is the document it tells of."""
    return Head(said(READERS[page]), asked(context, about))


def asked(context: Context, about: Node | None = None) -> Asked | None:
    """Who owns a document or took the decision; where nobody is named, or without one, who owns the organization's."""
    for node in filter(None, (about, context.catalogue.organization)):
        role = node.record.owner or (node.record.decided_by if node.kind == "decision" else None)
        if role:
            backup = backup_of(node, context.catalogue)
            return Asked(context.link.ref("role", role), context.link.key(backup.key) if backup else None)
    return None
