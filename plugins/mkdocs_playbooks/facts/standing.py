"""Where a workflow stands: the little that much of the collection asks of each of its workflows."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import msgspec

from ..model.node import Node
from .kept import kept_for_each

if TYPE_CHECKING:
    from .facts import Facts


_LARGE = 1000
"""Runs a month from which a pilot is one in name only."""


class Standing(msgspec.Struct, frozen=True, array_like=True):
    """A workflow's status and since when, and the present id of the layer it names."""

    status: str
    since: datetime.date | None
    layer: str | None


@kept_for_each(Standing)
def standing(node: Node, facts: Facts) -> Standing:
    """Where a workflow stands."""
    record = node.record
    layer = facts.catalogue.present("layer", record.layer).id if record.layer else None
    return Standing(record.status, record.status_since, layer)


@kept_for_each(str)
def extent(node: Node, facts: Facts) -> str:
    """What makes a pilot a large one; nothing for one that is not."""
    volume = node.record.volume_per_month or 0
    if volume >= _LARGE:
        return f"runs {volume:,g} times a month"
    return "reaches the public" if any(step.reaches == "public" for step in node.record.steps) else ""
