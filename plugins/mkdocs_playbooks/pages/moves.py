"""What to do next, as pages show it: what, why, where and who."""

from __future__ import annotations

from dataclasses import dataclass

from ..summaries.moves import Move, moves
from .context import Context, FindingRow
from .refs import Ref

NEXT = 3
"""How many moves a page proposes."""


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One move.

    ``finding`` is what a rule found; without it, ``what`` says how far the document is from what ``blocks`` needs.
    """

    score: int
    document: Ref | None
    owner: Ref | None
    finding: FindingRow | None
    times: int
    what: str
    blocks: Ref | None


def next_moves(context: Context) -> tuple[MoveRow, ...]:
    """The first moves of the ranking."""
    return tuple(_row(move, context) for move in moves(context.facts, context.found)[:NEXT])


def _row(move: Move, context: Context) -> MoveRow:
    what, blocks = "", None
    if move.condition:
        condition, layer = move.condition
        what = f"stands at {condition.actual}; wanted: {condition.wanted}"
        blocks = context.link.key(layer)
    return MoveRow(
        score=move.score,
        document=context.link.key(move.document) if move.document else None,
        owner=context.link.ref("role", move.owner) if move.owner else None,
        finding=context.rows((move.finding,))[0] if move.finding else None,
        times=move.times,
        what=what,
        blocks=blocks,
    )
