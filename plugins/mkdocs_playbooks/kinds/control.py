"""A safeguard that workflows and layers rely on, with its maturity."""

from __future__ import annotations

import datetime
from typing import Literal

from .fields import Document, Evidence, Maturity

ControlType = Literal[
    "identity",
    "permissions",
    "exception_handling",
    "logging",
    "data",
    "change",
    "review",
    "incident",
    "training",
    "other",
]
"""What a control looks after."""


class Control(Document, frozen=True, kw_only=True):
    """A safeguard that workflows and layers rely on, with its maturity."""

    kind: Literal["control"]
    type: ControlType
    maturity: Maturity
    statement: str | None = None
    last_tested: datetime.date | None = None
    evidence: tuple[Evidence, ...] = ()
    maps_to: tuple[str, ...] = ()
