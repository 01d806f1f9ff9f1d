"""The page of a checklist: when the work pauses, who goes through it, and the items, good on a screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.wording import CHECKLIST, short, wording
from ..kinds.checklist import ChecklistItem
from ..model.node import Node
from .context import Context
from .document import DocumentView, shared
from .inward import Inward, under
from .refs import Listed, Ref
from .steps import StepLine
from .vocabulary import KIND_WORDS, Word

_SHOWN = (*CHECKLIST, "by", "minutes")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistView(DocumentView):
    """Everything a checklist's page shows; ``wording`` names, in short, the text that somebody signs."""

    style: Word
    pause_point: str
    by: Ref
    minutes: int | None
    items: tuple[ChecklistItem, ...]
    wording: str
    steps: Listed[StepLine]


def checklist_view(node: Node, context: Context) -> ChecklistView:
    """The view of a checklist."""
    record = node.record
    return ChecklistView(
        **shared(node, context, _SHOWN),
        style=KIND_WORDS["checklist"].word(record.style, "style"),
        pause_point=record.pause_point,
        by=context.link.ref("role", record.by),
        minutes=record.minutes,
        items=record.items,
        wording=short(wording(node.data)),
        steps=Inward(node, context).lines(under("review", "checklist")),
    )
