"""The home page: the self-checks answered from the specs, the ladder, what to do next, and doors for every reader."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ..grouping import grouped
from ..model.node import Target
from ..render.links import address
from ..summaries.moves import formula
from ..summaries.self_checks import self_checks
from ..summaries.verdicts import Verdict, verdicts
from ..words.spoken import _
from .audit import AUDIT, SeverityCount, severity_counts
from .context import Context
from .glossary import GLOSSARY
from .head import Asked, asked
from .index import BOARD
from .ladder import Ladder, ladder
from .moves import MoveRow, next_moves
from .refs import MOST_AT_A_GLANCE, Listed, Ref, index_route, listed, route_of
from .verdict import verdict_row
from .vocabulary import KIND_WORDS

_MOST_EVIDENCE = 6


class Answer(msgspec.Struct, frozen=True):
    """A self-check as the page shows it."""

    question: str
    holds: bool
    answer: str
    signal: str
    evidence: Listed[Ref]
    gaps: Listed[Ref]


class Door(msgspec.Struct, frozen=True):
    """A way in, for one sort of reader."""

    title: str
    href: str
    icon: str
    text: str
    count: int


class Judged(msgspec.Struct, frozen=True):
    """The AI systems with one verdict; ``grade`` is how it is marked."""

    word: str
    grade: str
    systems: Listed[Ref]


class HomeView(msgspec.Struct, frozen=True):
    """Everything the home page shows.

    ``ask`` answers for the playbooks; ``data_href`` is empty where no classes of data are written down.
    """

    title: str
    summary: str
    ask: Asked | None
    principles: tuple[str, ...]
    answers: tuple[Answer, ...]
    ladder: Ladder
    doors: tuple[Door, ...]
    counts: tuple[SeverityCount, ...]
    moves: tuple[MoveRow, ...]
    formula: str
    verdicts: tuple[Judged, ...]
    systems_href: str
    audit_href: str
    board_href: str
    data_href: str
    glossary_href: str


def home_view(context: Context) -> HomeView:
    """The view of the home page."""
    organization = context.catalogue.organization
    return HomeView(
        title=organization.title if organization else _("Playbooks"),
        summary=(organization.record.summary or "") if organization else "",
        ask=asked(context),
        principles=organization.record.principles if organization else (),
        answers=tuple(
            Answer(
                check.question,
                check.holds,
                check.answer,
                check.signal,
                _targets(check.evidence, context),
                _targets(check.gaps, context),
            )
            for check in self_checks(context.facts)
        ),
        ladder=ladder(context),
        doors=tuple(_doors(context)),
        counts=severity_counts(context.build.findings),
        moves=next_moves(context),
        formula=formula(),
        verdicts=_judged(verdicts(context.facts, context.found), context),
        systems_href=address(index_route("system")),
        audit_href=address(AUDIT),
        board_href=address(BOARD),
        data_href=_data_href(context),
        glossary_href=address(GLOSSARY),
    )


def _judged(every: tuple[Verdict, ...], context: Context) -> tuple[Judged, ...]:
    """The systems by their verdict, in the order in which the verdicts come."""
    by_word = grouped((each.word, each) for each in every)
    return tuple(_alike(alike, context) for alike in by_word.values())


def _alike(alike: tuple[Verdict, ...], context: Context) -> Judged:
    cut = listed(alike, most=MOST_AT_A_GLANCE)
    shown = tuple(context.link.key(each.system.key) for each in cut.items)
    row = verdict_row(alike[0], context)
    return Judged(row.word, row.grade, Listed(shown, cut.total))


def _data_href(context: Context) -> str:
    organization = context.catalogue.organization
    if organization is None or not organization.record.data_classes:
        return ""
    return address(route_of(organization.key), "data-classes")


def _targets(targets: tuple[Target, ...], context: Context) -> Listed[Ref]:
    cut = listed(targets, most=_MOST_EVIDENCE)
    return Listed(tuple(context.link.target(target) for target in cut.items), cut.total)


def _doors(context: Context) -> Iterable[Door]:
    for kind, text in (
        ("role", _("I do the work: my steps, what I check, what comes up to me")),
        ("workflow", _("I own a workflow: who does what, where the AI is, what stops it")),
        ("boundary", _("May I use AI for this? What stays with people, and why")),
        ("system", _("I run a tool: what it may see and do, and who uses it")),
        ("checklist", _("I review: the lists to work through at each pause")),
        ("control", _("I audit: what is controlled and how far it has come")),
    ):
        words = KIND_WORDS[kind]
        count = len(context.catalogue.of_kind(kind))
        if count:
            yield Door(words.plural, address(index_route(kind)), words.icon, text, count)
