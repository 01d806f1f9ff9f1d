"""Links from hand-written Markdown to documents, resolved in the tree that Python-Markdown made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from ...diagnostics import Finding
from ...pages.refs import Linker
from ..written import SCHEME, unknown_target

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_AFTER_INLINE = 15
"""Inline patterns, which make the links, have the priority 20."""


class WrittenLinks(Extension):
    """Resolves the links of one build's pages in the tree Markdown made, so that code is left alone.

    ``findings`` collects the links that lead nowhere, ``texts`` the text of each page by its path in the project.
    """

    def __init__(self, linker: Callable[[], Linker]) -> None:
        super().__init__()
        self._linker = linker
        self._path = ""
        self.findings: list[Finding] = []
        self.texts: dict[str, str] = {}

    def begin(self, path: str, text: str) -> None:
        """Say which page is converted next."""
        self._path = path
        self.texts[path] = text

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (named by Markdown)
        """Register the processor."""
        md.treeprocessors.register(_Links(md, self), "playbook-links", _AFTER_INLINE)

    def resolve(self, link: Element) -> None:
        """Give a link its address, and its target's title where it has no text of its own; to a draft it is text."""
        name = link.get("href", "").removeprefix(SCHEME)
        linker = self._linker()
        ref = linker.named(name)
        if ref and ref.href:
            link.set("href", ref.href)
        else:
            link.tag = "span"
            link.attrib.clear()
        if ref is None:
            self.findings.append(unknown_target(name, self._path, self.texts.get(self._path, ""), linker))
        elif not (link.text or len(link)):
            link.text = ref.title


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, links: WrittenLinks) -> None:
        super().__init__(md)
        self._links = links

    def run(self, root: Element) -> None:
        for link in tuple(root.iter("a")):
            if link.get("href", "").startswith(SCHEME):
                self._links.resolve(link)
