"""Whether a recipe has the six parts that let others adopt it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..kinds.workflow import Workflow
from ..model.catalogue import Catalogue
from ..model.node import Key, Node


@dataclass(frozen=True, slots=True)
class RecipePart:
    """One part: what it is, the documents that make it up, and whether it is there."""

    name: str
    documents: tuple[Key, ...]

    @property
    def present(self) -> bool:
        """Whether the recipe has it."""
        return bool(self.documents)


def recipe_parts(node: Node, catalogue: Catalogue) -> tuple[RecipePart, ...]:
    """Workflow, evaluation, training, integrations, escalation rules and metrics, in that order.

    Escalation rules are there when a workflow of the recipe has a step that says to whom and when to escalate.
    """
    contains = node.record.contains
    ids: dict[str, Iterable[str]] = {
        kind: getattr(contains, field) if contains else ()
        for kind, field in (
            ("workflow", "workflows"),
            ("evaluation", "evaluations"),
            ("course", "courses"),
            ("system", "systems"),
            ("metric", "metrics"),
        )
    }
    keys = {kind: tuple(catalogue.present(kind, id_) for id_ in found) for kind, found in ids.items()}
    escalating = tuple(key for key in keys["workflow"] if _escalates(catalogue.nodes.get(key)))
    return (
        RecipePart("Workflows", keys["workflow"]),
        RecipePart("Evaluations", keys["evaluation"]),
        RecipePart("Training", keys["course"]),
        RecipePart("Integrations", keys["system"]),
        RecipePart("Escalation rules", escalating),
        RecipePart("Metrics", keys["metric"]),
    )


def _escalates(node: Node | None) -> bool:
    workflow: Workflow | None = node.record if node else None
    return workflow is not None and any(step.escalate for step in workflow.steps)
