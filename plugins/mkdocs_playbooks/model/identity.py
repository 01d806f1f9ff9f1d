"""What a finding is known by from one run to the next, whatever is edited around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..diagnostics import Finding, Location, Pointer
from .catalogue import Catalogue
from .node import Key


class Identity(NamedTuple):
    """The rule, the document (else the file) and the place in it, with entries of lists by their ids."""

    rule: str
    subject: str
    at: str


def identity(finding: Finding, catalogue: Catalogue) -> Identity:
    """What a finding is known by; its message is no part of it, because messages count days and name numbers."""
    kind, _, id_ = finding.document.partition("/")
    node = catalogue.nodes.get(Key(kind, id_))
    place = finding.place
    pointer: Pointer = place.pointer if isinstance(place, Location) else ()
    is_own = node is not None and node.path == place.path
    names = _names(pointer, node.data) if node is not None and is_own else map(str, pointer)
    return Identity(finding.rule, finding.document or place.path, "/".join(names))


def _names(pointer: Pointer, data: Any) -> Iterator[str]:
    """The parts of a pointer, where an entry of a list that has an id goes by it rather than by its number."""
    for part in pointer:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            data = None
        id_ = data.get("id") if isinstance(part, int) and isinstance(data, dict) else None
        yield str(part if id_ is None else id_)
