"""Text in lines that fit on a terminal: paragraphs, sections, and entries whose lines hang under the first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

WIDTH = 88
"""How long a line may be."""

_INDENT = "  "


def paragraphs(text: str, indent: str = "") -> Iterator[str]:
    """A text in lines; its paragraphs stay apart."""
    for index, paragraph in enumerate(text.split("\n\n")):
        if index:
            yield ""
        yield from _wrapped(paragraph, indent, indent)


def hanging(start: str, text: str) -> Iterator[str]:
    """``start`` and a text in lines, of which the later ones stand below the text, or below a long start's indent."""
    indent = " " * len(start) if len(start) < WIDTH // 2 else _INDENT * 2
    return _wrapped(text, start, indent)


def section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A heading, with an empty line on either side, and indented lines."""
    yield ""
    yield title
    yield ""
    yield from (f"{_INDENT}{line}".rstrip() for line in lines)


def _wrapped(text: str, first: str, later: str) -> Iterator[str]:
    """Lines with room for one more indent, so that they fit into a section."""
    yield from textwrap.wrap(
        text,
        WIDTH - len(_INDENT),
        initial_indent=first,
        subsequent_indent=later,
        break_on_hyphens=False,
        break_long_words=False,
    )
