"""Fields that differ and go neither way, by their names alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..kinds.fields import Record
from .change import Change
from .telling import Teller

_NEVER = frozenset({"kind", "id"})


def other_changes(
    was: Record, now: Record, told: frozenset[str], tell: Teller, more: Sequence[str] = ()
) -> Iterator[Change]:
    """One change that names the fields of a record that differ, save those in ``told``, and what ``more`` names."""
    fields = [
        written
        for name, written in zip(now.__struct_fields__, now.__struct_encode_fields__, strict=True)
        if name not in told | _NEVER and getattr(was, name) != getattr(now, name)
    ]
    names = (*fields, *more)
    if names:
        yield tell.neither("other", f"also changed: {', '.join(names)}")
