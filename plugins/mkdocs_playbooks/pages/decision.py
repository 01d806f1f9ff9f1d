"""The page of a decision: what was decided first, then why, what spoke against it, and what it lets through."""

from __future__ import annotations

import datetime

import msgspec

from ..model.node import Node
from ..render.links import address
from ..rules import rules
from .context import Context
from .document import DocumentView, shared
from .inward import Inward
from .refs import Listed, Ref
from .rule import rule_route
from .vocabulary import KIND_WORDS, Word

_SHOWN = (
    *("date", "decided_by", "decision", "context", "rationale", "counterarguments", "affects", "waives"),
    "supersedes",
)


class WaiverRow(msgspec.Struct, frozen=True):
    """A rule that is silenced on one document until a day; ``over`` when the day has passed."""

    rule: Ref
    what: str
    of: Ref
    until: datetime.date | None
    over: bool


class DecisionView(DocumentView, frozen=True, kw_only=True):
    """Everything a decision's page shows."""

    status: Word
    decision: str
    date: datetime.date
    decided_by: Ref
    context: str
    rationale: str
    counterarguments: tuple[str, ...]
    affects: tuple[Ref, ...]
    waives: tuple[WaiverRow, ...]
    supersedes: Ref | None
    superseded_by: Listed[Ref]


def decision_view(node: Node, context: Context) -> DecisionView:
    """The view of a decision."""
    record = node.record
    return DecisionView(
        **shared(node, context, _SHOWN, told=("supersedes",)),
        status=KIND_WORDS["decision"].word(record.status, "status"),
        decision=record.decision,
        date=record.date,
        decided_by=context.link.ref("role", record.decided_by),
        context=record.context or "",
        rationale=record.rationale or "",
        counterarguments=record.counterarguments,
        affects=tuple(context.link.at(node.key, ("affects", place), text) for place, text in enumerate(record.affects)),
        waives=tuple(
            WaiverRow(
                Ref(each.rule, address(rule_route(rules()[each.rule])) if each.rule in rules() else ""),
                rules()[each.rule].summary if each.rule in rules() else "",
                context.link.at(node.key, ("waives", place, "of"), each.of),
                each.until,
                each.until is not None and each.until < context.today,
            )
            for place, each in enumerate(record.waives)
        ),
        supersedes=context.link.ref("decision", record.supersedes) if record.supersedes else None,
        superseded_by=Inward(node, context).documents("decision", "supersedes"),
    )
