"""Rendering a page: template and view model to a body whose links fit where the page will stand."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from markupsafe import Markup

from ..words.language import ENGLISH, Language
from ..words.spoken import speaking
from .environment import template_environment
from .links import relate
from .outline import Heading, anchors, headings
from .speech import saying


class Body(msgspec.Struct, frozen=True):
    """The rendered body of a page, its headings and every anchor on it."""

    html: str
    headings: tuple[Heading, ...]
    anchors: frozenset[str]


class Renderer:
    """Renders view models with the templates found in ``folders``, first match wins."""

    def __init__(
        self,
        folders: Iterable[Path],
        today: datetime.date,
        directory_urls: bool = True,
        *,
        site_id: str = "playbooks",
        language: Language = ENGLISH,
        authors: str = "",
    ) -> None:
        self._environment = template_environment(folders, today, site_id, language, authors)
        self._directory_urls = directory_urls
        self._language = language

    def body(self, template: str, view: Any, route: str) -> Body:
        """The body of the page at ``route``."""
        html = self.fragment(template, view)
        return Body(relate(html, route, self._directory_urls), headings(html), anchors(html))

    def broken(self, template: str, fault: str) -> Body:
        """What stands on a page while its template cannot be used."""
        say, english = saying(self._language), self._environment.filters["english"]
        reason = say("Its template %(template)s: %(fault)s", template=template, fault=english(fault))
        html = Markup('<h1 id="top">{}</h1>\n<p>{}</p>').format(say("This page cannot be shown"), reason)
        return Body(html, headings(html), anchors(html))

    def fragment(self, template: str, view: Any) -> str:
        """HTML whose links are still fixed, so that it can be used on several pages."""
        with speaking(self._language):
            return self._environment.get_template(f"playbooks/{template}").render(view=view)

    def content(self, template: str, **given: Any) -> str:
        """What a page of the host holds inside the frame that the host puts around it, links still fixed."""
        page = self._environment.get_template(template)
        with speaking(self._language):
            return "".join(page.blocks["content"](page.new_context({"say": saying(self._language), **given})))

    def place(self, fragment: str, route: str) -> str:
        """A fragment as it stands on the page at ``route``."""
        return relate(fragment, route, self._directory_urls)
