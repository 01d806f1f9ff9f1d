"""The navigation MkDocs shows on a page: every section, but only the pages of the one the reader is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from markupsafe import escape
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from ...grouping import grouped
from ...pages.navigation import GUIDES, NavSection


class SectionNavigation:
    """Navigation trees, one a section, each made once and used by all pages of the section.

    ``pages`` are the generated and hand-written pages by route, ``written`` the items MkDocs made of the
    hand-written ones. A page's parent and neighbours are set here, so that the theme marks where it is.
    """

    def __init__(
        self,
        sections: Sequence[NavSection],
        pages: Mapping[str, Page],
        written: Sequence[StructureItem],
        home: Page | None,
    ) -> None:
        self._pages = pages
        self._written = written
        self._home = home
        self._below = grouped((section.parent, section) for section in sections)
        self._parents = {section.id: section.parent for section in sections}
        self._open: dict[str, Section] = {}
        self._trees = {section.id: self._tree(section.id) for section in sections}
        self.default = self._tree("")
        """The tree of pages that belong to no section: home and hand-written ones."""

    def of(self, section: str) -> Navigation:
        """The navigation as it stands on the pages of a section."""
        return self._trees.get(section, self.default)

    def _tree(self, current: str) -> Navigation:
        open_ = {current, self._parents.get(current, "")} - {""}
        items: list[StructureItem] = [self._home] if self._home else []
        for section in self._below.get("", ()):
            items.append(self._section(section, open_, current))
        items.extend(self._written)
        return Navigation(items, [self._home] if self._home else [])

    def _section(self, section: NavSection, open_: Iterable[str], current: str) -> StructureItem:
        index = self._pages[section.index]
        if section.id not in open_:
            return Link(escape(section.title), index.url)
        below = [self._section(child, open_, current) for child in self._below.get(section.id, ())]
        pages = [self._pages[entry.route] for entry in section.entries if entry.route in self._pages]
        item = Section(escape(section.title), [index, *below, *pages])
        for child in item.children:
            if not isinstance(child, Page) or section.id == current:
                child.parent = item
        if section.id == current:
            self._open[section.id] = item
            _set_neighbours([index, *pages])
        return item

    def adopt(self, page: Page, section: str) -> None:
        """Give a page that its section does not list the section as its parent, so that the section is open."""
        if page.parent is None and section in self._open:
            page.parent = self._open[section]


def _set_neighbours(pages: Sequence[Page]) -> None:
    for before, after in pairwise(pages):
        before.next_page, after.previous_page = after, before


def written_items(nav: Navigation, configured: bool, title: str = GUIDES) -> list[StructureItem]:
    """What MkDocs made of hand-written pages: as it is when the project says so, else as one section with a title."""
    items = [item for item in nav.items if not (isinstance(item, Page) and item.is_homepage)]
    if configured or not items:
        return items
    items = [child for item in items for child in _lifted(item)]
    section = Section(title, items)
    for item in items:
        item.parent = section
    return [section]


def _lifted(item: StructureItem) -> Sequence[StructureItem]:
    """An item, or those within it where it is a folder called as the section in which they are about to stand."""
    return item.children if isinstance(item, Section) and item.title == GUIDES else (item,)
