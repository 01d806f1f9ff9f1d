"""The page of a checklist: when the work pauses, who goes through it, and the items, good on a screen and on paper."""

from __future__ import annotations

from ..facts.wording import CHECKLIST
from ..model.node import Node
from .context import Context
from .document import DocumentView, shared
from .inward import Inward, under
from .refs import Listed, Ref
from .run import RunnableList, runnable
from .steps import StepLine
from .vocabulary import KIND_WORDS, Word

_SHOWN = (*CHECKLIST, "by", "minutes")


class ChecklistView(DocumentView, frozen=True, kw_only=True):
    """Everything a checklist's page shows."""

    style: Word
    pause_point: str
    by: Ref
    list: RunnableList
    steps: Listed[StepLine]


def checklist_view(node: Node, context: Context) -> ChecklistView:
    """The view of a checklist."""
    record = node.record
    return ChecklistView(
        **shared(node, context, _SHOWN),
        style=KIND_WORDS["checklist"].word(record.style, "style"),
        pause_point=record.pause_point,
        by=context.link.ref("role", record.by),
        list=runnable(node, context),
        steps=Inward(node, context).lines(under("review", "checklist")),
    )
