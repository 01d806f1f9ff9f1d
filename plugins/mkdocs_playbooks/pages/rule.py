"""The page of an audit rule, and the list of them all."""

from __future__ import annotations

import msgspec

from ..facts.strictness import Stage
from ..grouping import grouped
from ..render.links import address
from ..rules import rules
from ..rules.rule import Rule
from ..words.spoken import N_
from .audit import AUDIT
from .context import Context, FindingRow, WaivedRow
from .head import Head, head
from .refs import MOST_LISTED, Listed

NOT_REPORTED = N_("not reported")
"""What is said of a stage at which a rule finds nothing."""

_AT = {"idea": "for an idea", "pilot": "in a pilot", "production": "in production"}


class RuleView(msgspec.Struct, frozen=True):
    """A rule with what it finds now, what decisions waive of it, and why it could not run if so.

    ``severities`` are those of this project, which ``is_set_here`` when they are not the rule's own.
    """

    head: Head
    rule: Rule
    severities: tuple[tuple[str, str], ...]
    is_set_here: bool
    findings: Listed[FindingRow]
    waived: Listed[WaivedRow]
    silence: str


class RuleEntry(msgspec.Struct, frozen=True):
    """A rule in the list; ``strictness`` says in words how severe it is at which stage."""

    name: str
    href: str
    asks: str
    summary: str
    strictness: str
    count: int


class RulesView(msgspec.Struct, frozen=True):
    """The rules by area, and those of them that find something now."""

    head: Head
    areas: tuple[tuple[str, tuple[RuleEntry, ...]], ...]
    finding: tuple[RuleEntry, ...]
    total: int
    audit_href: str


def rule_view(rule: Rule, context: Context) -> RuleView:
    """The page of one rule."""
    found = context.findings_by_rule.get(rule.name, ())
    rows = context.rows(found[:MOST_LISTED])
    waived = tuple(one for one in context.build.waived if one.finding.rule == rule.name)
    return RuleView(
        head("rule", context),
        rule,
        _severities(rule, context),
        context.build.severities[rule.name] != rule.severities,
        Listed(rows, len(found)),
        Listed(context.waived_rows(waived[:MOST_LISTED]), len(waived)),
        next((silence.why for silence in context.build.silences if silence.rule == rule.name), ""),
    )


def rules_view(context: Context) -> RulesView:
    """The list of the rules, by area, in the order of the areas' names."""
    areas = sorted(grouped((rule.area, _entry(rule, context)) for rule in rules().values()).items())
    every = tuple(entry for _, entries in areas for entry in entries)
    finding = tuple(sorted((entry for entry in every if entry.count), key=lambda each: (-each.count, each.name)))
    return RulesView(head("rules", context), tuple(areas), finding, len(every), address(AUDIT))


def _entry(rule: Rule, context: Context) -> RuleEntry:
    return RuleEntry(
        rule.name,
        address(rule_route(rule)),
        rule.asks,
        rule.summary,
        _strictness(rule, context),
        len(context.findings_by_rule.get(rule.name, ())),
    )


def _strictness(rule: Rule, context: Context) -> str:
    """How severe a rule is at which stage: "warning in a pilot, error in production"; stages alike are told as one."""
    by_word = grouped((word, stage) for stage, word in _severities(rule, context) if word != NOT_REPORTED)
    if len(by_word) == 1 and len(next(iter(by_word.values()))) == len(Stage):
        return f"{next(iter(by_word))} at every stage"
    told = (f"{word} {' and '.join(_AT[stage] for stage in stages)}" for word, stages in by_word.items())
    return ", ".join(told) or NOT_REPORTED


def rule_route(rule: Rule) -> str:
    """The route of a rule's page."""
    return f"rules/{rule.name}"


def _severities(rule: Rule, context: Context) -> tuple[tuple[str, str], ...]:
    return tuple(
        (stage.name.lower(), severity.label if severity else NOT_REPORTED)
        for stage in Stage
        for severity in (context.build.severities[rule.name][stage],)
    )
