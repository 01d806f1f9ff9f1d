"""What rests on an artifact, and by which steps AI may change it."""

from __future__ import annotations

from collections.abc import Iterator

from ..kinds.artifact import Artifact
from ..kinds.workflow import Step, Workflow
from ..model.catalogue import Catalogue
from ..model.node import Node
from .handover import ai_contributes

_CHANGING = frozenset({"write", "delete", "execute"})
"""What a step has to be allowed to do on a system to change what is kept there."""


def dependants(artifact: Node, catalogue: Catalogue) -> tuple[Node, ...]:
    """The artifacts that say they depend on one, in order of their ids."""
    sources = {link.source for link in catalogue.links_to(artifact.key, "artifact", "depends_on")} - {artifact.key}
    return tuple(catalogue.nodes[key] for key in sorted(sources))


def ai_changes(workflow: Workflow, artifact: Node, catalogue: Catalogue) -> Iterator[int]:
    """The places of the steps in which AI may change an artifact that the workflow changes.

    These are the AI steps, from collaborator upwards, that may write, delete or execute where it is kept, that hand
    their result to that system, or that act with it; for code also those that draft in a workflow of coding. Where
    the artifact does not say where it is kept, any system may be the one.
    """
    for index, step in enumerate(workflow.steps):
        if ai_contributes(step, catalogue) and _may_change(step, workflow, artifact.record, catalogue):
            yield index


def _may_change(step: Step, workflow: Workflow, artifact: Artifact, catalogue: Catalogue) -> bool:
    if artifact.type == "code" and step.type == "draft" and "coding" in workflow.work_types:
        return True
    touched = [permission.system for permission in step.may if permission.do in _CHANGING]
    touched += [item.to for item in step.outputs if item.to]
    touched += step.systems if step.type == "act" else ()
    if artifact.kept_in is None:
        return step.type == "act" or any(permission.do in _CHANGING for permission in step.may)
    kept_in = catalogue.present("system", artifact.kept_in)
    return any(catalogue.present("system", id_) == kept_in for id_ in touched)
