"""What a system is used for: the steps done with it, what goes in and out of them, and what it is connected to."""

from __future__ import annotations

from ..kinds.workflow import Step
from ..model.catalogue import Catalogue
from ..model.node import Key, Node, Target

Use = tuple[Node, int, Step]
"""A step with its workflow and its place among the steps."""


def uses(system: Node, catalogue: Catalogue) -> tuple[Use, ...]:
    """The steps that are done with a system, in order of their workflows; retired workflows use nothing."""
    return tuple(
        (workflow, index, workflow.record.steps[index])
        for link in catalogue.links_to(system.key)
        if link.source.kind == "workflow" and link.pointer[0] == "steps" and link.pointer[2] == "with"
        for workflow, index in ((catalogue.nodes[link.source], int(link.pointer[1])),)
        if workflow.record.status != "retired"
    )


def callers(system: Node, catalogue: Catalogue) -> tuple[Node, ...]:
    """The systems that are in use and say that they are connected to this one, in order of their ids."""
    sources = {
        link.source
        for link in catalogue.links_to(system.key)
        if link.source.kind == "system" and link.pointer[0] == "connects_to"
    }
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


def connections(catalogue: Catalogue) -> frozenset[frozenset[Key]]:
    """The pairs of systems of which one names the other in ``connects_to``, whatever the direction and the state."""
    return frozenset(
        frozenset((link.source, link.target.key))
        for system in catalogue.of_kind("system")
        for link in catalogue.links_from(system.key)
        if link.pointer[0] == "connects_to"
    )
