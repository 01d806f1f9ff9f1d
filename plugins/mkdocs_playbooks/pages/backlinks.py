"""What refers to a document, grouped by the kind of what does."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ..grouping import grouped
from ..model.node import Key, Link, Node, Target
from ..render.links import address
from .context import Context
from .refs import MOST_LISTED, Listed, Ref, listed, route_of
from .vocabulary import KIND_WORDS


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One document that refers to the one on this page: the steps of it that do, and in which fields."""

    ref: Ref
    steps: tuple[Ref, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BacklinkGroup:
    """The references from one kind."""

    kind: str
    title: str
    mentions: tuple[Mentioned, ...]


@dataclass(frozen=True, slots=True)
class Backlinks:
    """What refers to a document, as far as its page holds it and does not say it elsewhere.

    ``all`` is how many documents do, ``href`` where all of them stand if that is a page of its own.
    """

    groups: tuple[BacklinkGroup, ...]
    list: Listed[Mentioned]
    all: int
    href: str


def backlinks(node: Node, context: Context, told: Collection[str] = ()) -> Backlinks:
    """The references to a document; ``told`` are the fields whose references its page shows in a place of its own."""
    everything = tuple(all_mentions(node.key, context))
    shown = listed(tuple(all_mentions(node.key, context, told)) if told else everything)
    href = address(used_by_route(node.key)) if len(everything) > MOST_LISTED else ""
    return Backlinks(by_kind(shown.items), shown, len(everything), href)


def by_kind(mentions: tuple[Mentioned, ...]) -> tuple[BacklinkGroup, ...]:
    """Mentions by kind, in the order of the kinds."""
    groups = grouped((mention.ref.kind, mention) for mention in mentions)
    return tuple(BacklinkGroup(kind, KIND_WORDS[kind].plural, found) for kind, found in groups.items())


def used_by_route(key: Key, number: int = 1) -> str:
    """The route of a page that lists references to a document, the first or a later one."""
    base = route_of(key).removesuffix("/index")
    return f"{base}/used-by" if number == 1 else f"{base}/used-by-{number}"


def all_mentions(key: Key, context: Context, without: Collection[str] = ()) -> Iterator[Mentioned]:
    """Every document that refers to a document, in the order of the kinds, then of their titles.

    References below the fields ``without`` are left out.
    """
    others = (link for link in context.catalogue.links_to(key) if link.source != key and link.pointer[0] not in without)
    found = grouped((link.source, link) for link in others)
    order, nodes = list(KIND_WORDS), context.catalogue.nodes

    def place(source: Key) -> tuple[int, str, str]:
        return order.index(source.kind), nodes[source].title.casefold(), source.id

    for source in sorted(found, key=place):
        links = found[source]
        steps = sorted({int(link.pointer[1]) for link in links if _is_in_a_step(link)})
        ids = [step["id"] for step in nodes[source].values("steps")] if steps else []
        yield Mentioned(
            context.link.key(source),
            tuple(context.link.within(Target(source.kind, source.id, ids[step])) for step in steps),
            tuple(dict.fromkeys(_field(link) for link in links)),
        )


def _is_in_a_step(link: Link) -> bool:
    return link.source.kind == "workflow" and link.pointer[0] == "steps"


def _field(link: Link) -> str:
    """The field that holds the reference, as words: the innermost names of its pointer, its own kind aside."""
    names = [part for part in link.pointer if isinstance(part, str) and part != "steps"]
    kind = KIND_WORDS[link.target.kind]
    if len(names) > 1 and names[-1] in (kind.kind, kind.folder):
        names.pop()
    return " ".join(name.replace("_", " ") for name in names[-2:])
