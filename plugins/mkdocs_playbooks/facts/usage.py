"""What a system is used for: the steps done with it, what goes in and out of them, and what it is connected to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ..kinds.workflow import Step
from ..model.catalogue import Catalogue
from ..model.node import Key, Node, Target
from .kept import kept, kept_for_each

if TYPE_CHECKING:
    from .facts import Facts

Use = tuple[Node, int, Step]
"""A step with its workflow and its place among the steps."""


def uses(system: Node, catalogue: Catalogue) -> tuple[Use, ...]:
    """The steps that are done with a system, in order of their workflows; retired workflows use nothing."""
    return tuple(
        (workflow, index, workflow.record.steps[index])
        for link in catalogue.links_to(system.key, "workflow", "steps")
        if link.pointer[2] == "with"
        for workflow, index in ((catalogue.nodes[link.source], int(link.pointer[1])),)
        if workflow.record.status != "retired"
    )


def callers(system: Node, catalogue: Catalogue) -> tuple[Node, ...]:
    """The systems that are in use and say that they are connected to this one, in order of their ids."""
    sources = {link.source for link in catalogue.links_to(system.key, "system", "connects_to")}
    return tuple(caller for key in sorted(sources) if uses(caller := catalogue.nodes[key], catalogue))


def item_ends(workflow: Node, catalogue: Catalogue) -> dict[tuple[int, str, int], Target]:
    """Where the inputs of a workflow's steps come from and their outputs go, as far as it is said and exists.

    By the place of the step, ``inputs`` or ``outputs``, and the place of the item among them.
    """
    return {
        (int(link.pointer[1]), str(link.pointer[2]), int(link.pointer[3])): link.target
        for link in catalogue.links_from(workflow.key)
        if len(link.pointer) == 5 and link.pointer[0] == "steps" and link.pointer[4] in ("from", "to")
    }


class Carried(msgspec.Struct, frozen=True, array_like=True):
    """Data that a step carries from one system to another, by their ids.

    ``place`` is that of the output among the step's, ``through`` the ids of the systems that the step is done with.
    """

    step: int
    place: int
    source: str
    target: str
    through: tuple[str, ...]


@kept_for_each(tuple[Carried, ...])
def carried_in(workflow: Node, facts: Facts) -> tuple[Carried, ...]:
    """What the steps of a workflow carry from system to system."""
    ends = item_ends(workflow, facts.catalogue)
    return tuple(
        Carried(index, place, source, target, through)
        for index, step in enumerate(workflow.record.steps)
        for through in (tuple(facts.catalogue.present("system", id_).id for id_ in step.systems),)
        for source in _systems(ends, index, "inputs", len(step.inputs))
        for target, place in _systems(ends, index, "outputs", len(step.outputs)).items()
        if source != target
    )


def _systems(ends: dict[tuple[int, str, int], Target], index: int, field: str, count: int) -> dict[str, int]:
    """The systems at the other end of a step's items, each with the place of the first such item."""
    found: dict[str, int] = {}
    for place in range(count):
        target = ends.get((index, field, place))
        if target and target.kind == "system":
            found.setdefault(target.id, place)
    return found


def connections(facts: Facts) -> frozenset[frozenset[Key]]:
    """The pairs of systems of which one names the other in ``connects_to``, whatever the direction and the state."""
    return frozenset(frozenset(Key("system", id_) for id_ in pair) for pair in _connections(facts))


@kept(tuple[tuple[str, str], ...])
def _connections(facts: Facts) -> tuple[tuple[str, str], ...]:
    return tuple(
        (link.source.id, link.target.id)
        for system in facts.catalogue.of_kind("system")
        for link in facts.catalogue.links_from(system.key)
        if link.pointer[0] == "connects_to"
    )
