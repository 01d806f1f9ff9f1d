"""Every document of a project, with its references resolved and the references to it."""

from __future__ import annotations

from collections.abc import Mapping

from ..memory import Memory
from .collection import Collection
from .node import Key, Link, Node
from .references import Links, links_of


class Catalogue:
    """The valid documents by key, in key order, and the links between them.

    Of drafts that were left out, ``drafts`` has the titles and ``to_drafts`` the references to them.
    """

    def __init__(
        self,
        nodes: Mapping[Key, Node],
        links: Links | None = None,
        drafts: Mapping[Key, str] | None = None,
        to_drafts: tuple[Link, ...] = (),
    ) -> None:
        self.nodes = nodes if isinstance(nodes, Collection) else Collection(nodes)
        self.drafts: Mapping[Key, str] = drafts or {}
        self.to_drafts = to_drafts
        self._links = links if links is not None else links_of((), Memory())

    @property
    def former(self) -> Mapping[Key, Key]:
        """The present keys of documents by their earlier ones."""
        return self.nodes.former

    def present(self, kind: str, text: str) -> Key:
        """The key a reference to a kind means: with or without the kind in front, by a present or a former id."""
        return self.nodes.present(Key(kind, text.removeprefix(f"{kind}/")))

    def get(self, kind: str, text: str) -> Node | None:
        """The document a reference to a kind means, when there is one."""
        found = self.nodes.get(Key(kind, text))
        return found if found is not None else self.nodes.get(self.present(kind, text))

    def of_kind(self, kind: str) -> tuple[Node, ...]:
        """The documents of a kind, in order of their ids."""
        return self.nodes.of_kind(kind)

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

    def links_to(self, key: Key, kind: str = "", field: str = "") -> tuple[Link, ...]:
        """The references to a document or a part of it, ordered by who makes them.

        With ``kind``, those that documents of that kind make, and with ``field`` in that field of theirs.
        """
        return self._links.to(key, kind, field)

    def referrers(self, key: Key, kind: str) -> list[Node]:
        """The documents of a kind that refer to a document or a part of it, in order of their ids."""
        return [self.nodes[source] for source in self._links.sources(key, kind)]
