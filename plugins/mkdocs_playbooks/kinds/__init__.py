"""The kinds of document as frozen typed records: one module a kind, and one list of them all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from .fields import Document

KINDS = (
    *("workflow", "boundary", "role", "system", "checklist", "course", "metric", "evaluation", "inventory", "control"),
    *("decision", "organization", "layer"),
    *("artifact", "recipe", "partner", "journey", "person", "framework"),
)
"""The kinds: those taught first, then a team's, then a programme's."""


@cache
def record_type(kind: str) -> type[Document]:
    """The record of a kind, which its module is named after; raises ``KeyError`` where there is no such kind."""
    if kind not in KINDS:
        raise KeyError(kind)
    found: type[Document] = getattr(import_module(f"{__name__}.{kind}"), kind.capitalize())
    return found


def structure(kind: str, data: Mapping[str, Any]) -> Document:
    """The record of a document that its kind's schema accepts.

    Raises:
        KeyError: There is no such kind.
        msgspec.ValidationError: The data do not fit the record, which the schema should have refused.
    """
    # Lax, because JSON Schema counts 20.0 as a whole number; every other type the schema has settled.
    return msgspec.convert(data, record_type(kind), strict=False)
