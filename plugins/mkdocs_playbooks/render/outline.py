"""The headings of a page, read back from the HTML that the page's own templates made."""

from __future__ import annotations

import re

import msgspec
from markupsafe import Markup

_HEADING = re.compile(r'<h([1-6])(?: class="[^"]*")? id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_ID = re.compile(r' id="([^"]+)"')
_HIDDEN = re.compile(r"<span[^>]* data-outline=\"skip\"[^>]*>.*?</span>", re.DOTALL)


class Heading(msgspec.Struct, frozen=True):
    """A heading that can be linked to; ``title`` is plain text."""

    level: int
    anchor: str
    title: str


def headings(html: str) -> tuple[Heading, ...]:
    """The headings in reading order. Spec text is escaped, so it cannot look like one."""
    return tuple(
        Heading(int(level), anchor, Markup(_HIDDEN.sub("", inner)).striptags())  # noqa: S704 (only stripped)
        for level, anchor, inner in _HEADING.findall(html)
    )


def anchors(html: str) -> frozenset[str]:
    """Every id on the page."""
    return frozenset(_ID.findall(html))
