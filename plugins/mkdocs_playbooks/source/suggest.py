"""The nearest match to a misspelt word."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_LIKENESS = 0.72
"""How like a word must be, from 0 to 1: slips of the finger are, other words that share a part are not."""


def nearest(word: str, among: Iterable[str], most: int = 1) -> tuple[str, ...]:
    """Up to ``most`` words like ``word``, best first; case is ignored and ties are in alphabetical order."""
    by_folded = {candidate.lower(): candidate for candidate in sorted(among, reverse=True)}
    matches = difflib.get_close_matches(word.lower(), sorted(by_folded), n=most, cutoff=_LIKENESS)
    return tuple(by_folded[match] for match in matches)


def did_you_mean(word: str, among: Iterable[str]) -> str:
    """``did you mean "x"?``, or nothing when no word is near."""
    match = nearest(word, among)
    return f'did you mean "{match[0]}"?' if match else ""
