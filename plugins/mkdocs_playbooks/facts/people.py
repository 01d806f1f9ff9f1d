"""Who holds which role."""

from __future__ import annotations

import datetime

from ..model.catalogue import Catalogue
from ..model.node import Node


def holders(role: Node | None, today: datetime.date) -> frozenset[str]:
    """The ids of the people who hold a role today; nobody for a role that is not there."""
    if role is None:
        return frozenset()
    return frozenset(
        holder.person.removeprefix("person/")
        for holder in role.record.holders
        if holder.person
        and (holder.since is None or holder.since <= today)
        and (holder.until is None or holder.until >= today)
    )


def backup_named_by(node: Node, catalogue: Catalogue) -> Node | None:
    """The document that names who stands in for a document's owner: itself, else the owning role; or none."""
    owner = catalogue.get("role", node.record.owner) if node.record.owner else None
    return next((named for named in (node, owner) if named is not None and named.record.backup), None)


def backup_of(node: Node, catalogue: Catalogue) -> Node | None:
    """The role that stands in for a document's owner."""
    named_by = backup_named_by(node, catalogue)
    return catalogue.get("role", named_by.record.backup) if named_by else None
