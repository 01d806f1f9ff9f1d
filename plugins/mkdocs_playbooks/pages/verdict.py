"""A system's verdict as pages show it."""

from __future__ import annotations

from dataclasses import dataclass

from ..summaries.verdicts import Verdict, VerdictWord
from .context import Context
from .refs import Ref

_GRADES: dict[VerdictWord, str] = {
    "compliance risk": "error",
    "productivity system": "good",
    "toy": "warning",
    "toy so far": "info",
    "not proven yet": "info",
    "not in use": "info",
}
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """A verdict with its reason; ``grade`` is how it is marked, ``because`` the first documents the reason names."""

    system: Ref
    word: str
    grade: str
    reason: str
    because: tuple[Ref, ...]


def verdict_row(found: Verdict, context: Context) -> VerdictRow:
    """A verdict as a page shows it."""
    return VerdictRow(
        context.link.key(found.system.key),
        found.word,
        _GRADES[found.word],
        found.reason,
        tuple(context.link.key(key) for key in found.because[:_MOST_NAMED] if key != found.system.key),
    )
