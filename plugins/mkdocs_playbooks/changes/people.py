"""Who answers for a document, who stands in, and who holds a role, in two versions."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.people import person_id
from ..kinds.fields import Document
from ..kinds.role import Holder, Role
from .change import Change
from .entries import matched
from .telling import Teller, quoted

ANSWERING = frozenset({"owner", "backup"})
"""The fields that say who answers for a document."""


def owner_changes(was: Document, now: Document, tell: Teller) -> Iterator[Change]:
    """Another owner, another one who stands in."""
    yield from tell.named("owner", "owner", was.owner, now.owner)
    yield from tell.named("backup", "backup", was.backup, now.backup)


def holder_changes(was: Role, now: Role, tell: Teller) -> Iterator[Change]:
    """Who holds the role and who no longer does; of those who stay, in what way they hold it."""
    found = matched(was.holders, now.holders, person_id)
    for old, new in found.kept:
        before, after = _way(old), _way(new)
        if before != after:
            yield tell.neither("holders", f"{quoted(person_id(new))} holds it {after}, was {before}", before, after)
    for holder in found.gone:
        yield tell.neither("holders", f"holder removed: {quoted(person_id(holder))}", person_id(holder))
    for holder in found.new:
        yield tell.neither("holders", f"holder added: {quoted(person_id(holder))}", "", person_id(holder))


def _way(holder: Holder) -> str:
    parts = (
        f"as {holder.as_}" if holder.as_ else "",
        f"since {holder.since}" if holder.since else "",
        f"until {holder.until}" if holder.until else "",
        "from outside" if holder.external else "",
    )
    return " ".join(filter(None, parts)) or "without more said"
