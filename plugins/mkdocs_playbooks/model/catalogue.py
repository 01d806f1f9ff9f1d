"""Every document of a project, with its references resolved and the references to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..grouping import grouped
from .node import Key, Link, Node


@dataclass(frozen=True)
class Catalogue:
    """The valid documents by key, in key order, and the links between them.

    ``former`` maps an earlier key of a document to the one it has now. Of drafts that were left out, ``drafts`` has
    the titles and ``to_drafts`` the references to them.
    """

    nodes: Mapping[Key, Node]
    links: tuple[Link, ...] = ()
    former: Mapping[Key, Key] | None = None
    drafts: Mapping[Key, str] = field(default_factory=dict)
    to_drafts: tuple[Link, ...] = ()

    def present(self, kind: str, text: str) -> Key:
        """The key a reference to a kind means: with or without the kind in front, by a present or a former id."""
        key = Key(kind, text.removeprefix(f"{kind}/"))
        return (self.former or {}).get(key, key)

    def get(self, kind: str, text: str) -> Node | None:
        """The document a reference to a kind means, when there is one."""
        return self.nodes.get(self.present(kind, text))

    def of_kind(self, kind: str) -> tuple[Node, ...]:
        """The documents of a kind, in order of their ids."""
        return self._by_kind.get(kind, ())

    @property
    def organization(self) -> Node | None:
        """The document about the organization itself, when there is one."""
        return next(iter(self.of_kind("organization")), None)

    def links_from(self, key: Key) -> tuple[Link, ...]:
        """The references a document makes, in the order they are written."""
        return self._from.get(key, ())

    def links_to(self, key: Key) -> tuple[Link, ...]:
        """The references to a document or a part of it, ordered by who makes them."""
        return self._to.get(key, ())

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Node, ...]]:
        return grouped((node.kind, node) for node in self.nodes.values())

    @cached_property
    def _from(self) -> dict[Key, tuple[Link, ...]]:
        return grouped((link.source, link) for link in self.links)

    @cached_property
    def _to(self) -> dict[Key, tuple[Link, ...]]:
        return grouped((link.target.key, link) for link in self.links)
