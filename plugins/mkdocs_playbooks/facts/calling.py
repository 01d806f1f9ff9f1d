"""When something goes: whom to call about what is hit, and how the work goes on meanwhile."""

from __future__ import annotations

from collections.abc import Collection

from ..model.catalogue import Catalogue
from ..model.node import Key, Node
from .facts import Facts
from .impact import Hit, Impact
from .people import backup_of
from .reliance import Effect


def gone(origins: Collection[Key], found: Impact) -> frozenset[Key]:
    """What cannot be called: what goes itself, and the roles that are empty without it."""
    emptied = (hit.target.key for hit in found.hits if hit.target.kind == "role" and hit.effect is Effect.STOPS)
    return frozenset((*origins, *emptied))


def to_call(node: Node, without: Collection[Key], catalogue: Catalogue) -> Node | None:
    """The role to call about a document: its owner or who stands in for one that is gone; a role without one itself."""
    owner = catalogue.get("role", node.record.owner) if node.record.owner else None
    if owner is None and node.kind == "role":
        owner = node
    if owner is not None and owner.key in without:
        owner = backup_of(node, catalogue)
    return owner if owner is not None and owner.key not in without else None


def fallback(hit: Hit, facts: Facts) -> str | None:
    """How a workflow goes on without the AI of a step that stops; empty when it does not say so.

    ``None`` where it does not matter: something else is hit, no AI takes part, or it is people who are missing.
    """
    if hit.effect is not Effect.STOPS or not hit.target.part:
        return None
    workflow = facts.catalogue.nodes[hit.target.key].record
    step = next(step for step in workflow.steps if step.id == hit.target.part)
    by_system = any(reason.on.kind in ("system", "artifact") for reason in hit.reasons)
    return (workflow.fallback or "") if by_system and facts.is_ai(step) else None


def stands_in(origins: Collection[Key], catalogue: Catalogue) -> Node | None:
    """The role that stands in when it is one role that goes and it names a backup."""
    nodes = [catalogue.nodes[key] for key in origins if key.kind == "role" and key in catalogue.nodes]
    backup = catalogue.get("role", nodes[0].record.backup) if len(nodes) == 1 and nodes[0].record.backup else None
    return backup if backup is not None and backup.key not in origins else None
