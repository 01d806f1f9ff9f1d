"""The pages that list every reference to a document too much referred to for its own page."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..model.node import Node
from ..render.links import address
from .backlinks import BacklinkGroup, all_mentions, by_kind, used_by_route
from .context import Context
from .head import Head, head
from .refs import MOST_LISTED, Ref

PER_PAGE = 100
"""How many documents one such page lists."""


class UsedByView(msgspec.Struct, frozen=True):
    """One page of the references to a document; ``pages`` are the addresses of all of them."""

    head: Head
    document: Ref
    groups: tuple[BacklinkGroup, ...]
    total: int
    number: int
    pages: tuple[str, ...]


def used_by_views(node: Node, context: Context) -> Iterator[tuple[str, UsedByView]]:
    """The routes and views for a document's references; none when its own page holds them all."""
    if len(context.catalogue.links_to(node.key)) <= MOST_LISTED:
        return
    mentions = tuple(all_mentions(node.key, context))
    if len(mentions) <= MOST_LISTED:
        return
    count = -(-len(mentions) // PER_PAGE)
    routes = tuple(used_by_route(node.key, number) for number in range(1, count + 1))
    addresses = tuple(address(route) for route in routes)
    for number, route in enumerate(routes):
        shown = mentions[number * PER_PAGE : (number + 1) * PER_PAGE]
        document = context.link.key(node.key)
        top = head("used_by", context, node)
        yield route, UsedByView(top, document, by_kind(shown), len(mentions), number + 1, addresses)
