"""The Jinja environment of the page templates: escaped by default, strict about what is missing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .richtext import rich, rich_inline

_ABBREVIATIONS = {"api": "API", "sop": "SOP"}
_UNITS = ((365, "year"), (30, "month"), (7, "week"), (1, "day"))


def template_environment(folders: Iterable[Path], today: datetime.date) -> Environment:
    """Templates from the first folder that has them; dates are told relative to ``today``."""
    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=False,
    )
    environment.filters["rich"] = rich
    environment.filters["rich_inline"] = rich_inline
    environment.filters["words"] = words
    environment.filters["upper_first"] = upper_first
    environment.filters["day"] = day
    environment.filters["from_today"] = lambda date: from_today(date, today)
    environment.globals["icon"] = _icons(environment)
    environment.globals["today"] = today
    environment.globals["chip"] = _chips(environment)
    return environment


def words(value: str) -> str:
    """An enum's value as words: ``data_analysis`` is "data analysis", ``model_api`` is "model API"."""
    return " ".join(_ABBREVIATIONS.get(part, part) for part in value.split("_"))


def upper_first(text: str) -> str:
    """The text with a capital in front and everything else as it is."""
    return text[:1].upper() + text[1:]


def day(date: datetime.date) -> str:
    """A date as people write it: 6 July 2026."""
    return f"{date.day} {date:%B %Y}"


def from_today(date: datetime.date, today: datetime.date) -> str:
    """How far a date is from today, in its largest unit: "in 3 months", "2 days ago", "today"."""
    days = (date - today).days
    if not days:
        return "today"
    size, unit = next(pair for pair in _UNITS if abs(days) >= pair[0])
    count = abs(days) // size
    amount = f"{count} {unit}{'s' if count > 1 else ''}"
    return f"in {amount}" if days > 0 else f"{amount} ago"


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
