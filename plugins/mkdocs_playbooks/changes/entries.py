"""Entries of lists, paired: those that say the same, those that say nearly the same, and the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

import msgspec

_T = TypeVar("_T")

_ALIKE = 0.6
"""The share of words that two texts have in common from which the one is the other, reworded."""


class Matched(msgspec.Struct, Generic[_T], frozen=True):
    """The entries of two lists: those in both, as pairs in the order of the second; those gone; those new."""

    kept: tuple[tuple[_T, _T], ...]
    gone: tuple[_T, ...]
    new: tuple[_T, ...]


def matched(
    was: Iterable[_T], now: Iterable[_T], name: Callable[[_T], Hashable], text: Callable[[_T], str] | None = None
) -> Matched[_T]:
    """Pair the entries of two lists by their names, and what is left, where ``text`` is given, by its wording."""
    left = list(was)
    fresh = list(now)
    partners: dict[int, _T] = {}
    _pair_by_name(left, fresh, name, partners)
    if text:
        _pair_by_wording(left, fresh, text, partners)
    kept = tuple((partners[index], entry) for index, entry in enumerate(fresh) if index in partners)
    return Matched(kept, tuple(left), tuple(entry for index, entry in enumerate(fresh) if index not in partners))


def _pair_by_name(left: list[_T], fresh: list[_T], name: Callable[[_T], Hashable], partners: dict[int, _T]) -> None:
    places: dict[Hashable, list[int]] = {}
    for index, entry in enumerate(left):
        places.setdefault(name(entry), []).append(index)
    taken: set[int] = set()
    for index, entry in enumerate(fresh):
        known = places.get(name(entry))
        if known:
            taken.add(known[0])
            partners[index] = left[known.pop(0)]
    left[:] = [entry for index, entry in enumerate(left) if index not in taken]


def _pair_by_wording(left: list[_T], fresh: list[_T], text: Callable[[_T], str], partners: dict[int, _T]) -> None:
    """The most alike first; of equals, the first."""
    open_ = [index for index in range(len(fresh)) if index not in partners]
    words = [_words(text(entry)) for entry in left]
    others = {index: _words(text(fresh[index])) for index in open_}
    alike = sorted(
        (-share, index, place)
        for index in open_
        for place, known in enumerate(words)
        if (share := _share(known, others[index])) >= _ALIKE
    )
    taken: set[int] = set()
    for _, index, place in alike:
        if index not in partners and place not in taken:
            taken.add(place)
            partners[index] = left[place]
    left[:] = [entry for place, entry in enumerate(left) if place not in taken]


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _share(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
