"""The page of an artifact: where it is kept, what it rests on, and what may break when it changes."""

from __future__ import annotations

from ..model.node import Node
from .context import Context
from .document import DocumentView, shared
from .impact import ImpactView, impact_view
from .inward import Inward, under
from .refs import MOST_AT_A_GLANCE, Listed, Ref, listed
from .steps import StepLine
from .vocabulary import KIND_WORDS, Word

_SHOWN = ("type", "kept_in", "location", "depends_on", "version")


class ArtifactView(DocumentView, frozen=True, kw_only=True):
    """Everything an artifact's page shows.

    ``changed_by`` are workflows, ``prompts`` steps that ask with it, ``relying`` all of them at a glance.
    """

    type: Word
    kept_in: Ref | None
    location: str
    version: str
    depends_on: tuple[Ref, ...]
    dependants: Listed[Ref]
    changed_by: Listed[Ref]
    prompts: Listed[StepLine]
    relying: Listed[Ref]
    impact: ImpactView | None


def artifact_view(node: Node, context: Context) -> ArtifactView:
    """The view of an artifact."""
    record, inward = node.record, Inward(node, context)
    dependants, changed_by = inward.documents("artifact", "depends_on"), inward.documents("workflow", "artifacts")
    prompts = inward.lines(under("prompt", "artifact"))
    relying = dict.fromkeys((*dependants.items, *changed_by.items, *(line.workflow for line in prompts.items)))
    return ArtifactView(
        **shared(node, context, _SHOWN, told=("depends_on", "artifacts", "steps")),
        type=KIND_WORDS["artifact"].word(record.type, "type"),
        kept_in=context.link.ref("system", record.kept_in) if record.kept_in else None,
        location=record.location or "",
        version=record.version or "",
        depends_on=context.link.refs("artifact", record.depends_on),
        dependants=dependants,
        changed_by=changed_by,
        prompts=prompts,
        relying=listed(tuple(relying), most=MOST_AT_A_GLANCE),
        impact=impact_view(node, context),
    )
