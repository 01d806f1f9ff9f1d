"""References as a page shows them: a title, an address and the kind they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

import msgspec

from ..model.catalogue import Catalogue
from ..model.node import Key, Node, Target
from ..model.resolve import END
from ..render.links import address
from ..words.spoken import _
from .vocabulary import KIND_WORDS

MOST_LISTED = 40
"""The most entries a list on a page holds before it points to a page of its own, so that pages stay light."""

MOST_AT_A_GLANCE = 6
"""The most references the answer at the head of a page names; the rest stand further down."""

_ADDRESS = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

_T = TypeVar("_T")


class Ref(msgspec.Struct, frozen=True):
    """A document, or a part of one, as a chip: ``href`` is empty when there is no page to go to."""

    title: str
    href: str = ""
    kind: str = ""
    kind_title: str = ""
    icon: str = ""


class Listed(msgspec.Struct, Generic[_T], frozen=True):
    """The first entries of a list, how many there are in all, and where the rest can be read."""

    items: tuple[_T, ...]
    total: int
    href: str = ""

    @property
    def hidden(self) -> int:
        """How many are not shown."""
        return self.total - len(self.items)


def listed(items: Sequence[_T], href: str = "", most: int = MOST_LISTED) -> Listed[_T]:
    """A list cut to what a page may hold; ``href`` leads to all of it."""
    return Listed(tuple(items[:most]), len(items), href)


def is_address(id_: str) -> bool:
    """Whether an id, as far as it was read, is safe as part of an address."""
    return _ADDRESS.fullmatch(id_) is not None


def route_of(key: Key) -> str:
    """The route of a document's page; a layer's is an index, for its workflows stand below it."""
    folder = KIND_WORDS[key.kind].folder
    return f"{folder}/{key.id}/index" if key.kind == "layer" else f"{folder}/{key.id}"


def index_route(kind: str) -> str:
    """The route of the page that lists a kind."""
    return f"{KIND_WORDS[kind].folder}/index"


def schema_route(kind: str) -> str:
    """The route of the page that explains a kind's fields."""
    return f"reference/{kind}"


def anchor_of(target: Target) -> str:
    """The anchor of a part of a document: a step of a workflow, a requirement of a framework."""
    if not target.part:
        return ""
    return f"step-{target.part}" if target.kind == "workflow" else f"part-{target.part}"


class Linker:
    """Makes references to the documents of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        links = catalogue.links + catalogue.to_drafts
        self._resolved = {(link.source, link.pointer): link.target for link in links}

    def ref(self, kind: str, id_: str | None) -> Ref:
        """The document of a kind with an id; a draft's title, or the bare id when there is no such document."""
        key = self._catalogue.present(kind, id_ or "")
        node = self._catalogue.nodes.get(key)
        if node is None:
            return Ref(self._catalogue.drafts.get(key, id_ or ""))
        words = KIND_WORDS[kind]
        return Ref(node.title, address(route_of(node.key)), kind, words.title, words.icon)

    def key(self, key: Key) -> Ref:
        """The document with a key."""
        return self.ref(key.kind, key.id)

    def refs(self, kind: str, ids: Iterable[str]) -> tuple[Ref, ...]:
        """Several documents of a kind."""
        return tuple(self.ref(kind, id_) for id_ in ids)

    def keys(self, cut: Listed[Key]) -> Listed[Ref]:
        """The documents of a list that was cut."""
        return Listed(tuple(self.key(key) for key in cut.items), cut.total, cut.href)

    def target(self, target: Target) -> Ref:
        """A document or a part of one; a part is named by what it is."""
        whole = self.key(target.key)
        if not (target.part and whole.href):
            return whole
        title = f"{whole.title}: {self._part_title(target)}"
        return Ref(title, f"{whole.href}#{anchor_of(target)}", whole.kind, whole.kind_title, whole.icon)

    def names(self) -> tuple[str, ...]:
        """Every document as ``kind/id``."""
        return tuple(str(key) for key in self._catalogue.nodes)

    def named(self, name: str) -> Ref | None:
        """What ``kind/id`` or ``workflow/id#step`` names, if there is such a thing; a draft has no address."""
        whole, _, part = name.partition("#")
        kind, _, id_ = whole.partition("/")
        if self._catalogue.present(kind, id_) in self._catalogue.drafts:
            return self.ref(kind, id_)
        node = self._catalogue.get(kind, id_)
        if node is None or (part and part not in {entry["id"] for entry in _parts(node)}):
            return None
        return self.target(Target(*node.key, part))

    def at(self, source: Key, pointer: tuple[str | int, ...], text: str) -> Ref:
        """What the reference at a place of a document points at; its text when it points nowhere."""
        target = self._resolved.get((source, pointer))
        if target is None:
            return Ref(_("The end") if text == END else text)
        if target.kind == "organization":
            return Ref(self._declared_title(text), self.key(target.key).href, "organization")
        return self.within(target) if target.part and target.key == source else self.target(target)

    def within(self, target: Target) -> Ref:
        """A part of the document the reader is on: a step by its number, anything else by its title."""
        href = self.target(target).href
        if target.kind != "workflow":
            return Ref(self._part_title(target), href)
        ids = [step["id"] for step in self._catalogue.nodes[target.key].values("steps")]
        return Ref(_("step %(number)s", number=ids.index(target.part) + 1), href)

    def _part_title(self, target: Target) -> str:
        node = self._catalogue.nodes[target.key]
        found: dict[str, str] = next((part for part in _parts(node) if part["id"] == target.part), {})
        return found.get("do") or f"{target.part} {found.get('title', '')}".strip()

    def _declared_title(self, id_: str) -> str:
        organization = self._catalogue.organization
        declared = organization.values("functions") + organization.values("data_classes") if organization else ()
        return next((entry["title"] for entry in declared if entry["id"] == id_ and "title" in entry), id_)


def _parts(node: Node) -> tuple[dict[str, str], ...]:
    """The parts of a document that can be linked to: steps, requirements."""
    return node.values({"workflow": "steps", "framework": "requirements"}.get(node.kind, ""))
