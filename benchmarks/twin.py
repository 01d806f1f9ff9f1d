"""A generated collection as hand-written Markdown: the same pages, headings and text for plain Material to build.

What makes the comparison fair; where the two cannot be quite the same, plain Material has the lighter work:

- The text is taken from the pages the engine renders, so each page says the same words in the same order, under
  the same headings, in lists and tables where ours are lists and tables.
- Links, icons, drawings, colours and the ladder of layers are left out: only ours has to make and check those.
- Pages that ours keeps out of search are kept out of search there too, and theme and features are the same. Single
  sections that ours keeps out are in the plain index: plain Markdown cannot say so. That is the one exception.
- There are two configurations: the default navigation, which a reader of Material's manual gets, and a navigation
  of section indexes only, which is the fastest that plain Material offers.
"""

from __future__ import annotations

import argparse
import json
import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import material

from mkdocs_playbooks.bundled import bundled
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.site import SitePage, site
from mkdocs_playbooks.pipeline import build
from mkdocs_playbooks.project import find_project
from mkdocs_playbooks.render.renderer import Renderer

_SETTINGS = """\
site_name: Example group playbooks
docs_dir: docs
site_dir: {site}
theme: {{name: material, font: false, features: [navigation.indexes]}}
plugins: [search]
validation: {{omitted_files: ignore}}
"""


def write_twin(project: Path, folder: Path) -> int:
    """Write the Markdown twin of a generated project into ``folder``; gives the number of pages.

    ``default.yml`` has every page in the navigation, ``sections.yml`` the indexes of sections only.
    """
    outcome = build(find_project(project))
    theme = Path(next(iter(material.__path__))) / "templates"
    renderer = Renderer([bundled("overrides"), theme], outcome.facts.today)
    pages = site(Context(outcome)).pages
    for page in pages:
        file = folder / "docs" / f"{page.route}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_front_matter(page) + to_markdown(renderer.fragment(page.template, page.view())), "utf-8")
    indexes = sorted(page.route for page in pages if page.route.endswith("/index"))
    nav = ["index.md", *({route.removesuffix("/index"): f"{route}.md"} for route in indexes)]
    (folder / "default.yml").write_text(_SETTINGS.format(site="default"), "utf-8")
    (folder / "sections.yml").write_text(_SETTINGS.format(site="sections") + f"nav: {json.dumps(nav)}\n", "utf-8")
    return len(pages)


def _front_matter(page: SitePage) -> str:
    search = "" if page.searched else "search:\n  exclude: true\n"
    return f"---\ntitle: {json.dumps(page.title)}\n{search}---\n\n"


def to_markdown(html: str) -> str:
    """The headings, paragraphs, lists and tables of ``html`` as Markdown."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return "\n\n".join(reader.blocks) + "\n"


_INLINE = frozenset(
    ("a", "abbr", "b", "br", "button", "code", "em", "i", "kbd", "label", "small", "span", "strong", "time")
)
_SKIPPED = frozenset(("svg", "script", "style", "template"))
_VOID = frozenset(("br", "hr", "img", "input", "wbr", "source", "col"))
_MARKS = re.compile(r"([\\`*_\[\]|])")


class _Reader(HTMLParser):
    """Collects blocks of text; a block ends where an element that stands on its own begins or ends."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._text: list[str] = []
        self._prefix = ""
        self._lists = 0
        self._cells: list[str] | None = None
        self._rows: list[list[str]] = []
        self._tables = 0
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipping or tag in _SKIPPED:
            self._skipping += tag not in _VOID
            return
        if tag in _INLINE:
            self._text.append(" " if tag in ("br", "span") else "")
            return
        self.flush()
        if tag in ("ul", "ol"):
            self._lists += 1
        elif tag == "li":
            self._prefix = "    " * (self._lists - 1) + "- "
        elif tag == "table":
            self._tables += 1
        elif tag == "tr":
            self._cells = []
        elif tag[0] == "h" and tag[1:].isdigit():
            self._prefix = "#" * int(tag[1]) + " "

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        if tag in _INLINE:
            return
        if tag in ("td", "th") and self._cells is not None:
            self._cells.append(self._take())
            return
        self.flush()
        if tag in ("ul", "ol"):
            self._lists -= 1
        elif tag == "tr" and self._cells is not None:
            self._rows.append(self._cells)
            self._cells = None
        elif tag == "table":
            self._tables -= 1
            self._end_table()

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._text.append(data)

    def flush(self) -> None:
        """End the block; inside a table's cell, blocks run together."""
        if self._cells is not None:
            self._text.append(" ")
            return
        text = self._take()
        if not text:
            return
        if self._prefix or not self._lists:
            self.blocks.append(self._prefix + text)
        else:
            self.blocks.append("    " * self._lists + text)
        self._prefix = ""

    def _take(self) -> str:
        text = " ".join("".join(self._text).split())
        self._text.clear()
        return _MARKS.sub(r"\\\1", escape(text, quote=False))

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        if self._tables or not rows:
            return
        width = max(map(len, rows))
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
        self.blocks.append("\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("project", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    print(write_twin(given.project, given.folder), "pages")
