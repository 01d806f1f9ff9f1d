"""A line of a file as a terminal can show it, cut to size, and where in it a mark goes."""

from __future__ import annotations

import re
import unicodedata

import msgspec

from ..source.text import visible

COLUMNS = 100
"""The most columns that are shown of a line."""

_BEFORE = 30
"""The columns kept before the mark when a line is cut on its left."""

_TAB = "    "


class Shown(msgspec.Struct, frozen=True):
    """A line ready to print: its text, and the columns, from 0, where the mark begins and ends."""

    text: str
    start: int
    end: int


def split_lines(text: str) -> list[str]:
    """The lines of a text, which break where spans count a new line: at LF, CR LF and a lone CR only."""
    return re.split(r"\r\n|\n|\r", text)


def width(text: str) -> int:
    """How many columns a terminal gives to a text: two for wide characters, none for combining ones."""
    return len(text) if text.isascii() else sum(_columns(character) for character in text)


def show(line: str, start: int = 0, end: int = 0) -> Shown:
    """``line`` without what could steer a terminal, cut around its characters ``start`` to ``end``."""
    if start <= len(line) <= COLUMNS and line.isascii() and line.isprintable():
        return Shown(line, start, start + max(1, min(end, len(line)) - start))
    first = max(0, start - COLUMNS)
    pieces = [_piece(character) for character in line[first : start + COLUMNS]]
    at, until = start - first, min(max(start + 1, end) - first, len(pieces))
    begin = 0
    if first or width("".join(pieces[:until])) > COLUMNS:
        begin = at
        while begin and width("".join(pieces[begin - 1 : at])) <= _BEFORE:
            begin -= 1
    stop = len(pieces)
    while stop > begin + 1 and width("".join(pieces[begin:stop])) > COLUMNS:
        stop -= 1
    left = "…" if first + begin else ""
    right = "…" if first + stop < len(line) else ""
    before = left + "".join(pieces[begin:at])
    marked = "".join(pieces[at : min(until, stop)])
    text = left + "".join(pieces[begin:stop]) + right
    return Shown(text, width(before), width(before) + max(1, width(marked)))


def _piece(character: str) -> str:
    return _TAB if character == "\t" else visible(character)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
