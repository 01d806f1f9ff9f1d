"""Saying what differs about one document or one step, and which way it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from ..facts.durations import in_days
from ..facts.retention import is_shorter
from .change import Change, Direction
from .entries import matched

_LONGEST = 80
"""How many characters of a text a clause quotes; the change holds all of it."""


class Teller(msgspec.Struct, frozen=True):
    """Makes changes to a document or to its step ``step``.

    Where nothing is protected, because a boundary is not in force or a step is no longer done with AI, a safeguard more
    or less goes neither way.
    """

    step: str = ""
    protects: bool = True

    def looser(self, topic: str, what: str, before: str = "", after: str = "") -> Change:
        """A change for which the AI may do more, or is watched less."""
        return self._told(Direction.LOOSER, topic, what, before, after)

    def tighter(self, topic: str, what: str, before: str = "", after: str = "") -> Change:
        """A change for which the AI may do less, or is watched more."""
        return self._told(Direction.TIGHTER, topic, what, before, after)

    def neither(self, topic: str, what: str, before: str = "", after: str = "") -> Change:
        """A change that goes neither way, or of which nobody but a reader can say."""
        return Change(topic, what, Direction.NEITHER, self.step, before, after)

    def towards(self, more: float, topic: str, what: str, before: str = "", after: str = "") -> Change:
        """A change that is looser when ``more`` is above 0, tighter below, and else neither."""
        if not more:
            return self.neither(topic, what, before, after)
        return (self.looser if more > 0 else self.tighter)(topic, what, before, after)

    def safeguards(self, topic: str, noun: str, was: Iterable[str], now: Iterable[str]) -> Iterator[Change]:
        """The entries of a list that keeps something safe: one less is looser."""
        return self._entries(topic, noun, was, now, 1)

    def grants(self, topic: str, noun: str, was: Iterable[str], now: Iterable[str]) -> Iterator[Change]:
        """The entries of a list that lets something through: one more is looser."""
        return self._entries(topic, noun, was, now, -1)

    def relied(self, topic: str, noun: str, was: Iterable[str], now: Iterable[str]) -> Iterator[Change]:
        """The ids of what something relies on to be safe: one less is looser."""
        found = matched(was, now, str)
        for id_ in found.gone:
            yield self.looser(topic, f"{noun} removed: {quoted(id_)}", id_)
        for id_ in found.new:
            yield self.tighter(topic, f"{noun} added: {quoted(id_)}", "", id_)

    def safeguard(self, topic: str, noun: str, was: str | None, now: str | None) -> Iterator[Change]:
        """One text that keeps something safe, or not; which way another wording goes only a reader can say."""
        if was == now:
            return
        before, after = was or "", now or ""
        if not now:
            yield self.looser(topic, f"{noun} removed: {quoted(before)}", before)
        elif not was:
            yield self.tighter(topic, f"{noun} added: {quoted(after)}", "", after)
        else:
            yield self.neither(topic, f"{noun} changed: {quoted(after)}, was {quoted(before)}", before, after)

    def least(self, topic: str, noun: str, was: str | None, now: str | None) -> Iterator[Change]:
        """A duration that should not be shorter, such as how long something is kept."""
        return self._duration(topic, noun, was, now, -1)

    def most(self, topic: str, noun: str, was: str | None, now: str | None) -> Iterator[Change]:
        """A duration that should not be longer, such as how long an answer may take."""
        return self._duration(topic, noun, was, now, 1)

    def named(self, topic: str, noun: str, was: str | None, now: str | None) -> Iterator[Change]:
        """A value that goes neither way."""
        if was != now:
            change = said(noun, was or "", now or "")
            yield self.neither(topic, change, was or "", now or "")

    def _told(self, direction: Direction, topic: str, what: str, before: str, after: str) -> Change:
        return Change(topic, what, direction if self.protects else Direction.NEITHER, self.step, before, after)

    def _entries(self, topic: str, noun: str, was: Iterable[str], now: Iterable[str], loss: int) -> Iterator[Change]:
        found = matched(was, now, str, str)
        for before, after in found.kept:
            if before != after:
                what = f"{noun} reworded: {quoted(after)}, was {quoted(before)}"
                yield self.neither(topic, what, before, after)
        for entry in found.gone:
            yield self.towards(loss, topic, f"{noun} removed: {quoted(entry)}", entry)
        for entry in found.new:
            yield self.towards(-loss, topic, f"{noun} added: {quoted(entry)}", "", entry)

    def _duration(self, topic: str, noun: str, was: str | None, now: str | None, longer: int) -> Iterator[Change]:
        if was and now:
            if in_days(now) != in_days(was):
                more = is_shorter(was, now) - is_shorter(now, was)
                yield self.towards(longer * more, topic, said(noun, was, now), was, now)
        else:
            yield from self.safeguard(topic, noun, was, now)


def said(noun: str, was: str, now: str) -> str:
    """What a value was and is, as a clause."""
    if not was:
        return f"{noun} added: {quoted(now)}"
    if not now:
        return f"{noun} removed: {quoted(was)}"
    return f"{noun}: {quoted(now)}, was {quoted(was)}"


def quoted(text: str) -> str:
    """A text in quotation marks, cut where it is long."""
    words = " ".join(text.split())
    return f'"{words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"}"'


def listed(names: Iterable[str]) -> str:
    """Names in quotation marks, in their order."""
    return ", ".join(map(quoted, names))
