"""What stands between a maturity layer and the next one."""

from __future__ import annotations

import msgspec

from ..facts.facts import Facts
from ..facts.layers import Condition, LayerStanding
from ..model.node import Key


class NextLayer(msgspec.Struct, frozen=True):
    """The layer after one, and the conditions that still block it, those about that one first."""

    standing: LayerStanding
    blocked_by: tuple[Condition, ...]


def next_layer(layer: Key, facts: Facts) -> NextLayer | None:
    """The layer that follows in the order of the layers; ``None`` after the last.

    It is blocked by those of its own conditions that do not hold today.
    """
    keys = [standing.layer.key for standing in facts.layers]
    place = keys.index(layer) + 1
    if place == len(keys):
        return None
    standing = facts.layers[place]
    return NextLayer(standing, tuple(sorted(standing.unmet, key=lambda each: each.of != layer)))


def lowest_blocked(facts: Facts) -> LayerStanding | None:
    """The lowest layer that a condition blocks."""
    return next((standing for standing in facts.layers if standing.unmet), None)
