"""What stands in each box and how large that makes it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ...words.spoken import N_, _, pgettext, said
from .model import Actor, Drawing, Node
from .text import text_width, wrap

BODY, LINE = 13, 17
"""Size and line height of what is done, in pixels."""

SMALL, SMALL_LINE = 12, 15
"""Size and line height of all other text."""

WORDS: dict[Actor, str] = {"people": N_("People"), "shared": N_("Shared"), "ai": N_("AI")}
"""What the drawing calls who acts."""

_SIDES = 24
_MOST_LINES = 5


class Content(msgspec.Struct, frozen=True):
    """The text of a box and the least size that holds it; ``node`` is empty at the start and at the end."""

    width: int
    height: int
    node: Node | None
    head: str
    lines: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


def contents(drawing: Drawing, width: int) -> tuple[Content, ...]:
    """What stands in the box of each row, boxes being at most ``width`` wide."""
    return tuple(_contents(drawing, width))


def _contents(drawing: Drawing, width: int) -> Iterator[Content]:
    trigger = wrap(drawing.trigger, width - _SIDES - 8, BODY, _MOST_LINES + 1)
    yield Content(width, 28 + LINE * len(trigger), None, _("Start"), trigger)
    for node in drawing.nodes:
        lines = wrap(node.title, width - _SIDES, BODY, _MOST_LINES)
        marks = _rows_of(node.marks, width - _SIDES)
        height = 32 + LINE * len(lines) + (SMALL_LINE * len(marks) + 3 if marks else 0)
        yield Content(width, height, node, f"{node.number} · {said(WORDS[node.actor])}", lines, marks)
    yield Content(56, 28, None, pgettext("of a workflow", "End"))


def _rows_of(marks: tuple[str, ...], width: int) -> tuple[str, ...]:
    """The marks, several to a line where they fit."""
    rows: list[str] = []
    for mark in marks:
        together = f"{rows[-1]} · {mark}" if rows else mark
        if rows and text_width(together, SMALL) <= width:
            rows[-1] = together
        else:
            rows.extend(wrap(mark, width, SMALL, 2))
    return tuple(rows)
