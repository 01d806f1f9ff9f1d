"""What is being read just now."""

from __future__ import annotations


class Ledger:
    """The atoms that were read since the question that is being answered was asked."""

    __slots__ = ("now",)

    def __init__(self) -> None:
        self.now: set[str] = set()
