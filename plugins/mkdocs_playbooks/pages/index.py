"""The pages that list every document of a kind, some at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.node import Node
from ..render.links import address
from .context import Context
from .refs import Ref, index_route
from .vocabulary import KIND_WORDS

PER_PAGE = 100
"""How many documents one index page lists."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document in a list."""

    ref: Ref
    summary: str
    status: str
    owner: Ref | None
    layer: Ref | None
    worst: str


@dataclass(frozen=True, slots=True)
class IndexView:
    """One page of a kind's list; ``pages`` are the addresses of all of them."""

    title: str
    kind: str
    icon: str
    description: str
    entries: tuple[Entry, ...]
    total: int
    number: int
    pages: tuple[str, ...]


def page_routes(first: str, count: int, per_page: int) -> tuple[str, ...]:
    """The routes of a list that is cut into pages; the first has the route ``first``."""
    folder = first.rpartition("/")[0]
    pages = max(1, -(-count // per_page))
    return (first, *(f"{folder}/page-{number}" for number in range(2, pages + 1)))


def index_views(kind: str, context: Context) -> Iterator[tuple[str, IndexView]]:
    """The routes and views of a kind's list, in the order of the documents' titles."""
    nodes = sorted(context.catalogue.of_kind(kind), key=lambda node: (node.title.casefold(), node.id))
    words = KIND_WORDS[kind]
    routes = page_routes(index_route(kind), len(nodes), PER_PAGE)
    addresses = tuple(address(route) for route in routes)
    for number, route in enumerate(routes):
        shown = nodes[number * PER_PAGE : (number + 1) * PER_PAGE]
        yield (
            route,
            IndexView(
                title=words.plural,
                kind=kind,
                icon=words.icon,
                description=words.description,
                entries=tuple(entry(node, context) for node in shown),
                total=len(nodes),
                number=number + 1,
                pages=addresses,
            ),
        )


def entry(node: Node, context: Context) -> Entry:
    """A document as lists show it."""
    record = node.record
    worst = context.worst(node.key)
    layer = getattr(record, "layer", None)
    return Entry(
        ref=context.link.key(node.key),
        summary=record.summary or "",
        status=str(getattr(record, "status", None) or getattr(record, "maturity", None) or ""),
        owner=context.link.ref("role", record.owner) if record.owner else None,
        layer=context.link.ref("layer", layer) if layer else None,
        worst=worst.label if worst else "",
    )
