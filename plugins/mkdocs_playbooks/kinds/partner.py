"""An outside organization that helps to build, sell or run workflows."""

from __future__ import annotations

from typing import Literal

from .fields import Document

PartnerType = Literal[
    "consultancy",
    "systems_integrator",
    "certified_practitioner",
    "vendor",
    "training",
]
"""What sort of organization a partner is."""


class Partner(Document, frozen=True, kw_only=True):
    """An outside organization that helps to build, sell or run workflows."""

    kind: Literal["partner"]
    type: PartnerType
    does: tuple[Literal["build", "sell", "deliver"], ...] = ()
    specializations: tuple[str, ...] = ()
    certified_people: int | None = None
