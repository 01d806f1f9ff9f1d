"""Reading a built site as a reader does: a page by its route, a section by its anchor, a link by its words."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from sites import Html

_HEADING = re.compile(r"<h([1-6])\b")


@dataclass(frozen=True)
class Page:
    """A page: its route, such as ``workflows/weekly-market-report/``, and what stands in its main part."""

    route: str
    article: str

    @property
    def html(self) -> Html:
        """Its main part, read."""
        return _read(self.article)

    def links(self, anchor: str = "") -> Iterator[tuple[str, str]]:
        """The words of each link, and the route with anchor that it leads to; of one section when it is named."""
        for link in _read(self.section(anchor)).all("a"):
            parts = urlsplit(link.get("href"))
            if link.get("href") and not parts.scheme:
                route = posixpath.normpath(posixpath.join("/", self.route, parts.path)).strip("/")
                yield link.text, (f"{route}/" if route else "") + (f"#{parts.fragment}" if parts.fragment else "")

    def section(self, anchor: str) -> str:
        """The HTML from an anchor's heading to the next of its rank; all of the page without an anchor.

        The page's own heading gives what stands before the first section, and an anchor elsewhere, such as on a
        row of a table, what stands to the end of its element.
        """
        if not anchor:
            return self.article
        place = self.article.find(f'id="{anchor}"')
        assert place >= 0, f"{self.route} has no #{anchor}"
        rest = self.article[self.article.rindex("<", 0, place) :]
        heading = _HEADING.match(rest)
        if heading is None:
            tag = rest[1:].split(maxsplit=1)[0]
            return rest[: rest.index(f"</{tag}>")]
        least = max(int(heading[1]), 2)
        end = re.search(rf"<h[1-{least}]\b", rest[1:])
        return rest[: end.start() + 1] if end else rest

    def says(self, words: str, anchor: str = "") -> bool:
        """Whether words stand on the page, or in one section of it, however the lines are broken."""
        return says(_read(self.section(anchor)).elements[0].text, words)


def page(site: Path, route: str) -> Page:
    """The page at a route; a route that is no folder names a file, such as ``404.html``."""
    return _page(site / route if route.endswith(".html") else site / route / "index.html", route)


@cache
def _page(path: Path, route: str) -> Page:
    text = path.read_text("utf-8")
    found = re.search(r"<article\b.*</article>", text, re.DOTALL)
    assert found, f"{path} has no main part"
    return Page(route, found[0])


@cache
def _read(html: str) -> Html:
    return Html(f"<main>{html}</main>")


def says(text: str, words: str) -> bool:
    """Whether words stand in a text, however its lines are broken."""
    return _close(words) in _close(text)


def _close(text: str) -> str:
    return "".join(text.split())
