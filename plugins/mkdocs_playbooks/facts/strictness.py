"""How strictly a document is audited, which follows the status of the work it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

from ..model.node import Node
from .standing import standing

if TYPE_CHECKING:
    from .facts import Facts


class Stage(IntEnum):
    """The three grades of strictness; a higher number is stricter."""

    IDEA = 0
    PILOT = 1
    PRODUCTION = 2


STAGE_OF_STATUS = {
    "idea": Stage.IDEA,
    "redesign": Stage.IDEA,
    "integration": Stage.PILOT,
    "pilot": Stage.PILOT,
    "production": Stage.PRODUCTION,
    "paused": Stage.PRODUCTION,
}
"""What each status of a workflow reads as; a retired workflow is not audited."""

_ENDED = frozenset({"retired", "superseded"})


def stage_of(node: Node, facts: Facts) -> Stage | None:
    """The stage of a document: a workflow's own, else the strictest of the workflows that use it or that it binds.

    The organization takes the strictest stage of all; a document that no workflow uses is an idea; one that is
    retired or superseded has none.
    """
    if node.kind == "workflow":
        return STAGE_OF_STATUS.get(standing(node, facts).status)
    if node.data.get("status") in _ENDED:
        return None
    workflows: Iterable[Node] = facts.catalogue.of_kind("workflow")
    if node is not facts.catalogue.organization:
        sources = {link.source for link in facts.catalogue.links_to(node.key) if link.source.kind == "workflow"}
        bound = facts.bound_workflows(node.key) if node.kind == "boundary" else ()
        workflows = (*(facts.catalogue.nodes[key] for key in sorted(sources)), *bound)
    found = (STAGE_OF_STATUS.get(standing(workflow, facts).status) for workflow in workflows)
    return max((stage for stage in found if stage is not None), default=Stage.IDEA)
