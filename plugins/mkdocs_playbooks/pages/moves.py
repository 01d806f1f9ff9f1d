"""What to do next, as pages show it: what, why, where and who."""

from __future__ import annotations

import msgspec

from ..facts.layers import Condition
from ..model.node import Key, Node
from ..summaries.moves import Move, moves
from .context import Context, FindingRow
from .groups import STATUSES
from .refs import Ref
from .vocabulary import KIND_WORDS, Word

NEXT = 3
"""How many moves a page proposes."""

_MOST_NAMED = 3


class MoveRow(msgspec.Struct, frozen=True):
    """One move.

    ``finding`` is what a rule found; without it, ``condition`` says how far the document is from what ``blocks`` needs.
    Then ``aim`` is what its control has to become, and ``through`` is where to begin: the roles that its course is for,
    or the workflows of its layer that are nearest to production.
    """

    score: int
    document: Ref | None
    owner: Ref | None
    finding: FindingRow | None
    times: int
    condition: Condition | None
    blocks: Ref | None
    aim: Word | None = None
    through: tuple[Ref, ...] = ()


def next_moves(context: Context) -> tuple[MoveRow, ...]:
    """The first moves of the ranking."""
    return tuple(_row(move, context) for move in moves(context.facts, context.found)[:NEXT])


def _row(move: Move, context: Context) -> MoveRow:
    blocks, aim = None, None
    through: tuple[Ref, ...] = ()
    if move.condition:
        condition, layer = move.condition
        blocks = context.link.key(layer)
        aim = _aim(condition, context.catalogue.nodes[layer])
        through = _through(condition.of, context)
    return MoveRow(
        score=move.score,
        document=context.link.key(move.document) if move.document else None,
        owner=context.link.ref("role", move.owner) if move.owner else None,
        finding=context.rows((move.finding,))[0] if move.finding else None,
        times=move.times,
        condition=move.condition[0] if move.condition else None,
        blocks=blocks,
        aim=aim,
        through=through,
    )


def _aim(condition: Condition, layer: Node) -> Word | None:
    """What a control has to become for a layer, and what that means."""
    if condition.of.kind != "control":
        return None
    need = layer.record.requires.controls[int(condition.pointer[2])]
    return KIND_WORDS["control"].word(need.at_least or "operating", "maturity")


def _through(key: Key, context: Context) -> tuple[Ref, ...]:
    node = context.catalogue.nodes.get(key)
    if node is None:
        return ()
    if node.kind == "course":
        return context.link.refs("role", node.record.roles[:_MOST_NAMED])
    if node.kind == "layer":
        standing = next(each for each in context.facts.layers if each.layer.key == key)
        nearest = sorted(standing.alive, key=lambda each: STATUSES.index(each.record.status))
        return tuple(context.link.key(each.key) for each in nearest[:1])
    return ()
