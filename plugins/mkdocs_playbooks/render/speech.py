"""A language in the templates: ``_`` and its kin, plural forms for scripts, dates, distances and numbers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import lru_cache

from jinja2 import Environment
from markupsafe import Markup, escape

from ..words.language import ENGLISH_TAG, Language

EXTENSION = "jinja2.ext.i18n"

_BLOCK = re.compile(r"\s*<(?:p|ul|ol|dl|pre|blockquote|hr|h[1-6]|div|section|table)[ >]")
_TAG = re.compile(r"(<[^<>]*>)")
_BARE = re.compile(r"&(?!#?\w+;)")
_QUOTES = str.maketrans({'"': "&#34;", "'": "&#39;"})


def speak(environment: Environment, language: Language, today: datetime.date, authors: str = "") -> None:
    """Let templates say everything in a language; distances are told from ``today``.

    What stands on pages in another language is marked with it: the text of documents, which is in the language of its
    ``authors`` if that is known, and what is said in English everywhere.
    """
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        _as_html(language.gettext),
        lambda one, many, num: _safe(language.ngettext(one, many, num), one if num == 1 else many),
        newstyle=True,
        pgettext=lambda context, text: _safe(language.pgettext(context, text), text),
        npgettext=lambda context, one, many, num: _safe(
            language.npgettext(context, one, many, num), one if num == 1 else many
        ),
    )
    environment.globals["language"] = language.tag
    environment.globals["forms"] = language.forms
    environment.filters["authored"] = _marker(authors, language)
    environment.filters["english"] = _marker(ENGLISH_TAG, language)
    environment.filters["said"] = language.gettext
    environment.filters["words"] = language.word
    environment.filters["day"] = language.day
    environment.filters["from_today"] = lambda date: language.distance((date - today).days)
    environment.filters["number"] = language.number
    environment.filters["amount"] = language.amount


def saying(language: Language) -> Callable[..., Markup]:
    """What says a text with its values in a template of a host."""

    def say(text: str, **values: object) -> Markup:
        return Markup(_safe(language.gettext(text), text)) % values  # noqa: S704 (checked with the catalogue)

    return say


def _marker(tag: str, language: Language) -> Callable[[str], Markup]:
    """Marks text that is in the language ``tag`` on a page in another one."""
    if not tag or _base(tag) == _base(language.tag):
        return escape

    def marked(text: str) -> Markup:
        html = escape(text)
        name = "div" if _BLOCK.match(html) else "span"
        return Markup('<{} lang="{}">{}</{}>').format(Markup(name), tag, html, Markup(name))  # noqa: S704 (ours)

    return marked


def _base(tag: str) -> str:
    return tag.partition("-")[0]


def _as_html(gettext: Callable[[str], str]) -> Callable[[str], str]:
    return lru_cache(maxsize=8192)(lambda text: _safe(gettext(text), text))


def _safe(translated: str, text: str) -> str:
    """A translation as HTML with the tags of the text and nothing else that means something to a browser.

    A template holds its own words as HTML. A translation holds the same tags, as its catalogue was checked for; what
    else it holds may stand between quotation marks too.
    """
    if translated == text:
        return text
    parts = _TAG.split(translated)
    return "".join(
        part if number % 2 else _BARE.sub("&amp;", part).translate(_QUOTES) for number, part in enumerate(parts)
    )
