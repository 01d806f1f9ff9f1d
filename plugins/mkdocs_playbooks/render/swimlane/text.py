"""Fitting text into a width without a browser: estimated widths, lines, and the ellipsis where it is cut."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

ELLIPSIS = "…"

_WIDTHS = {
    0.26: "ijl'|!.,:;`",
    0.32: 'tfI()[]{}-/\\ "\N{NO-BREAK SPACE}',
    0.37: "r",
    0.53: "sckvxyzJ",
    0.76: "w",
    0.93: "mMW@%&—…",
}
_EMS = {char: width for width, chars in _WIDTHS.items() for char in chars}
_LONG = 100


@lru_cache(maxsize=4096)
def _em(char: str) -> float:
    """The width of a character in parts of the font size, for sans-serif faces of ordinary width."""
    if char in _EMS:
        return _EMS[char]
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if unicodedata.combining(char):
        return 0.0
    return 0.72 if char.isupper() else 0.6


@lru_cache(maxsize=16384)
def _ems(text: str) -> float:
    return sum(map(_em, text))


def text_width(text: str, size: float) -> float:
    """The estimated width of a line of text at a font size, in pixels; rather too wide than too narrow."""
    return size * _ems(text)


def wrap(text: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """The text in at most ``most`` lines of a width; a word that is too long is cut, the rest ends in an ellipsis."""
    lines: list[str] = []
    line, used, blank = "", 0.0, text_width(" ", size)
    for word in _pieces(text, width, size):
        wide = text_width(word, size)
        if line and used + blank + wide > width:
            if len(lines) + 1 == most:
                return (*lines, _shortened(line, width, size))
            lines.append(line)
            line, used = "", 0.0
        line, used = (f"{line} {word}", used + blank + wide) if line else (word, wide)
    return (*lines, line) if line else tuple(lines)


def _pieces(text: str, width: float, size: float) -> Iterator[str]:
    """The words, those wider than a line in parts that fit one."""
    for word in text.split():
        if len(word) < _LONG and text_width(word, size) <= width:
            yield word
            continue
        start = 0
        while start < len(word):
            part = word[start : start + _LONG]
            fits = _fitting(part, width, size)
            if fits < len(part):
                fits = max(part.rfind(mark, 0, fits) for mark in "-/") + 1 or fits
            yield part[:fits]
            start += fits


def _fitting(text: str, width: float, size: float) -> int:
    """How many characters fit a width, at least one."""
    used = 0.0
    for count, char in enumerate(text):
        used += size * _em(char)
        if used > width:
            return max(count, 1)
    return len(text)


def _shortened(line: str, width: float, size: float) -> str:
    """The line with an ellipsis at its end; words that leave no room for it are dropped, a single one is cut."""
    room = width - text_width(ELLIPSIS, size)
    while text_width(line, size) > room and " " in line:
        line = line.rpartition(" ")[0]
    return line[: _fitting(line, room, size)].rstrip(" ,;:.") + ELLIPSIS
