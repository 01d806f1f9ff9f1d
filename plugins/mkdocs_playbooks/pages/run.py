"""Checklists as readers go through them, on their own page and in the steps with them; and the page of all runs."""

from __future__ import annotations

import msgspec

from ..facts.wording import short, wording
from ..kinds.checklist import ChecklistItem
from ..kinds.workflow import Step
from ..model.node import Node
from ..render.links import address
from .context import Context
from .head import Head, head
from .refs import Ref, route_of
from .run_data import run_list, run_lists

RUNS = "runs/index"
"""The route of the page with the runs of the device that it is read on."""


class RunnableList(msgspec.Struct, frozen=True):
    """A checklist, to read and to begin a run of.

    ``published`` is what scripts are told of it, ``wording`` is in short what names its text. In a step that asks for
    it, ``step`` names that one, and the items' ids begin with a ``prefix`` of their own.
    """

    ref: Ref
    items: tuple[ChecklistItem, ...]
    wording: str
    published: str
    minutes: int | None
    step: str = ""
    prefix: str = "item"
    runs_href: str = address(RUNS)


class RunsView(msgspec.Struct, frozen=True):
    """The page of the runs: every checklist by its id, and what scripts are told of them."""

    head: Head
    lists: tuple[tuple[str, Ref], ...]
    published: str


def runnable(node: Node, context: Context, at: tuple[Node, Step] | None = None) -> RunnableList:
    """A checklist on its own page, or at a step of a workflow."""
    in_step = {"step": f"{at[0].key}#{at[1].id}", "prefix": f"item-{at[1].id}"} if at else {}
    return RunnableList(
        ref=context.link.key(node.key),
        items=node.record.items,
        wording=short(wording(node.data)),
        published=run_list(node, context, at),
        minutes=node.record.minutes,
        **in_step,
    )


def runnable_at(workflow: Node, step: Step, context: Context) -> RunnableList | None:
    """The checklist of a step's review, if it has one that is there."""
    node = context.catalogue.get("checklist", step.review.checklist) if step.review and step.review.checklist else None
    return runnable(node, context, (workflow, step)) if node else None


def runs_view(context: Context) -> RunsView:
    """The page of the runs."""
    nodes = sorted(context.catalogue.of_kind("checklist"), key=lambda node: (node.title.casefold(), node.id))
    lists = tuple((node.id, Ref(node.title, address(route_of(node.key)))) for node in nodes)
    return RunsView(head("runs", context), lists, run_lists(context))
