"""The delegation board: every boundary by what it guards and by how far it lets the AI go."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..facts.autonomy import SCALE, Level
from ..grouping import grouped
from ..model.node import Node
from ..render.links import address
from .context import Context
from .head import Head, head
from .index import group_address
from .refs import Listed, Ref, index_route, listed
from .vocabulary import KIND_WORDS, Word

_MOST_IN_A_CELL = 12


class Placed(msgspec.Struct, frozen=True):
    """A boundary on the board, with how much it binds; ``status`` is empty when it is simply in force."""

    ref: Ref
    status: str
    steps: int
    workflows: int


class Area(msgspec.Struct, frozen=True):
    """A row: why its boundaries keep work with people, and its cells, one for each place of the scale."""

    category: Word
    total: int
    cells: tuple[Listed[Placed], ...]


class BoardView(msgspec.Struct, frozen=True):
    """Everything the board shows; ``closed`` counts the boundaries that keep AI out altogether."""

    head: Head
    scale: tuple[Level, ...]
    areas: tuple[Area, ...]
    total: int
    closed: int
    boundaries_href: str


def board_view(context: Context) -> BoardView:
    """The board; boundaries that are retired are not on it."""
    boundaries = [node for node in context.catalogue.of_kind("boundary") if node.record.status != "retired"]
    placed = grouped(((node.record.category, node.record.human_at_least), node) for node in boundaries)
    areas = tuple(
        Area(Word(category, sentence), sum(cell.total for cell in cells), cells)
        for category, sentence in KIND_WORDS["boundary"].words("category").items()
        if (cells := tuple(_cells(category, placed, context)))
    )
    return BoardView(
        head=head("board", context),
        scale=SCALE,
        areas=areas,
        total=len(boundaries),
        closed=sum(node.record.human_at_least == "alone" for node in boundaries),
        boundaries_href=address(index_route("boundary")),
    )


def _cells(
    category: str, placed: dict[tuple[str, str], tuple[Node, ...]], context: Context
) -> Iterator[Listed[Placed]]:
    href = group_address("boundary", category, context)
    for level in SCALE:
        nodes = sorted(placed.get((category, level.word), ()), key=lambda node: (node.title.casefold(), node.id))
        cut = listed(nodes, href, _MOST_IN_A_CELL)
        yield Listed(tuple(_placed(node, context) for node in cut.items), cut.total, cut.href)


def _placed(node: Node, context: Context) -> Placed:
    bound = context.facts.bound_steps(node.key)
    status = "" if node.record.status == "active" else node.record.status
    return Placed(context.link.key(node.key), status, len(bound), len({workflow.key for workflow, _ in bound}))
