"""All documents by key, and what keys mean that are nobody's now; what is looked for among them is noted as read."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from functools import cached_property
from typing import TypeVar, overload

import msgspec

from ..grouping import grouped
from ..memory import Ledger
from .node import Key, Node

_T = TypeVar("_T")

_EVERY = "every"
"""The atom of which documents there are; with a kind behind it, of that kind."""


class Unavailable(msgspec.Struct, frozen=True):
    """Documents that exist but could not be read, by their keys, or else by the names of their files."""

    keys: frozenset[Key] = frozenset()
    stems: frozenset[str] = frozenset()

    def may_hold(self, kinds: Iterable[str], id_: str) -> bool:
        """Whether one of the broken documents may be the one that an id and the kinds it may have mean."""
        return id_ in self.stems or any(Key(kind, id_) in self.keys for kind in kinds)


class Collection(Mapping[Key, Node]):
    """The documents in key order.

    ``former`` maps an earlier key of a document to the one it has now; ``unavailable`` are those that are broken. Who
    looks up a key has read what it means, found or not, and who goes through all documents has read which there are.
    """

    def __init__(
        self,
        nodes: Mapping[Key, Node],
        former: Mapping[Key, Key] | None = None,
        unavailable: Unavailable | None = None,
    ) -> None:
        self._nodes = dict(nodes)
        self.former: Mapping[Key, Key] = former or {}
        self._unavailable = unavailable or Unavailable()
        self._ledger = Ledger()

    def note_in(self, ledger: Ledger) -> None:
        """Note from now on in this ledger what is read here and in each document."""
        self._ledger = ledger
        for node in self._nodes.values():
            node.ledger = ledger

    def __getitem__(self, key: Key) -> Node:
        self._ledger.now.add(_meaning(key))
        return self._nodes[key]

    @overload
    def get(self, key: Key, /) -> Node | None: ...
    @overload
    def get(self, key: Key, default: Node | _T, /) -> Node | _T: ...
    def get(self, key: Key, default: Node | _T | None = None, /) -> Node | _T | None:
        """The document of a key, when there is one."""
        self._ledger.now.add(_meaning(key))
        return self._nodes.get(key, default)

    def __contains__(self, key: object) -> bool:
        if isinstance(key, Key):
            self._ledger.now.add(_meaning(key))
        return key in self._nodes

    def __iter__(self) -> Iterator[Key]:
        return iter(self.keys())

    def __len__(self) -> int:
        return len(self.keys())

    def keys(self) -> KeysView[Key]:
        """Which documents there are."""
        self._ledger.now.add(_EVERY)
        return self._nodes.keys()

    def values(self) -> ValuesView[Node]:
        """All documents."""
        self._ledger.now.add(_EVERY)
        return self._nodes.values()

    def items(self) -> ItemsView[Key, Node]:
        """All documents, with their keys."""
        self._ledger.now.add(_EVERY)
        return self._nodes.items()

    def of_kind(self, kind: str) -> tuple[Node, ...]:
        """The documents of a kind, in order of their ids."""
        self._ledger.now.add(f"{_EVERY} {kind}")
        return self._by_kind.get(kind, ())

    def ids(self, kind: str) -> frozenset[str]:
        """The ids of a kind."""
        self._ledger.now.add(f"{_EVERY} {kind}")
        return self._ids.get(kind, frozenset())

    def present(self, key: Key) -> Key:
        """The key that a document has now which once had this one; else the same key, whether or not there is one."""
        self._ledger.now.add(_meaning(key))
        return self.former.get(key, key)

    def may_be_broken(self, kinds: Iterable[str], id_: str) -> bool:
        """Whether one of the broken documents may be the one that an id and the kinds it may have mean."""
        self._ledger.now.update(_meaning(Key(kind, id_)) for kind in kinds)
        self._ledger.now.add(_unread(id_))
        return self._unavailable.may_hold(kinds, id_)

    def differing(self, before: Iterable[Key]) -> Iterator[str]:
        """The atoms that differ because there were other documents ``before``."""
        changed = self._nodes.keys() ^ set(before)
        if changed:
            yield _EVERY
        for key in changed:
            yield _meaning(key)
            yield f"{_EVERY} {key.kind}"

    def meanings(self) -> dict[str, str]:
        """What the names mean that are no document's now, by their atoms."""
        told = {_meaning(key): f"now {now}" for key, now in self.former.items()}
        told |= {_meaning(key): told.get(_meaning(key), "") + " broken" for key in self._unavailable.keys}
        return told | dict.fromkeys(map(_unread, self._unavailable.stems), "")

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Node, ...]]:
        return grouped((key.kind, node) for key, node in self._nodes.items())

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        return {kind: frozenset(node.id for node in nodes) for kind, nodes in self._by_kind.items()}


def _meaning(key: Key) -> str:
    return f"is {key[0]}/{key[1]}"


def _unread(stem: str) -> str:
    return f"unread {stem}"
