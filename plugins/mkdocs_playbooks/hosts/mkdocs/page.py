"""A MkDocs page whose content comes from the engine and never passes through Markdown."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ...pages.site import SitePage
from ...render.outline import Heading
from ...render.renderer import Body

_UNSAFE = re.compile(r"[^\w./~+@=,-]")


class GeneratedPage(Page):
    """A page of the site; its title is escaped once here, for themes print titles as they are."""

    def __init__(self, page: SitePage, file: File, config: MkDocsConfig, body: Callable[[], Body]) -> None:
        super().__init__(escape(page.title), file, config)
        self.playbook = page
        self._body = body

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what a theme and other plugins read from a page's front matter."""
        self.markdown = ""
        self.meta = {"title": escape(self.playbook.title)}
        if self.playbook.description:
            self.meta["description"] = escape(self.playbook.description)
        if self.playbook.tags:
            self.meta["tags"] = [str(escape(tag)) for tag in self.playbook.tags]
        if not self.playbook.searched:
            self.meta["search"] = {"exclude": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set content, table of contents and anchors from the engine's page."""
        body = self._body()
        self.content = body.html
        self.toc = _contents(body.headings)
        self.present_anchor_ids = set(body.anchors)


def generated_file(page: SitePage, config: MkDocsConfig, docs: str, body: Callable[[], Body]) -> File:
    """The file of a page, outside MkDocs' own navigation; ``docs`` is ``docs_dir`` as it begins the paths of specs."""
    file = File.generated(config, f"{page.route}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    if page.source:
        file.edit_uri = _printable(posixpath.relpath(page.source, docs))
    GeneratedPage(page, file, config, body)
    return file


def _printable(path: str) -> str:
    """A path as part of an address, for themes print that as it is; letters of any language stay."""
    return _UNSAFE.sub(lambda found: quote(found[0], safe=""), path)


def _contents(headings: Iterable[Heading]) -> TableOfContents:
    top: list[AnchorLink] = []
    open_: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(str(escape(heading.title)), heading.anchor, heading.level)
        while open_ and open_[-1].level >= heading.level:
            open_.pop()
        (open_[-1].children if open_ else top).append(link)
        open_.append(link)
    return TableOfContents(top)
