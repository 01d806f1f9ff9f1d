"""The Jinja environment of the page templates: escaped by default, strict about what is missing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..words.language import ENGLISH, Language
from .richtext import rich, rich_inline
from .speech import EXTENSION, speak


def template_environment(
    folders: Iterable[Path], today: datetime.date, site_id: str, language: Language = ENGLISH, authors: str = ""
) -> Environment:
    """Templates from the first folder that has them, in one language; dates are told relative to ``today``.

    The text of documents is in the language of its ``authors``.
    """
    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=False,
        extensions=[EXTENSION],
    )
    speak(environment, language, today, authors)
    environment.filters["rich"] = rich
    environment.filters["rich_inline"] = rich_inline
    environment.filters["upper_first"] = upper_first
    environment.filters["url"] = str
    environment.globals["icon"] = _icons(environment)
    environment.globals["today"] = today
    environment.globals["site_id"] = site_id
    environment.globals["chip"] = _chips(environment)
    return environment


def upper_first(text: str) -> str:
    """The text with a capital in front and everything else as it is."""
    return text[:1].upper() + text[1:]


def _chips(environment: Environment) -> Any:
    """The macro that draws a reference, remembering each: one document is named on many pages, always alike."""

    @lru_cache(maxsize=65536)
    def chip(ref: Any) -> Markup:
        module: Any = environment.get_template("playbooks/components/ref.html").module
        drawn: Markup = module.drawn(ref)
        return drawn

    return chip


def _icons(environment: Environment) -> Any:
    """A function that gives an icon's SVG by its name in Material's set, hidden from readers of text."""
    cache: dict[str, Markup] = {}

    def icon(name: str) -> Markup:
        if name not in cache:
            source = environment.loader.get_source(environment, f".icons/{name}.svg")[0]  # type: ignore[union-attr]
            svg = source.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
            cache[name] = Markup(svg)  # noqa: S704 (files of the theme)
        return cache[name]

    return icon
