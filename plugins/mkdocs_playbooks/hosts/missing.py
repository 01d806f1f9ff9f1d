"""The page for an address at which there is nothing, as a template of a host that does not know our words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from ..pages.site import Site
from ..render.inert import inert
from ..render.links import address, with_filter
from ..render.renderer import Renderer

PAGE = "404.html"

_FRAME = """\
{{% extends "main.html" %}}
{{% block content %}}
{content}
{{% endblock %}}
"""


class _Way(msgspec.Struct, frozen=True):
    """An entry of the navigation with what the page asks of it."""

    title: str
    url: str
    is_homepage: bool = False
    children: tuple[Any, ...] = ()


class _Ways(tuple[_Way, ...]):
    """The navigation: its entries, and home."""

    homepage = _Way("", address("index"), is_homepage=True)


def missing_page(renderer: Renderer, site: Site, directory_urls: bool) -> str:
    """The page with the ways on from it, which lead to the sections of the site."""
    content = renderer.content(PAGE, nav=_Ways(_ways(site)))
    return _FRAME.format(content=with_filter(inert(content), directory_urls))


def _ways(site: Site) -> Iterator[_Way]:
    for section in site.sections:
        if not section.parent:
            yield _Way(section.title, address(section.index))
