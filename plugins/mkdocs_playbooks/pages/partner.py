"""The page of a partner: what it does, which workflows it still holds, and when they pass into our own hands."""

from __future__ import annotations

import datetime

import msgspec

from ..facts.handoff import overdue_since
from ..kinds.workflow import Handoff, Ownership
from ..model.node import Node
from .context import Context
from .document import DocumentView, shared
from .inward import Inward, under
from .refs import Listed, Ref, listed
from .vocabulary import KIND_WORDS, Word

_SHOWN = ("type", "does", "specializations", "certified_people")


class Held(msgspec.Struct, frozen=True):
    """A workflow that the partner owns or shares; ``over`` when the handoff should have ended."""

    workflow: Ref
    status: str
    ownership: Word
    since: datetime.date | None
    handoff: Handoff | None
    then: Ref | None
    over: bool


class PartnerView(DocumentView, frozen=True, kw_only=True):
    """Everything a partner's page shows."""

    type: Word
    does: tuple[Word, ...]
    specializations: tuple[str, ...]
    certified: int | None
    held: Listed[Held]
    recipes: Listed[Ref]
    people: Listed[Ref]


def partner_view(node: Node, context: Context) -> PartnerView:
    """The view of a partner."""
    record, words, inward = node.record, KIND_WORDS["partner"], Inward(node, context)
    workflows = [
        workflow
        for workflow, _ in inward.links("workflow", under("ownership", "partner"))
        if workflow.record.status != "retired"
    ]
    cut = listed(workflows)
    return PartnerView(
        **shared(node, context, _SHOWN, told=("ownership", "publisher", "partner")),
        type=words.word(record.type, "type"),
        does=tuple(words.word(each, "does") for each in record.does),
        specializations=record.specializations,
        certified=record.certified_people,
        held=Listed(tuple(_held(workflow, context) for workflow in cut.items), cut.total),
        recipes=inward.documents("recipe", "publisher"),
        people=inward.documents("person", "partner"),
    )


def _held(workflow: Node, context: Context) -> Held:
    ownership: Ownership = workflow.record.ownership
    handoff = ownership.handoff
    return Held(
        context.link.key(workflow.key),
        workflow.record.status,
        KIND_WORDS["workflow"].word(ownership.type, "ownership", "type"),
        ownership.since,
        handoff,
        context.link.ref("role", handoff.after_handoff) if handoff and handoff.after_handoff else None,
        overdue_since(ownership, context.today) is not None,
    )
