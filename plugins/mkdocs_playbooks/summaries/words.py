"""Numbers and lists as words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 step", "2 steps", "3 boundaries"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listing(words: Sequence[str], most: int = 3) -> str:
    """Words as a list in a sentence, "a, b and c"; what is beyond ``most`` is counted."""
    shown = list(words[:most])
    if len(words) > most:
        shown.append(f"{len(words) - most} more")
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))
