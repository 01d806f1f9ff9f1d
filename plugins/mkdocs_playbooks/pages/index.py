"""The pages that list every document of a kind, in groups, some at a time."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..facts.autonomy import Level, level
from ..grouping import grouped
from ..model.node import Node
from ..render.links import address
from ..words.spoken import N_, said
from .context import Context
from .groups import Grouping
from .head import Head, asked
from .readers import LISTS
from .refs import Ref, index_route, schema_route
from .run import RUNS
from .vocabulary import KIND_WORDS

PER_PAGE = 100
"""How many documents one index page lists."""

BOARD = "board/index"
"""The route of the delegation board."""

_RELATED = {"boundary": (Ref(N_("the delegation board"), address(BOARD)),)}
_RUN = {"checklist": address(RUNS)}
"""Where the runs through documents of a kind are listed."""


class Entry(msgspec.Struct, frozen=True):
    """One document in a list; ``worst_count`` is how many findings it has of its worst severity."""

    ref: Ref
    summary: str
    status: str
    owner: Ref | None
    layer: Ref | None
    ceiling: Level | None
    worst: str
    worst_count: int
    draft: bool


class Group(msgspec.Struct, frozen=True):
    """The documents of a group that stand on a page; ``count`` are all of it, ``continued`` when some came before.

    ``authored`` when documents say what it is called.
    """

    id: str
    title: str
    authored: bool
    sentence: str
    count: int
    continued: bool
    entries: tuple[Entry, ...]


class Filter(msgspec.Struct, frozen=True):
    """A link to a group, on the page where the group begins."""

    title: str
    authored: bool
    count: int
    href: str


class IndexView(msgspec.Struct, frozen=True):
    """One page of a kind's list; ``pages`` are the addresses of all of them, ``related`` other views of the same.

    ``says_status`` when an entry's status tells something that neither its group nor every other entry says.
    """

    head: Head
    title: str
    kind: str
    icon: str
    description: str
    says_status: bool
    filters: tuple[Filter, ...]
    groups: tuple[Group, ...]
    total: int
    number: int
    pages: tuple[str, ...]
    schema_href: str
    related: tuple[Ref, ...]
    runs_href: str


def page_routes(first: str, count: int, per_page: int) -> tuple[str, ...]:
    """The routes of a list that is cut into pages; the first has the route ``first``."""
    folder = first.rpartition("/")[0]
    pages = max(1, -(-count // per_page))
    return (first, *(f"{folder}/page-{number}" for number in range(2, pages + 1)))


def index_views(kind: str, context: Context) -> Iterator[tuple[str, IndexView]]:
    """The routes and views of a kind's list: by group, then in the order of the documents' titles."""
    grouping, nodes = _ordered(kind, context)
    by_group = grouped((grouping.of(node), place) for place, node in enumerate(nodes))
    words = KIND_WORDS[kind]
    routes = page_routes(index_route(kind), len(nodes), PER_PAGE)
    filters = tuple(
        Filter(
            grouping.title(group),
            grouping.is_authored(group),
            len(places),
            address(routes[places[0] // PER_PAGE], group_anchor(group)),
        )
        for group, places in by_group.items()
    )
    head = Head(said(LISTS[kind]), asked(context))
    for number, route in enumerate(routes):
        first = number * PER_PAGE
        shown = grouped((grouping.of(node), node) for node in nodes[first : first + PER_PAGE])
        yield (
            route,
            IndexView(
                head=head,
                title=words.plural,
                kind=kind,
                icon=words.icon,
                description=words.description,
                says_status=not grouping.is_status and len({status_of(node) for node in nodes}) > 1,
                filters=filters if len(filters) > 1 else (),
                groups=tuple(
                    Group(
                        group_anchor(group) if group else "",
                        grouping.title(group) if group else "",
                        grouping.is_authored(group),
                        grouping.sentence(group),
                        len(by_group[group]),
                        by_group[group][0] < first,
                        tuple(entry(node, context) for node in members),
                    )
                    for group, members in shown.items()
                ),
                total=len(nodes),
                number=number + 1,
                pages=tuple(address(each) for each in routes),
                schema_href=address(schema_route(kind)),
                related=tuple(Ref(said(each.title), each.href) for each in _RELATED.get(kind, ())),
                runs_href=_RUN.get(kind, ""),
            ),
        )


def group_anchor(group: str) -> str:
    """The anchor of a group on its page."""
    return f"group-{group.replace('_', '-')}"


def group_address(kind: str, group: str, context: Context) -> str:
    """Where a group of a kind's list begins; empty when there is no such group."""
    if kind not in context.group_links:
        grouping, nodes = _ordered(kind, context)
        routes = page_routes(index_route(kind), len(nodes), PER_PAGE)
        places = grouped((grouping.of(node), place) for place, node in enumerate(nodes))
        context.group_links[kind] = {
            name: address(routes[first // PER_PAGE], group_anchor(name)) for name, (first, *_) in places.items() if name
        }
    return context.group_links[kind].get(group, "")


def _ordered(kind: str, context: Context) -> tuple[Grouping, list[Node]]:
    grouping = Grouping(kind, context)
    nodes = context.catalogue.of_kind(kind)
    return grouping, sorted(nodes, key=lambda node: (grouping.rank(grouping.of(node)), node.title.casefold(), node.id))


def status_of(node: Node) -> str:
    """How far a document, or what it describes, has come; empty when its kind does not say."""
    return str(getattr(node.record, "status", None) or getattr(node.record, "maturity", None) or "")


def entry(node: Node, context: Context) -> Entry:
    """A document as lists show it."""
    record = node.record
    worst, count = context.worst(node.key)
    layer = getattr(record, "layer", None)
    return Entry(
        ref=context.link.key(node.key),
        summary=record.summary or "",
        status=status_of(node),
        owner=context.link.ref("role", record.owner) if record.owner else None,
        layer=context.link.ref("layer", layer) if layer else None,
        ceiling=level(record.human_at_least) if node.kind == "boundary" else None,
        worst=worst.label if worst else "",
        worst_count=count,
        draft=record.draft,
    )
