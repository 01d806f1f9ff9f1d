"""The page of a recipe: its six parts, what it asks of an adopter, what it takes, and where it has worked."""

from __future__ import annotations

import msgspec

from ..facts.recipes import recipe_parts
from ..kinds.recipe import ChangelogEntry, Effort, Proof
from ..model.node import Node
from ..words.spoken import said
from .context import Context
from .document import DocumentView, shared
from .inward import Inward
from .refs import Listed, Ref
from .vocabulary import KIND_WORDS, Word

_SHOWN = (
    *("type", "version", "publisher", "licence", "contains", "requires", "adoption_effort", "proof"),
    *("outcome_clauses", "changelog"),
)


class PartView(msgspec.Struct, frozen=True):
    """One of the six parts, with the documents that make it up."""

    name: str
    documents: tuple[Ref, ...]


class RecipeView(DocumentView, frozen=True, kw_only=True):
    """Everything a recipe's page shows; ``guards`` are its boundaries and checklists."""

    type: Word
    version: str
    licence: str
    publisher: Ref
    parts: tuple[PartView, ...]
    guards: tuple[Ref, ...]
    layers: tuple[Ref, ...]
    controls: tuple[Ref, ...]
    spec_version: int | None
    effort: Effort | None
    proof: tuple[Proof, ...]
    clauses: tuple[str, ...]
    changelog: tuple[ChangelogEntry, ...]
    adopted: Listed[Ref]


def recipe_view(node: Node, context: Context) -> RecipeView:
    """The view of a recipe."""
    record = node.record
    contains, requires = record.contains, record.requires
    return RecipeView(
        **shared(node, context, _SHOWN, told=("based_on",)),
        type=KIND_WORDS["recipe"].word(record.type, "type"),
        version=record.version,
        licence=record.licence,
        publisher=context.link.ref("partner", record.publisher),
        parts=tuple(
            PartView(said(part.name), tuple(context.link.key(key) for key in part.documents))
            for part in recipe_parts(node, context.catalogue)
        ),
        guards=(
            *context.link.refs("boundary", contains.boundaries if contains else ()),
            *context.link.refs("checklist", contains.checklists if contains else ()),
        ),
        layers=context.link.refs("layer", requires.layers if requires else ()),
        controls=context.link.refs("control", requires.controls if requires else ()),
        spec_version=requires.spec_version if requires else None,
        effort=record.adoption_effort,
        proof=record.proof,
        clauses=record.outcome_clauses,
        changelog=record.changelog,
        adopted=Inward(node, context).documents("workflow", "based_on"),
    )
