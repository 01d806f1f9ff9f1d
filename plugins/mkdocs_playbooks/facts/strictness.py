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
    is_organization = node.kind == "organization" and node is facts.catalogue.organization
    workflows = facts.catalogue.of_kind("workflow") if is_organization else _using(node, facts)
    found = (STAGE_OF_STATUS.get(standing(workflow, facts).status) for workflow in workflows)
    return max((stage for stage in found if stage is not None), default=Stage.IDEA)


def _using(node: Node, facts: Facts) -> Iterable[Node]:
    yield from facts.catalogue.referrers(node.key, "workflow")
    if node.kind == "boundary":
        yield from facts.bound_workflows(node.key)
