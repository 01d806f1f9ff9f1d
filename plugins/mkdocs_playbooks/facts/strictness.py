"""How strictly a document is audited, which follows the status of the work it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from ..model.catalogue import Catalogue
from ..model.node import Key


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


def stages(catalogue: Catalogue, bound: Mapping[Key, frozenset[Key]]) -> dict[Key, Stage | None]:
    """The stage of every document: a workflow's own, else the strictest of the workflows that use it.

    ``bound`` holds, by workflow, the boundaries that bind its steps. The organization takes the strictest stage of
    all; a document that no workflow uses is an idea; one that is retired or superseded has none.
    """
    found: dict[Key, Stage | None] = dict.fromkeys(catalogue.nodes, Stage.IDEA)
    strictest = Stage.IDEA
    for workflow in catalogue.of_kind("workflow"):
        stage = STAGE_OF_STATUS.get(workflow.record.status)
        found[workflow.key] = stage
        if stage is None:
            continue
        strictest = max(strictest, stage)
        used = {link.target.key for link in catalogue.links_from(workflow.key)}
        for key in used | bound.get(workflow.key, frozenset()):
            if key.kind != "workflow" and key in found:
                found[key] = max(found[key] or Stage.IDEA, stage)
    if catalogue.organization:
        found[catalogue.organization.key] = strictest
    ended = (key for key, node in catalogue.nodes.items() if node.data.get("status") in _ENDED)
    return found | dict.fromkeys(ended)
