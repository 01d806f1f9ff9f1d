"""Who holds which role, and who of them is employed elsewhere."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..kinds.role import Holder
from ..model.catalogue import Catalogue
from ..model.node import Node
from .kept import kept_for_each

if TYPE_CHECKING:
    from .facts import Facts


def holdings(role: Node, today: datetime.date) -> Iterator[tuple[int, Holder]]:
    """The entries of a role's holders that hold it today, each with its place in the list."""
    for index, holder in enumerate(role.record.holders):
        begun = holder.since is None or holder.since <= today
        if holder.person and begun and (holder.until is None or holder.until >= today):
            yield index, holder


def holders(role: Node | None, today: datetime.date) -> frozenset[str]:
    """The ids of the people who hold a role today; nobody for a role that is not there."""
    if role is None:
        return frozenset()
    return frozenset(person_id(holder) for _, holder in holdings(role, today))


def person_id(holder: Holder) -> str:
    """The id of the person an entry of a role's holders names."""
    return holder.person.removeprefix("person/")


def own_holders(role: Node, catalogue: Catalogue, today: datetime.date) -> frozenset[str]:
    """The people who hold a role today and are employed here.

    Somebody from outside is marked so in the role or in the person's own document.
    """
    return frozenset(
        person_id(holder) for _, holder in holdings(role, today) if not (holder.external or _outside(holder, catalogue))
    )


@kept_for_each(bool)
def has_own_holder(role: Node, facts: Facts) -> bool:
    """Whether somebody who is employed here holds a role today."""
    return bool(own_holders(role, facts.catalogue, facts.today))


def _outside(holder: Holder, catalogue: Catalogue) -> bool:
    person = catalogue.get("person", holder.person)
    return person is not None and person.record.external


def backup_named_by(node: Node, catalogue: Catalogue) -> Node | None:
    """The document that names who stands in for a document's owner: itself, else the owning role; or none."""
    owner = catalogue.get("role", node.record.owner) if node.record.owner else None
    return next((named for named in (node, owner) if named is not None and named.record.backup), None)


def backup_of(node: Node, catalogue: Catalogue) -> Node | None:
    """The role that stands in for a document's owner."""
    named_by = backup_named_by(node, catalogue)
    return catalogue.get("role", named_by.record.backup) if named_by else None
