"""What search reads of a page: its headings and paragraphs without the markup that only shows.

A search plugin parses every element of every page in Python, which takes longer than all else in a build. Here the
markup goes first, in a few passes of compiled patterns. What is marked ``data-search-exclude`` is left out whole.
"""

from __future__ import annotations

import re
from functools import cache

_EXCLUDED = re.compile(r"<(?!h[1-6]\b)([a-z]+)\b[^>]* data-search-exclude\b[^>]*>")
_KEPT = "h[1-6]|p|ul|ol|li|pre|code|sub|sup"
_APART = re.compile(rf"(?<=[^\s>])(?:</?(?!(?:{_KEPT}|em|strong)\b)[a-z][^>]*>)+(?=\w)")
_MARKUP = re.compile(rf"</?(?!(?:{_KEPT})\b)[a-z][^>]*>")


def searchable(html: str) -> str:
    """The same page for search alone; texts that markup kept apart stay apart.

    ``html`` is well formed and has no ``>`` in an attribute, as everything the page templates make.
    """
    return _MARKUP.sub("", _APART.sub(" ", _without_excluded(html)))


def _without_excluded(html: str) -> str:
    """``html`` without the elements that are marked; a marked heading stays, for search leaves its section out."""
    parts: list[str] = []
    position = 0
    while found := _EXCLUDED.search(html, position):
        parts.append(html[position : found.start()])
        position = _end(html, found.group(1), found.end())
    return "".join((*parts, html[position:]))


def _end(html: str, name: str, position: int) -> int:
    """Where an element ends whose opening tag ends at ``position``."""
    depth = 1
    for tag in _tags(name).finditer(html, position):
        depth += -1 if tag.group(1) else 1
        if not depth:
            return tag.end()
    return len(html)


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^>]*>")
