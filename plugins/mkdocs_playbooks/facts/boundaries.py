"""Boundaries beyond single steps: which are in force, and whose scope is the narrower."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.catalogue import Catalogue
from ..model.node import Node

IN_FORCE = frozenset({"active", "experiment"})
"""The statuses of a boundary that holds, for good or on trial: a draft does not yet, a retired one no longer."""

Scope = Mapping[str, frozenset[str]]
"""The values of ``applies_to`` by dimension."""


def in_force(boundary: Node) -> bool:
    """Whether a boundary holds."""
    return boundary.record.status in IN_FORCE


def scope(boundary: Node, catalogue: Catalogue) -> Scope:
    """What a boundary applies to, with references by what they lead to; empty when it binds only where it is listed."""
    resolved = {link.pointer: str(link.target) for link in catalogue.links_from(boundary.key)}
    return {
        name: frozenset(resolved.get(("applies_to", name, index), value) for index, value in enumerate(values))
        for name, values in boundary.data.get("applies_to", {}).items()
        if values
    }


def is_narrower(one: Scope, other: Scope) -> bool:
    """Whether every step that the one scope matches is matched by the other, and not the other way round."""
    return one != other and all(name in one and one[name] <= values for name, values in other.items())
