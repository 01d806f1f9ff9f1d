"""The links between documents in both directions, each looked up when somebody asks."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping

from ..grouping import grouped
from ..memory import Memory
from .node import Key, Link


class Referrers:
    """The documents that refer to each, in key order; as they are kept, by numbers, until somebody asks.

    ``keys`` are the documents of which this was kept.
    """

    def __init__(self, sources: dict[Key, list[Key]]) -> None:
        self.keys: tuple[Key, ...] = ()
        self._sources = sources
        self._numbers: dict[Key, int] = {}
        self._kept: Mapping[int, tuple[int, ...]] = {}

    @classmethod
    def known(cls, keys: tuple[Key, ...], kept: Mapping[int, tuple[int, ...]]) -> Referrers:
        """What was kept, by the places of documents among all keys."""
        made = cls({})
        made.keys, made._kept = keys, kept
        made._numbers = {key: number for number, key in enumerate(keys)}
        return made

    def to(self, key: Key) -> list[Key]:
        """The documents that refer to one; whoever changes the list changes what is known."""
        if key not in self._sources:
            numbers = self._kept.get(self._numbers.get(key, -1), ())
            self._sources[key] = [self.keys[number] for number in numbers]
        return self._sources[key]

    def numbered(self, keys: tuple[Key, ...]) -> dict[int, tuple[int, ...]]:
        """What is to be kept."""
        numbers = {key: number for number, key in enumerate(keys)}
        if keys != self.keys:
            for number in self._kept:
                self.to(self.keys[number])
        asked = (key for key in self._sources if key in numbers)
        told = {numbers[key]: tuple(numbers[one] for one in self._sources[key]) for key in asked}
        return told if keys != self.keys else {**self._kept, **told}


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
        self._to: dict[tuple[Key, str, str], tuple[Link, ...]] = {}
        self._by_target: dict[Key, Mapping[Key, tuple[Link, ...]]] = {}
        if referrers is None:
            found = _by_target(link for key in keys for link in forward(key))
            self._to = {(key, "", ""): links for key, links in found.items()}
            referrers = Referrers({key: list(dict.fromkeys(link.source for link in to)) for key, to in found.items()})
        self.referrers = referrers

    def of(self, key: Key) -> tuple[Link, ...]:
        """The references a document makes, in the order they are written."""
        return self._forward(key)

    def to(self, key: Key, kind: str = "", field: str = "") -> tuple[Link, ...]:
        """The references to a document or a part of it, ordered by who makes them.

        With ``kind``, those that documents of that kind make, and with ``field`` in that field of theirs.
        """
        self._memory.ledger.now.add(_to(key, kind, field))
        wanted = key, kind, field
        if wanted not in self._to:
            with self._memory.unread():
                self._to[wanted] = tuple(link for link in self._all_to(key, kind) if field in ("", link.pointer[0]))
        return self._to[wanted]

    def _all_to(self, key: Key, kind: str) -> Iterator[Link]:
        known = self._to.get((key, "", ""))
        if known is not None:
            yield from (link for link in known if kind in ("", link.source.kind))
        else:
            for source in self.sources(key, kind):
                yield from self._to_each(source).get(key, ())

    def sources(self, key: Key, kind: str = "") -> list[Key]:
        """The documents, of any kind or of one, that refer to a document or a part of it, in key order."""
        self._memory.ledger.now.add(_to(key, kind))
        return [source for source in self.referrers.to(key) if kind in ("", source.kind)]

    def _to_each(self, source: Key) -> Mapping[Key, tuple[Link, ...]]:
        """The references that a document makes, by what they refer to."""
        if source not in self._by_target:
            self._by_target[source] = _by_target(self._forward(source))
        return self._by_target[source]

    def revise(self, source: Key, before: tuple[Link, ...], now: tuple[Link, ...]) -> Iterator[str]:
        """Follow a document that refers to other things than before; the atoms that differ because of it."""
        old, new = _by_target(before), _by_target(now)
        for target in old.keys() | new.keys():
            if old.get(target) == new.get(target):
                continue
            yield from (_to(target), _to(target, source.kind))
            was, is_ = (grouped((str(link.pointer[0]), link) for link in each.get(target, ())) for each in (old, new))
            for field in was.keys() | is_.keys():
                if was.get(field) != is_.get(field):
                    yield from (_to(target, "", field), _to(target, source.kind, field))
            if target not in new:
                self.referrers.to(target).remove(source)
            elif target not in old:
                insort(self.referrers.to(target), source)


def _by_target(links: Iterable[Link]) -> dict[Key, tuple[Link, ...]]:
    return grouped((link.target.key, link) for link in links)


def _to(key: Key, kind: str = "", field: str = "") -> str:
    """The atom of what refers to a document."""
    return f"to {key.kind}/{key.id} {kind} {field}"


def links_of(links: Iterable[Link], memory: Memory) -> Links:
    """Links that are all known."""
    by_source: Mapping[Key, tuple[Link, ...]] = grouped((link.source, link) for link in links)
    return Links(by_source, lambda key: by_source.get(key, ()), memory)
