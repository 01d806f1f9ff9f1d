"""What refers to a document, grouped by the kind of what does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..grouping import grouped
from ..model.node import Key, Link, Node, Target
from ..render.links import address
from .context import Context
from .refs import MOST_LISTED, Listed, Ref, listed, route_of
from .vocabulary import KIND_WORDS


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One document or step that refers to the one on this page, and in which fields."""

    ref: Ref
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BacklinkGroup:
    """The references from one kind."""

    title: str
    mentions: tuple[Mentioned, ...]


@dataclass(frozen=True, slots=True)
class Backlinks:
    """Everything that refers to a document, as far as its page holds it."""

    groups: tuple[BacklinkGroup, ...]
    list: Listed[Mentioned]


def backlinks(node: Node, context: Context) -> Backlinks:
    """The references to a document; those a page cannot hold are on a page of their own."""
    mentions = tuple(all_mentions(node.key, context))
    href = address(used_by_route(node.key)) if len(mentions) > MOST_LISTED else ""
    shown = listed(mentions, href)
    return Backlinks(by_kind(shown.items), shown)


def by_kind(mentions: tuple[Mentioned, ...]) -> tuple[BacklinkGroup, ...]:
    """Mentions by kind, in the order of the kinds."""
    groups = grouped((mention.ref.kind, mention) for mention in mentions)
    return tuple(BacklinkGroup(KIND_WORDS[kind].plural, found) for kind, found in groups.items())


def used_by_route(key: Key, number: int = 1) -> str:
    """The route of a page that lists references to a document, the first or a later one."""
    base = route_of(key).removesuffix("/index")
    return f"{base}/used-by" if number == 1 else f"{base}/used-by-{number}"


def all_mentions(key: Key, context: Context) -> Iterator[Mentioned]:
    """Every document or step that refers to a document, in the order of the kinds, then of their ids."""
    others = (link for link in context.catalogue.links_to(key) if link.source != key)
    found = grouped(((link.source, _step(link, context)), link) for link in others)
    order = list(KIND_WORDS)
    for (source, step), links in sorted(found.items(), key=lambda item: (order.index(item[0][0].kind), item[0])):
        ref = context.link.target(Target(source.kind, source.id, step))
        yield Mentioned(ref, tuple(dict.fromkeys(_field(link) for link in links)))


def _step(link: Link, context: Context) -> str:
    if link.source.kind == "workflow" and link.pointer[0] == "steps":
        steps = context.catalogue.nodes[link.source].values("steps")
        return str(steps[int(link.pointer[1])]["id"])
    return ""


def _field(link: Link) -> str:
    """The field that holds the reference, as words: the innermost names of its pointer."""
    names = [part for part in link.pointer if isinstance(part, str) and part != "steps"]
    return " ".join(name.replace("_", " ") for name in names[-2:])
