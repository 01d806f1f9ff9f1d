"""Which ceiling on the AI a step goes past: of the boundaries that bind it, the one that leaves the AI least."""

from __future__ import annotations

from collections.abc import Iterable

from .autonomy import Level
from .binding import Binding


def exceeded(bindings: Iterable[Binding], level: Level) -> Binding | None:
    """The lowest of the ceilings that bind a step, if the step lies above it; of equals, the first."""
    lowest = min(bindings, key=lambda binding: binding.ceiling.rank, default=None)
    return lowest if lowest is not None and level.rank > lowest.ceiling.rank else None
