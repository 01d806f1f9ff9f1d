"""Rich text of specs: a small, safe part of Markdown, never through the host's Markdown and its extensions."""

from __future__ import annotations

import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_TAGS = {"p", "br", "em", "strong", "code", "pre", "ul", "ol", "li", "a", "blockquote", "hr"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_SCHEMES = {"https", "mailto"}
_TAG = re.compile(r"(<[^>]*>)")
_MARKS = frozenset("\n*_`[]()<>#~|\\&-+!:")
_parser = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False}).disable(
    ["heading", "lheading", "image", "table", "reference", "entity"]
)


@lru_cache(maxsize=16384)
def rich(text: str) -> Markup:
    """A text field as HTML: paragraphs, lists, emphasis, code and links to https, mailto or a place on the site."""
    if not _MARKS & frozenset(text):
        return Markup("<p>{}</p>").format(text)
    return Markup(_clean(_parser.render(text)))  # noqa: S704 (sanitized)


def rich_inline(text: str) -> Markup:
    """The same without the paragraph around a single one."""
    html = rich(text).strip()
    inner = html.removeprefix("<p>").removesuffix("</p>")
    return Markup(inner if "<p>" not in inner else html)  # noqa: S704 (sanitized)


def _clean(html: str) -> str:
    """Only what is allowed; quotation marks in text stay escaped, so that no text reads like an attribute."""
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
        strip_comments=True,
    )
    return "".join(part if part.startswith("<") else part.replace('"', "&quot;") for part in _TAG.split(clean))
