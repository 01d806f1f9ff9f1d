"""The audit page: what to do next, what the checks find and where, what to look at again, what is let through."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import msgspec

from ..diagnostics import Finding, Severity
from ..grouping import grouped
from ..render.links import address
from ..rules.waivers import Waived
from ..summaries.found import area_of
from ..summaries.indicators import certified_per_recipe, indicators
from ..summaries.moves import formula, ranked_owners
from ..summaries.refresh import Refresh, refresh_ranking
from ..words.spoken import _, said_word
from .context import Context, FindingRow, WaivedRow
from .head import Head, head
from .moves import MoveRow, next_moves
from .refs import Listed, Ref, listed

AUDIT = "rules/audit"
"""The route of the audit page."""

_SEVERITIES = tuple(sorted(Severity, reverse=True))
_MOST_EVIDENCE = 3
_MOST_AGAIN = 10
_MOST_LET_THROUGH = 10
_MOST_OWNERS = 3


class Count(msgspec.Struct, frozen=True):
    """How many findings of each severity something has, the worst severity first."""

    ref: Ref
    counts: tuple[int, ...]


class SeverityCount(msgspec.Struct, frozen=True):
    """How many findings there are of one severity."""

    severity: str
    count: int


class RefreshRow(msgspec.Struct, frozen=True):
    """A document that is to be looked at again, with what it is ranked by."""

    rank: Refresh
    document: Ref
    worst: str


class IndicatorRow(msgspec.Struct, frozen=True):
    """One of the signs to watch."""

    name: str
    shows: bool
    answer: str
    unknown: str
    evidence: Listed[Ref]


class LetThrough(msgspec.Struct, frozen=True):
    """A decision that waives findings until a day, and what it waives."""

    decision: Ref
    until: datetime.date
    waived: Listed[WaivedRow]


class SilenceRow(msgspec.Struct, frozen=True):
    """A rule that could not run, and why."""

    rule: Ref
    why: str


class AuditView(msgspec.Struct, frozen=True):
    """Everything the audit page shows.

    ``asked`` are the owners who have most to mend, ``waived`` counts what decisions let through, ``certified`` are
    certified people against recipes.
    """

    head: Head
    counts: tuple[SeverityCount, ...]
    moves: tuple[MoveRow, ...]
    formula: str
    by_area: tuple[Count, ...]
    by_owner: Listed[Count]
    asked: Listed[Count]
    findings: Listed[FindingRow]
    rules_href: str
    refresh: Listed[RefreshRow]
    indicators: tuple[IndicatorRow, ...]
    certified: tuple[int, int]
    let_through: Listed[LetThrough]
    waived: int
    silences: Listed[SilenceRow]


def audit_view(context: Context) -> AuditView:
    """The view of the audit page."""
    build = context.build
    ranking = listed(refresh_ranking(context.facts, context.found), most=_MOST_AGAIN)
    owners = _by_owner(context)
    silent = listed(build.silences)
    worst = context.worst_rows(len(listed(build.findings).items))
    return AuditView(
        head=head("audit", context),
        counts=severity_counts(build.findings),
        moves=next_moves(context),
        formula=formula(),
        by_area=_by_area(context),
        by_owner=owners,
        asked=Listed(owners.items[:_MOST_OWNERS], owners.total),
        findings=Listed(worst, len(build.findings), address("rules/index")),
        rules_href=address("rules/index"),
        refresh=Listed(tuple(_refresh(each, context) for each in ranking.items), ranking.total),
        indicators=_indicators(context),
        certified=certified_per_recipe(context.facts),
        let_through=_let_through(context),
        waived=len(build.waived),
        silences=Listed(
            tuple(SilenceRow(Ref(each.rule, address(f"rules/{each.rule}")), each.why) for each in silent.items),
            silent.total,
        ),
    )


def severity_counts(findings: Iterable[Finding]) -> tuple[SeverityCount, ...]:
    """How many findings there are of each severity, the worst first."""
    counts = zip(_SEVERITIES, _counts(findings), strict=True)
    return tuple(SeverityCount(severity.label, count) for severity, count in counts)


def _counts(findings: Iterable[Finding]) -> tuple[int, ...]:
    found = [finding.severity for finding in findings]
    return tuple(found.count(severity) for severity in _SEVERITIES)


def _by_area(context: Context) -> tuple[Count, ...]:
    areas = grouped((area_of(finding), finding) for finding in context.build.findings)
    return tuple(
        Count(Ref(said_word(area), _area_address(area, found)), _counts(found)) for area, found in sorted(areas.items())
    )


def _area_address(area: str, found: tuple[Finding, ...]) -> str:
    """Where the rules of an area are listed; findings about the text of the specs come from no rule."""
    return "" if "/" in found[0].rule else address("rules/index", f"area-{area}")


def _by_owner(context: Context) -> Listed[Count]:
    owners = ranked_owners(context.build.findings, context.facts)
    counts = [(owner, _counts(found)) for owner, found in owners.items()]
    cut = listed(sorted(counts, key=lambda each: (tuple(-count for count in each[1]), each[0])))
    rows = (
        Count(context.link.ref("role", owner) if owner else Ref(_("Nobody")), counts) for owner, counts in cut.items
    )
    return Listed(tuple(rows), cut.total)


def _let_through(context: Context) -> Listed[LetThrough]:
    """What decisions waive, each decision with what it lets through; what ends first stands first."""
    by_decision = grouped(((one.until, one.decision), one) for one in context.build.waived)
    cut = listed(sorted(by_decision.items(), key=lambda each: each[0]))
    rows = (_decision(until, waived, context) for (until, _), waived in cut.items)
    return Listed(tuple(rows), cut.total)


def _decision(until: datetime.date, waived: tuple[Waived, ...], context: Context) -> LetThrough:
    decision = context.link.ref(*waived[0].decision)
    rows = context.waived_rows(waived[:_MOST_LET_THROUGH])
    return LetThrough(decision, until, Listed(rows, len(waived), decision.href))


def _refresh(rank: Refresh, context: Context) -> RefreshRow:
    return RefreshRow(rank, context.link.key(rank.node.key), rank.worst.label if rank.worst else "")


def _indicators(context: Context) -> tuple[IndicatorRow, ...]:
    return tuple(
        IndicatorRow(
            each.name,
            each.shows,
            each.answer,
            each.unknown,
            context.link.keys(listed(each.evidence, most=_MOST_EVIDENCE)),
        )
        for each in indicators(context.facts, context.found)
    )
