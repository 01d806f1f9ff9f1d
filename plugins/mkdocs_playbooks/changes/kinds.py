"""What differs in a document of any kind: a function for each kind of which more is told than which fields differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from ..facts.boundaries import in_force
from ..model.node import Node
from . import boundary as boundaries
from . import standards, system
from .change import Change
from .others import other_changes
from .people import ANSWERING, holder_changes, owner_changes
from .telling import Teller
from .versions import Document, Versions
from .workflow import workflow_changes


class _Kind(msgspec.Struct, frozen=True):
    """What is told of a kind, and the fields that this is about."""

    changes: Callable[[Any, Any, Teller], Iterator[Change]]
    told: frozenset[str]


_KINDS: Mapping[str, _Kind] = {
    "boundary": _Kind(boundaries.boundary_changes, boundaries.TOLD),
    "system": _Kind(system.system_changes, system.TOLD),
    "role": _Kind(holder_changes, frozenset({"holders"})),
    "checklist": _Kind(standards.checklist_changes, standards.CHECKLIST),
    "control": _Kind(standards.control_changes, standards.CONTROL),
    "layer": _Kind(standards.layer_changes, standards.LAYER),
    "decision": _Kind(standards.decision_changes, standards.DECISION),
    "organization": _Kind(standards.organization_changes, standards.ORGANIZATION),
}
_SILENT = _Kind(lambda *_: iter(()), frozenset())


def changes_of(document: Document, versions: Versions) -> Iterator[Change]:
    """What differs in a document that is in both versions."""
    if document.now.kind == "workflow":
        yield from workflow_changes(document, versions)
        return
    if document.is_same_text:
        return
    kind, tell = _KINDS.get(document.now.kind, _SILENT), Teller()
    yield from owner_changes(document.before, document.after, tell)
    yield from kind.changes(document.before, document.after, tell)
    more = ("measurements",) if document.was.series != document.now.series else ()
    yield from other_changes(document.before, document.after, kind.told | ANSWERING | document.told, tell, more)


def presence(node: Node, *, is_new: bool) -> Iterator[Change]:
    """What a whole document more or less loosens or tightens: a boundary in force does, others do not."""
    if node.kind == "boundary" and in_force(node):
        tell = Teller()
        ceiling = f"the human is at least {node.record.human_at_least}"
        if is_new:
            yield tell.tighter("status", f"a new boundary in force: {ceiling}", "", node.record.status)
        else:
            yield tell.looser("status", f"a boundary in force is gone: {ceiling}", node.record.status)
