"""The links between documents in both directions, each looked up when somebody asks."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping

from ..grouping import grouped
from ..memory import Memory
from .node import Key, Link


class Referrers:
    """The documents that refer to each, in key order; as they are kept, by numbers, until somebody asks."""

    def __init__(self, sources: dict[Key, list[Key]]) -> None:
        self._sources = sources
        self._keys: tuple[Key, ...] = ()
        self._numbers: dict[Key, int] = {}
        self._kept: Mapping[int, tuple[int, ...]] = {}

    @classmethod
    def known(cls, keys: tuple[Key, ...], kept: Mapping[int, tuple[int, ...]]) -> Referrers:
        """What was kept, by the places of documents among all keys."""
        made = cls({})
        made._keys, made._kept = keys, kept
        made._numbers = {key: number for number, key in enumerate(keys)}
        return made

    def to(self, key: Key) -> list[Key]:
        """The documents that refer to one; whoever changes the list changes what is known."""
        if key not in self._sources:
            numbers = self._kept.get(self._numbers.get(key, -1), ())
            self._sources[key] = [self._keys[number] for number in numbers]
        return self._sources[key]

    def numbered(self, keys: tuple[Key, ...]) -> dict[int, tuple[int, ...]]:
        """What is to be kept."""
        numbers = {key: number for number, key in enumerate(keys)}
        asked = {numbers[key]: tuple(numbers[one] for one in found) for key, found in self._sources.items()}
        return {**self._kept, **asked}


class Links:
    """What documents refer to, and what refers to them.

    ``forward`` gives the links of a document; ``referrers`` is who refers to whom, and is found out when not known.
    Who asks what refers to a document has read ``to`` that document, and not all that the others refer to.
    """

    def __init__(
        self,
        keys: Iterable[Key],
        forward: Callable[[Key], tuple[Link, ...]],
        memory: Memory,
        referrers: Referrers | None = None,
    ) -> None:
        self._forward = forward
        self._memory = memory
        self._to: dict[Key, tuple[Link, ...]] = {}
        if referrers is None:
            self._to = grouped((link.target.key, link) for key in keys for link in forward(key))
            sources = {key: list(dict.fromkeys(each.source for each in to)) for key, to in self._to.items()}
            referrers = Referrers(sources)
        self.referrers = referrers

    def of(self, key: Key) -> tuple[Link, ...]:
        """The references a document makes, in the order they are written."""
        return self._forward(key)

    def to(self, key: Key) -> tuple[Link, ...]:
        """The references to a document or a part of it, ordered by who makes them."""
        self._memory.ledger.now.add(f"to {key.kind}/{key.id}")
        if key not in self._to:
            with self._memory.unread():
                self._to[key] = tuple(
                    link
                    for source in self.referrers.to(key)
                    for link in self._forward(source)
                    if link.target.key == key
                )
        return self._to[key]

    def revise(self, source: Key, before: tuple[Link, ...], now: tuple[Link, ...]) -> Iterator[str]:
        """Follow a document that refers to other things than before; the atoms that differ because of it."""
        old, new = (grouped((link.target.key, link) for link in links) for links in (before, now))
        for target in old.keys() | new.keys():
            if old.get(target) == new.get(target):
                continue
            yield f"to {target}"
            if target not in new:
                self.referrers.to(target).remove(source)
            elif target not in old:
                insort(self.referrers.to(target), source)


def links_of(links: Iterable[Link], memory: Memory) -> Links:
    """Links that are all known."""
    by_source: Mapping[Key, tuple[Link, ...]] = grouped((link.source, link) for link in links)
    return Links(by_source, lambda key: by_source.get(key, ()), memory)
