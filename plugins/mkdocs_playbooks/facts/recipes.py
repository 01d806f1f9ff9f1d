"""What a recipe consists of, whether it has its six parts, and which version a workflow was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from ..diagnostics import Location
from ..kinds.workflow import Workflow
from ..model.catalogue import Catalogue
from ..model.node import Key, Node
from ..words.spoken import N_

Precedence = tuple[tuple[int, ...], bool, tuple[tuple[int, int, str], ...]]
"""What versions are ordered by."""

WORKFLOWS = N_("Workflows")
"""The name of the part that every other serves."""

ESCALATION = N_("Escalation rules")
"""The name of the one part that is not listed: it is read from the workflows."""


def precedence(version: str) -> Precedence:
    """A version as a value that sorts as Semantic Versioning 2.0.0 orders versions (its section 11).

    A version with a pre-release such as ``1.0.0-rc.1`` comes before the same without; build metadata says nothing.
    """
    core, _, release = version.partition("+")[0].partition("-")
    parts = release.split(".") if release else ()
    identifiers = tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
    return tuple(map(int, core.split("."))), not release, identifiers


def based_on(workflow: Workflow, catalogue: Catalogue) -> tuple[Node, str] | None:
    """The recipe a workflow was made from, and in which version."""
    name, _, version = (workflow.based_on or "").partition("@")
    recipe = catalogue.get("recipe", name) if name else None
    return (recipe, version) if recipe else None


def contained(recipe: Node, catalogue: Catalogue) -> Iterator[tuple[Node, Location]]:
    """The documents a recipe contains, each with where the recipe names it; those that do not exist are left out."""
    for link in catalogue.links_from(recipe.key):
        if link.pointer[0] == "contains":
            yield catalogue.nodes[link.target.key], recipe.at(*link.pointer)


class RecipePart(msgspec.Struct, frozen=True):
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
        RecipePart(WORKFLOWS, keys["workflow"]),
        RecipePart(N_("Evaluations"), keys["evaluation"]),
        RecipePart(N_("Training"), keys["course"]),
        RecipePart(N_("Integrations"), keys["system"]),
        RecipePart(ESCALATION, escalating),
        RecipePart(N_("Metrics"), keys["metric"]),
    )


def _escalates(node: Node | None) -> bool:
    workflow: Workflow | None = node.record if node else None
    return workflow is not None and any(step.escalate for step in workflow.steps)
