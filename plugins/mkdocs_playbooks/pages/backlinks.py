"""What refers to a document, grouped by the kind of what does."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from ..facts.reliance import reliance
from ..grouping import grouped
from ..model.node import Key, Link, Node, Target
from ..render.links import address
from ..words.spoken import N_, _, pgettext, said
from .context import Context
from .refs import MOST_LISTED, Listed, Ref, listed, route_of
from .vocabulary import KIND_WORDS

_RELATIONS = {
    "adjustments by": N_("adjusted by it"),
    "affects": N_("decides about it"),
    "applies to data classes": N_("names its classes of data in its scope"),
    "applies to functions": N_("names its functions in its scope"),
    "boundaries": N_("bound by it"),
    "boundaries considered": N_("was weighed against it"),
    "completed": N_("has passed it"),
    "data allowed": N_("may hold data of its classes"),
    "decided by": N_("decided by it"),
    "function": N_("belongs to one of its functions"),
    "functions": N_("gives its functions duties"),
    "holders": N_("held by them"),
    "inputs data class": N_("takes in data of its classes"),
    "inputs to": N_("takes in what goes to it"),
    "outputs data class": N_("gives out data of its classes"),
    "outputs from": N_("gives out what comes from it"),
    "stages": N_("goes through it"),
    "supersedes": N_("replaces it"),
    "waives of": N_("lets a finding on it through"),
}
"""What a reference means that is no reliance, by the innermost names of its field or the first."""


class Mentioned(msgspec.Struct, frozen=True):
    """One document that refers to the one on this page: the steps of it that do, and what each reference means."""

    ref: Ref
    owner: Ref | None
    steps: tuple[Ref, ...]
    relations: tuple[str, ...]


class BacklinkGroup(msgspec.Struct, frozen=True):
    """The references from one kind."""

    kind: str
    title: str
    mentions: tuple[Mentioned, ...]

    @property
    def shared(self) -> tuple[str, ...]:
        """What every reference of the group means, if there are several and all mean the same."""
        alike = len(self.mentions) > 1 and len({mention.relations for mention in self.mentions}) == 1
        return self.mentions[0].relations if alike else ()


class Backlinks(msgspec.Struct, frozen=True):
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
    return Backlinks(by_kind(shown.items), shown, len(everything), used_by_href(node.key, context))


def by_kind(mentions: tuple[Mentioned, ...]) -> tuple[BacklinkGroup, ...]:
    """Mentions by kind, in the order of the kinds."""
    groups = grouped((mention.ref.kind, mention) for mention in mentions)
    return tuple(BacklinkGroup(kind, KIND_WORDS[kind].plural, found) for kind, found in groups.items())


def used_by_href(key: Key, context: Context) -> str:
    """Where everything that refers to a document stands, if that is a page of its own."""
    sources = {link.source for link in context.catalogue.links_to(key)} - {key}
    return address(used_by_route(key)) if len(sources) > MOST_LISTED else ""


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
        owner = nodes[source].record.owner
        ids = [step["id"] for step in nodes[source].values("steps")] if steps else []
        yield Mentioned(
            context.link.key(source),
            context.link.ref("role", owner) if owner else None,
            tuple(context.link.within(Target(source.kind, source.id, ids[step])) for step in steps),
            tuple(dict.fromkeys(_relation(link) for link in links)),
        )


def this() -> str:
    """What a page is about, within what is said of a document that relies on it."""
    return pgettext("what this page is about", "it")


def _is_in_a_step(link: Link) -> bool:
    return link.source.kind == "workflow" and link.pointer[0] == "steps"


def _relation(link: Link) -> str:
    """What a reference means, to be read after the name of the document that makes it."""
    known = reliance(link)
    if known is not None:
        return said(known.words).replace("{}", this())
    field = _field(link)
    known_words = _RELATIONS.get(field) or _RELATIONS.get(str(link.pointer[0]))
    return said(known_words) if known_words else _("in its field “%(field)s”", field=field)


def _field(link: Link) -> str:
    """The field that holds the reference, as words: the innermost names of its pointer, its own kind aside."""
    names = [part for part in link.pointer if isinstance(part, str) and part != "steps"]
    kind = KIND_WORDS[link.target.kind]
    if len(names) > 1 and names[-1] in (kind.kind, kind.folder):
        names.pop()
    return " ".join(name.replace("_", " ") for name in names[-2:])
