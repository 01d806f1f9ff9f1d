"""What stands above the content of every page: the ladder, and in an offline copy how old it is."""

from __future__ import annotations

from mkdocs.structure.pages import Page

from ...pages.context import Context
from ...pages.ladder import ladder
from ...pages.navigation import layer_of
from ...render.renderer import Renderer
from ..offline import CopyView, Origin
from .page import GeneratedPage

_HOME = "home.html"


class Above:
    """Makes it page by page; the ladder differs only by layer and is made once for each."""

    def __init__(self, renderer: Renderer, context: Context, copy_of: Origin | None) -> None:
        self._renderer = renderer
        self._context = context
        self._copy_of = copy_of
        self._ladders: dict[str, str] = {}

    def add(self, page: Page, route: str, section: str) -> None:
        """Put it above a page in a section; home has a ladder of its own."""
        if not (isinstance(page, GeneratedPage) and page.playbook.template == _HOME):
            page.content = self._renderer.place(self._ladder(section), route) + (page.content or "")
        if self._copy_of:
            page.canonical_url = self._copy_of.page(route)
            view = CopyView(self._context.today, page.canonical_url)
            page.content = self._renderer.fragment("copy.html", view) + (page.content or "")

    def _ladder(self, section: str) -> str:
        layer = layer_of(section)
        if layer not in self._ladders:
            self._ladders[layer] = self._renderer.fragment("ladder.html", ladder(self._context, layer))
        return self._ladders[layer]
