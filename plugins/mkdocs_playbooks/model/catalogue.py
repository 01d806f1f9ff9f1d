"""Every document of a project, with its references resolved and the references to it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ..grouping import grouped
from ..memory import Memory
from .node import Key, Link, Node
from .references import Links, links_of


class Catalogue:
    """The valid documents by key, in key order, and the links between them.

    ``former`` maps an earlier key of a document to the one it has now. Of drafts that were left out, ``drafts`` has
    the titles and ``to_drafts`` the references to them.
    """

    def __init__(
        self,
        nodes: Mapping[Key, Node],
        links: Links | None = None,
        former: Mapping[Key, Key] | None = None,
        drafts: Mapping[Key, str] | None = None,
        to_drafts: tuple[Link, ...] = (),
    ) -> None:
        self.nodes = nodes
        self.former: Mapping[Key, Key] = former or {}
        self.drafts: Mapping[Key, str] = drafts or {}
        self.to_drafts = to_drafts
        self._links = links if links is not None else links_of((), Memory())

    def present(self, kind: str, text: str) -> Key:
        """The key a reference to a kind means: with or without the kind in front, by a present or a former id."""
        key = Key(kind, text.removeprefix(f"{kind}/"))
        return self.former.get(key, key) if self.former else key

    def get(self, kind: str, text: str) -> Node | None:
        """The document a reference to a kind means, when there is one."""
        found = self._by_id.get(kind, _NONE).get(text)
        return found if found is not None else self.nodes.get(self.present(kind, text))

    def of_kind(self, kind: str) -> tuple[Node, ...]:
        """The documents of a kind, in order of their ids."""
        return self._by_kind.get(kind, ())

    @property
    def organization(self) -> Node | None:
        """The document about the organization itself, when there is one."""
        return next(iter(self.of_kind("organization")), None)

    @property
    def links(self) -> tuple[Link, ...]:
        """All references, in order of the documents that make them."""
        return tuple(link for key in self.nodes for link in self._links.of(key))

    def links_from(self, key: Key) -> tuple[Link, ...]:
        """The references a document makes, in the order they are written."""
        return self._links.of(key)

    def links_to(self, key: Key) -> tuple[Link, ...]:
        """The references to a document or a part of it, ordered by who makes them."""
        return self._links.to(key)

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Node, ...]]:
        return grouped((node.kind, node) for node in self.nodes.values())

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Node]]:
        return {kind: {node.id: node for node in nodes} for kind, nodes in self._by_kind.items()}


_NONE: dict[str, Node] = {}
