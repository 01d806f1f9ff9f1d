"""How far what a step makes goes: from the person who does it to the public."""

from __future__ import annotations

from ..kinds.workflow import Step

REACHES = ("self", "team", "company", "partner", "customer", "public")
"""The values of ``reaches``, the nearest first."""

OUTWARD = frozenset({"partner", "customer", "public"})
"""Whom a step reaches when it leaves the organization."""


def reaches_at_least(step: Step, nearest: str) -> bool:
    """Whether a step says that it reaches as far as ``nearest`` or further."""
    return step.reaches is not None and REACHES.index(step.reaches) >= REACHES.index(nearest)
