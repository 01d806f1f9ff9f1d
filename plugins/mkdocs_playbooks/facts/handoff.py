"""Handoffs: workflows that somebody outside runs or shares, and the day on which they come into our own hands."""

from __future__ import annotations

import datetime

from ..kinds.workflow import Ownership, Workflow


def outside_ownership(workflow: Workflow) -> Ownership | None:
    """Who owns a workflow, when that is somebody outside or shared with somebody outside."""
    ownership = workflow.ownership
    return ownership if ownership and ownership.type != "internal" else None


def overdue_since(ownership: Ownership, today: datetime.date) -> datetime.date | None:
    """The last day of a handoff, when it is past; on the day itself there is still time."""
    ends = ownership.handoff.ends if ownership.handoff else None
    return ends if ends and ends < today else None


def holder_name(ownership: Ownership) -> str:
    """What to call the one outside: the partner's id in quotation marks, else what sort it is."""
    return f'"{ownership.partner}"' if ownership.partner else f"a {_SORT[ownership.type]}"


_SORT = {"partner": "partner", "vendor": "vendor", "hybrid": "partner"}
