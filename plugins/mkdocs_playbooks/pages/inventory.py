"""The page of an inventory: what a role does again and again, with AI, without it, or not yet decided."""

from __future__ import annotations

import msgspec

from ..kinds.inventory import Task
from ..model.node import Node
from .context import Context
from .document import DocumentView, shared
from .refs import Ref
from .vocabulary import KIND_WORDS, Word

_SHOWN = ("role", "tasks")


class TaskRow(msgspec.Struct, frozen=True):
    """One task, with the workflow that describes it and the boundary that holds it."""

    task: Task
    workflow: Ref | None
    boundary: Ref | None


class TaskGroup(msgspec.Struct, frozen=True):
    """The tasks that share an answer; undecided ones come first, for they need one."""

    ai: Word
    rows: tuple[TaskRow, ...]


class InventoryView(DocumentView, frozen=True, kw_only=True):
    """Everything an inventory's page shows; ``held`` are the boundaries that keep tasks for people."""

    role: Ref
    total: int
    held: tuple[Ref, ...]
    groups: tuple[TaskGroup, ...]


def inventory_view(node: Node, context: Context) -> InventoryView:
    """The view of an inventory."""
    words = KIND_WORDS["inventory"].words("tasks", "ai")
    groups = tuple(
        TaskGroup(Word(word, words[word]), tuple(_row(task, context) for task in node.record.tasks if task.ai == word))
        for word in sorted(words, key=lambda word: word != "undecided")
    )
    return InventoryView(
        **shared(node, context, _SHOWN),
        role=context.link.ref("role", node.record.role),
        total=len(node.record.tasks),
        held=tuple(dict.fromkeys(row.boundary for group in groups for row in group.rows if row.boundary)),
        groups=tuple(group for group in groups if group.rows),
    )


def _row(task: Task, context: Context) -> TaskRow:
    return TaskRow(
        task,
        context.link.ref("workflow", task.workflow) if task.workflow else None,
        context.link.ref("boundary", task.boundary) if task.boundary else None,
    )
