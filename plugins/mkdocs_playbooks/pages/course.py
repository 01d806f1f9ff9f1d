"""The page of a course: for whom it is, how it is seen that somebody can do it, and what comes before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..kinds.course import Assessment
from ..model.node import Node
from .context import Context
from .document import DocumentView, shared
from .inward import Inward
from .refs import Listed, Ref
from .vocabulary import KIND_WORDS, Word

_SHOWN = ("level", "assessment", "after", "roles", "teaches", "valid_for", "outcomes")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One of the four levels on which a course shows its effect, and the metric for it, if any."""

    title: str
    sentence: str
    metric: Ref | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseView(DocumentView):
    """Everything a course's page shows; ``rank`` is its place, from 0, among ``levels``."""

    level: Word
    levels: tuple[Word, ...]
    rank: int
    assessment: Assessment
    assessed: Word
    roles: tuple[Ref, ...]
    workflows: Listed[Ref]
    before: tuple[Ref, ...]
    after: Listed[Ref]
    layers: Listed[Ref]
    teaches: tuple[Word, ...]
    valid_for: str
    outcomes: tuple[Outcome, ...]


def course_view(node: Node, context: Context) -> CourseView:
    """The view of a course."""
    record, words, inward = node.record, KIND_WORDS["course"], Inward(node, context)
    levels = tuple(words.words("level"))
    return CourseView(
        **shared(node, context, _SHOWN),
        level=words.word(record.level, "level"),
        levels=tuple(words.word(level, "level") for level in levels),
        rank=levels.index(record.level),
        assessment=record.assessment,
        assessed=words.word(record.assessment.type, "assessment", "type"),
        roles=context.link.refs("role", record.roles),
        workflows=inward.documents("workflow", "training"),
        before=context.link.refs("course", record.after),
        after=inward.documents("course", "after"),
        layers=inward.documents("layer", "requires", "courses"),
        teaches=tuple(words.word(each, "teaches") for each in record.teaches),
        valid_for=record.valid_for or "",
        outcomes=tuple(_outcomes(node, context)),
    )


def _outcomes(node: Node, context: Context) -> Iterator[Outcome]:
    fields = KIND_WORDS["course"].schema("outcomes")["properties"]
    for name, field in fields.items():
        metric = getattr(node.record.outcomes, name) if node.record.outcomes else None
        yield Outcome(field["title"], field["description"], context.link.ref("metric", metric) if metric else None)
