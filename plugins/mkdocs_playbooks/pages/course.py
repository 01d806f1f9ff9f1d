"""The page of a course: for whom it is, how it is seen that somebody can do it, and what comes before and after."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..kinds.course import Assessment
from ..model.node import Node
from ..render.links import address
from ..words.spoken import said
from .context import Context
from .document import DocumentView, shared
from .impact import ImpactView, impact_view
from .inward import Inward, under
from .refs import MOST_AT_A_GLANCE, Listed, Ref, index_route, listed
from .vocabulary import KIND_WORDS, Word

_SHOWN = ("level", "assessment", "after", "roles", "teaches", "valid_for", "outcomes")


class Outcome(msgspec.Struct, frozen=True):
    """One of the four levels on which a course shows its effect, and the metric for it, if any."""

    title: str
    sentence: str
    metric: Ref | None


class CourseView(DocumentView, frozen=True, kw_only=True):
    """Everything a course's page shows; ``rank`` is its place, from 0, among ``levels``.

    ``at_a_glance`` is how many entries of a list the answer at the head of the page names.
    """

    level: Word
    levels: tuple[Word, ...]
    rank: int
    assessment: Assessment
    assessed: Word
    roles: Listed[Ref]
    workflows: Listed[Ref]
    before: tuple[Ref, ...]
    after: Listed[Ref]
    layers: Listed[Ref]
    teaches: tuple[Word, ...]
    valid_for: str
    outcomes: tuple[Outcome, ...]
    at_a_glance: int
    impact: ImpactView | None


def course_view(node: Node, context: Context) -> CourseView:
    """The view of a course."""
    record, words, inward = node.record, KIND_WORDS["course"], Inward(node, context)
    levels = tuple(words.words("level"))
    return CourseView(
        **shared(node, context, _SHOWN, told=("training", "courses", "after")),
        level=words.word(record.level, "level"),
        levels=tuple(words.word(level, "level") for level in levels),
        rank=levels.index(record.level),
        assessment=record.assessment,
        assessed=words.word(record.assessment.type, "assessment", "type"),
        roles=listed(tuple(_takers(node, context, inward)), address(index_route("role"))),
        workflows=inward.documents("workflow", "training"),
        before=context.link.refs("course", record.after),
        after=inward.documents("course", "after"),
        layers=inward.documents("layer", "requires", "courses"),
        teaches=tuple(words.word(each, "teaches") for each in record.teaches),
        valid_for=record.valid_for or "",
        outcomes=tuple(_outcomes(node, context)),
        at_a_glance=MOST_AT_A_GLANCE,
        impact=impact_view(node, context),
    )


def _takers(node: Node, context: Context, inward: Inward) -> Iterator[Ref]:
    """The roles it is for: those it names, those that name it, those that a workflow trains with it."""
    ids = dict.fromkeys(node.record.roles)
    ids |= dict.fromkeys(role.id for role, _ in inward.links("role", under("courses")))
    for workflow, link in inward.links("workflow", under("training")):
        if workflow.record.status != "retired":
            ids.setdefault(workflow.record.training[int(link.pointer[1])].role)
    yield from dict.fromkeys(context.link.refs("role", ids))


def _outcomes(node: Node, context: Context) -> Iterator[Outcome]:
    fields = KIND_WORDS["course"].schema("outcomes")["properties"]
    for name, field in fields.items():
        metric = getattr(node.record.outcomes, name) if node.record.outcomes else None
        yield Outcome(
            said(field["title"]), said(field["description"]), context.link.ref("metric", metric) if metric else None
        )
