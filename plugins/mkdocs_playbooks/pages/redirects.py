"""The addresses documents had under earlier ids, each with the page that stands in their place."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..model.catalogue import Catalogue
from .refs import route_of


class Redirect(msgspec.Struct, frozen=True):
    """An old route, the route of the document now, and the document's title."""

    route: str
    target: str
    title: str


class RedirectView(msgspec.Struct, frozen=True):
    """The page at an old address: ``href`` leads on from there, ``canonical`` is the address to keep."""

    title: str
    href: str
    canonical: str


def redirects(catalogue: Catalogue) -> Iterator[Redirect]:
    """A redirect for each earlier id that belongs to one document only."""
    for old, now in (catalogue.former or {}).items():
        if now in catalogue.nodes:
            yield Redirect(route_of(old), route_of(now), catalogue.nodes[now].title)
