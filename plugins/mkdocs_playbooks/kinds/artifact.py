"""Something others depend on and that workflows change."""

from __future__ import annotations

from typing import Literal

from .fields import Document


class Artifact(Document, frozen=True, kw_only=True):
    """Something others depend on and that workflows change.

    Code, a contract, a policy, a data set, a prompt.
    """

    kind: Literal["artifact"]
    type: Literal["code", "sop", "contract", "policy", "dataset", "prompt"]
    kept_in: str | None = None
    location: str | None = None
    depends_on: tuple[str, ...] = ()
    version: str | None = None
