"""What search keeps of a page: a title and a text for each heading, read from the HTML our own templates made.

A general parser of HTML takes longer over this than all else in a build; a few passes of patterns do for markup whose
form is known: well nested, with no ``>`` in an attribute. What is marked ``data-search-exclude`` is left out whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

_HEADING = re.compile(r"<h[1-6]\b([^>]*)>(.*?)</h[1-6]>", re.DOTALL)
_ID = re.compile(r' id="([^"]+)"')
_EXCLUDED = re.compile(r"<(?!h[1-6]\b)([a-z]+)\b[^>]* data-search-exclude\b[^>]*>")
_SHOWN = "p|ul|ol|li|pre|code|sub|sup"
"""The elements that a list of results shows as such: they are kept, without attributes."""

_HEADINGS = "h[1-6]"
_INLINE = re.compile(r"</?(?:a|abbr|b|em|i|mark|path|small|span|strong|svg|time)\b[^>]*>")
"""Elements within a line: the words on both sides of such a tag stand as they do on the page."""

_BARE = re.compile(rf"<({_SHOWN})\b[^>]+>")
_BLOCK = re.compile(rf"</?(?!(?:{_SHOWN}|{_HEADINGS})\b)[a-z][^>]*>")
_TAG = re.compile(r"<[^>]*>")
_EMPTY = re.compile(r"<(p|ul|ol|li|pre|code)>\s*</\1>")
_LIST = re.compile(r"\s*</?(?:ol|ul|li)>\s*")


class SearchEntry(msgspec.Struct, frozen=True):
    """A section of a page; ``anchor`` is empty for the page itself. Title and text are HTML, the title without tags."""

    anchor: str
    title: str
    text: str


def search_entries(html: str) -> Iterator[SearchEntry]:
    """The sections of a page in reading order, without those whose heading is excluded; none without a heading."""
    body = _BLOCK.sub(" ", _BARE.sub(r"<\1>", _INLINE.sub("", _without_excluded(html))))
    found = list(_HEADING.finditer(body))
    ends = [heading.start() for heading in found[1:]] + [len(body)]
    for number, (heading, end) in enumerate(zip(found, ends, strict=False)):
        attributes, title = heading.groups()
        anchor = _ID.search(attributes)
        if anchor and "data-search-exclude" not in attributes:
            text = _text(body[heading.end() : end])
            yield SearchEntry(anchor[1] if number else "", _plain(_TAG.sub(" ", title)), text)


def _text(html: str) -> str:
    text = _plain(html)
    while (shorter := _EMPTY.sub("", text)) != text:
        text = shorter
    return (text if _has_whole_lists(text) else _LIST.sub(" ", text)).strip()


def _has_whole_lists(text: str) -> bool:
    """Whether every list in a section begins and ends in it; headings may stand inside of lists."""
    depth = 0
    for tag in _LIST.finditer(text):
        depth += -1 if "/" in tag[0] else 1
        if depth < 0:
            break
    return not depth


def _plain(text: str) -> str:
    """Text outside of attributes, where quotation marks need no escape."""
    return " ".join(text.split()).replace("&#39;", "'").replace("&#34;", '"').replace("&quot;", '"')


def _without_excluded(html: str) -> str:
    parts: list[str] = []
    position = 0
    while found := _EXCLUDED.search(html, position):
        parts.append(html[position : found.start()])
        position = _end(html, found[1], found.end())
    return "".join((*parts, html[position:]))


def _end(html: str, name: str, position: int) -> int:
    """Where an element ends whose opening tag ends at ``position``."""
    depth = 1
    for tag in _tags(name).finditer(html, position):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(html)


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^>]*>")
