"""The few marks of a document by which it is held against its past: asked of every one, and seldom others."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import msgspec

from ..model.node import Node
from .kept import kept_for_each

if TYPE_CHECKING:
    from .facts import Facts


class Marks(msgspec.Struct, frozen=True, array_like=True):
    """Where a document stands, when it was last reviewed, and the ceiling it sets, if it sets one."""

    path: str
    ordinal: int
    last_reviewed: datetime.date | None
    human_at_least: str | None


@kept_for_each(Marks)
def marks(node: Node, facts: Facts) -> Marks:
    """The marks of a document."""
    ceiling = node.data.get("human_at_least")
    return Marks(node.path, node.ordinal, node.record.last_reviewed, None if ceiling is None else str(ceiling))
