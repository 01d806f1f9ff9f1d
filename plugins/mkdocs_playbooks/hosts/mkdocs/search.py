"""Handing pages to Material's search without its parser of HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from ...render.search import search_entries
from .page import GeneratedPage

_PLUGIN = "material/search"


class SearchIndex:
    """The index that Material's search plugin writes, if the site uses that plugin; it reads other pages itself."""

    def __init__(self, config: MkDocsConfig) -> None:
        plugin: Any = config.plugins.get(_PLUGIN)
        enabled = plugin is not None and plugin.config.get("enabled", True)
        entries = getattr(getattr(plugin, "search_index", None), "entries", None) if enabled else None
        self._entries: list[dict[str, Any]] | None = entries if isinstance(entries, list) else None

    def reserve(self, pages: Iterable[GeneratedPage]) -> None:
        """Keep the plugin from reading pages that will be added here."""
        for page in pages:
            if self._entries is not None:
                page.meta["search"] = {"exclude": True}

    def add(self, page: GeneratedPage) -> None:
        """Add a page's sections as the plugin would."""
        if self._entries is None or not page.playbook.searched:
            return
        tags = page.meta.get("tags")
        for entry in search_entries(page.content or ""):
            location = f"{page.url}#{entry.anchor}" if entry.anchor else page.url
            found: dict[str, Any] = {"location": location, "title": entry.title, "text": entry.text}
            self._entries.append({**found, "tags": list(tags)} if tags else found)
