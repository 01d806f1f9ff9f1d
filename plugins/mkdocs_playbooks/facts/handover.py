"""How work is handed over inside a workflow: what AI drafts, who takes it up, where items come from and go to.

One fact stands in one place, so what an item does not say itself may be said where it is handed over: by an item of
the same name at the step on the other side, or in the inputs and outputs of the whole workflow.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ..diagnostics import Pointer
from ..grouping import grouped
from ..kinds.fields import Item
from ..kinds.workflow import Step, Workflow
from ..model.catalogue import Catalogue
from ..model.node import Node, Target
from .autonomy import level, step_level
from .graph import StepGraph

_SHARED = level("collaborator").rank
_PASSIVE = frozenset({"gather", "record", "wait"})
"""Types of step in which nothing is done with a draft."""


def ai_contributes(step: Step, catalogue: Catalogue) -> bool:
    """Whether AI makes a part of what a step makes: collaborator or further; an operator only asks it things."""
    return step_level(step, catalogue).rank >= _SHARED


def is_ai_draft(step: Step, catalogue: Catalogue) -> bool:
    """Whether AI makes a first version in a step: its type is ``draft``, or it has none and something comes out."""
    drafts = step.type == "draft" or (step.type is None and bool(step.outputs))
    return drafts and ai_contributes(step, catalogue)


def first_contribution(node: Node, catalogue: Catalogue) -> int | None:
    """The place among a workflow's steps of the first to whose result AI contributes."""
    return next((i for i, step in enumerate(node.record.steps) if ai_contributes(step, catalogue)), None)


class Handover:
    """The ways on which one workflow's items go from step to step."""

    def __init__(self, node: Node, graph: StepGraph, catalogue: Catalogue) -> None:
        self._key = node.key
        self.workflow: Workflow = node.record
        self._graph = graph
        self._catalogue = catalogue

    def later(self, step: Step) -> tuple[Step, ...]:
        """The other steps that a run may come to after a step, in the order in which they are written."""
        reached = self._graph.reachable(step.id) - {step.id}
        return tuple(other for id_, other in self._graph.steps.items() if id_ in reached)

    def taken_up(self, index: int) -> bool:
        """Whether a later step, here or in another workflow, does something with what a step makes.

        Where the spec says to whom it goes, only those count; where it is silent, all that come later do. Steps that
        gather, record or wait do nothing with it. A way to a step that does not exist may lead to one that does.
        """
        step = self.workflow.steps[index]
        targets = self._destinations(index)
        if any(target.part and target.key != self._key for _, target in targets):
            return True
        if self._graph.reachable(step.id) & self._graph.dangling():
            return True
        receivers = self._receivers(step, targets)
        active = (other for other in self.later(step) if other.type not in _PASSIVE)
        return any(receivers is None or other.id in receivers for other in active)

    def destination(self, index: int) -> tuple[int, Target] | None:
        """The first output of a step that says where it goes, and the document or the step it goes to."""
        return next(iter(self._destinations(index)), None)

    def origin(self, index: int, place: int) -> Step | None:
        """The step of this workflow that an input of the step at ``index`` names as its origin."""
        target = self._targets.get(("steps", index, "inputs", place, "from"))
        return self._graph.steps.get(target.part) if target and target.key == self._key else None

    def format_known(self, index: int, item: Item) -> bool:
        """Whether the format of an input is said by itself or by the item of its name that it may be."""
        return item.format is not None or any(other.format for _, other in self._brought(index, item))

    def origin_known(self, index: int, item: Item) -> bool:
        """Whether it is said where an input comes from: by itself, or by the step or the workflow that brings it."""
        own = bool(item.from_ or item.source)
        return own or any(maker or other.from_ or other.source for maker, other in self._brought(index, item))

    def destination_known(self, index: int, place: int) -> bool:
        """Whether it is said where an output goes: by itself, by a step that takes it, or by the whole workflow."""
        step = self.workflow.steps[index]
        item = step.outputs[place]
        if item.to or item.audience:
            return True
        name = _folded(item.name)
        taken = self._inputs_from.get(step.id, ())
        whole = (other for other in self.workflow.outputs if _folded(other.name) == name)
        return (
            bool(taken and len(step.outputs) == 1)
            or any(_folded(other.name) == name for _, other in taken)
            or any(other.to or other.audience for other in whole)
        )

    def _receivers(self, step: Step, targets: tuple[tuple[int, Target], ...]) -> frozenset[str] | None:
        """The ids of the steps to which the spec hands what a step makes; ``None`` when it does not say."""
        takers = {id_ for id_, _ in self._inputs_from.get(step.id, ())}
        takers |= {id_ for id_, other in self._graph.steps.items() if other.review and other.review.of == step.id}
        if not takers and not targets:
            return None
        return frozenset(takers.union(*(self._at(target) for _, target in targets)))

    def _destinations(self, index: int) -> tuple[tuple[int, Target], ...]:
        places = range(len(self.workflow.steps[index].outputs))
        found = ((place, self._targets.get(("steps", index, "outputs", place, "to"))) for place in places)
        return tuple((place, target) for place, target in found if target)

    def _at(self, target: Target) -> Iterator[str]:
        """The steps at which something arrives that is handed to a step, a role or a system."""
        if target.part:
            yield target.part
        elif target.kind == "role":
            yield from (id_ for id_, step in self._graph.steps.items() if target.id in self._acting(step))
        else:
            yield from self._steps_from.get(target, ())

    def _acting(self, step: Step) -> frozenset[str]:
        by = (step.who, step.review.by if step.review else None, *(step.approval.approvers if step.approval else ()))
        return frozenset(self._catalogue.present("role", role).id for role in by if role)

    @cached_property
    def _targets(self) -> dict[Pointer, Target]:
        return {link.pointer: link.target for link in self._catalogue.links_from(self._key)}

    @cached_property
    def _incoming(self) -> tuple[tuple[str, Item, Target], ...]:
        """Every input that names its origin: the step that takes it, the item, the origin."""
        return tuple(
            (step.id, item, target)
            for index, step in enumerate(self.workflow.steps)
            for place, item in enumerate(step.inputs)
            if (target := self._targets.get(("steps", index, "inputs", place, "from")))
        )

    @cached_property
    def _inputs_from(self) -> dict[str, tuple[tuple[str, Item], ...]]:
        own = ((step, item, target) for step, item, target in self._incoming if target.key == self._key)
        return grouped((target.part, (step, item)) for step, item, target in own)

    @cached_property
    def _steps_from(self) -> dict[Target, tuple[str, ...]]:
        return grouped((target, step) for step, _, target in self._incoming)

    def _brought(self, index: int, item: Item) -> Iterator[tuple[str, Item]]:
        """The items that an input may be, by its name, each with the step that makes it or nothing."""
        to = self.workflow.steps[index].id
        return ((maker, other) for maker, other in self._made.get(_folded(item.name), ()) if maker != to)

    @cached_property
    def _made(self) -> dict[str, tuple[tuple[str, Item], ...]]:
        """By name, what the workflow takes in and what its steps make."""
        taken_in = (("", item) for item in self.workflow.inputs)
        made = ((step.id, item) for step in self.workflow.steps for item in step.outputs)
        return grouped((_folded(item.name), (maker, item)) for maker, item in (*taken_in, *made))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
