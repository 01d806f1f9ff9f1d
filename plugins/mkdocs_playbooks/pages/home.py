"""The home page: the self-checks answered from the specs, the ladder, what to do next, and doors for every reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.node import Target
from ..render.links import address
from ..summaries.moves import FORMULA
from ..summaries.self_checks import self_checks
from ..summaries.verdicts import VERDICTS, Verdict, verdicts
from .audit import AUDIT, SeverityCount, severity_counts
from .context import Context
from .glossary import GLOSSARY
from .index import BOARD
from .ladder import Ladder, ladder
from .moves import MoveRow, next_moves
from .refs import Listed, Ref, index_route, listed, route_of
from .verdict import VerdictRow, verdict_row
from .vocabulary import KIND_WORDS

_MOST_EVIDENCE = 6
_MOST_VERDICTS = 12


@dataclass(frozen=True, slots=True)
class Answer:
    """A self-check as the page shows it."""

    question: str
    holds: bool
    answer: str
    signal: str
    evidence: Listed[Ref]
    gaps: Listed[Ref]


@dataclass(frozen=True, slots=True)
class Door:
    """A way in, for one sort of reader."""

    title: str
    href: str
    icon: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything the home page shows.

    ``verdict_counts`` are how many AI systems have each verdict; ``data_href`` is empty where no classes of data are
    written down.
    """

    title: str
    summary: str
    principles: tuple[str, ...]
    answers: tuple[Answer, ...]
    ladder: Ladder
    doors: tuple[Door, ...]
    counts: tuple[SeverityCount, ...]
    moves: tuple[MoveRow, ...]
    formula: str
    verdicts: Listed[VerdictRow]
    verdict_counts: tuple[tuple[str, int], ...]
    audit_href: str
    board_href: str
    data_href: str
    glossary_href: str


def home_view(context: Context) -> HomeView:
    """The view of the home page."""
    organization = context.catalogue.organization
    judged = verdicts(context.facts, context.found)
    return HomeView(
        title=organization.title if organization else "Playbooks",
        summary=(organization.record.summary or "") if organization else "",
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
        formula=FORMULA,
        verdicts=_verdicts(judged, context),
        verdict_counts=_verdict_counts(judged),
        audit_href=address(AUDIT),
        board_href=address(BOARD),
        data_href=_data_href(context),
        glossary_href=address(GLOSSARY),
    )


def _verdicts(judged: tuple[Verdict, ...], context: Context) -> Listed[VerdictRow]:
    cut = listed(judged, address(index_route("system")), _MOST_VERDICTS)
    return Listed(tuple(verdict_row(each, context) for each in cut.items), cut.total, cut.href)


def _verdict_counts(judged: tuple[Verdict, ...]) -> tuple[tuple[str, int], ...]:
    counts = Counter(each.word for each in judged)
    return tuple((word, counts[word]) for word in VERDICTS if counts[word])


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
        ("role", "I do the work: my steps, what I check, what comes up to me"),
        ("workflow", "I own a workflow: who does what, where the AI is, what stops it"),
        ("boundary", "May I use AI for this? What stays with people, and why"),
        ("system", "I run a tool: what it may see and do, and who uses it"),
        ("checklist", "I review: the lists to work through at each pause"),
        ("control", "I audit: what is controlled and how far it has come"),
    ):
        words = KIND_WORDS[kind]
        count = len(context.catalogue.of_kind(kind))
        if count:
            yield Door(words.plural, address(index_route(kind)), words.icon, text, count)
