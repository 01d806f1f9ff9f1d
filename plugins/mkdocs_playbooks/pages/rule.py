"""The page of an audit rule, and the list of them all."""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.strictness import Stage
from ..grouping import grouped
from ..render.links import address
from ..rules import rules
from ..rules.rule import Rule
from .context import Context, FindingRow, WaivedRow
from .refs import MOST_LISTED, Listed


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with what it finds now, what decisions waive of it, and why it could not run if so.

    ``severities`` are those of this project, which ``is_set_here`` when they are not the rule's own.
    """

    rule: Rule
    severities: tuple[tuple[str, str], ...]
    is_set_here: bool
    findings: Listed[FindingRow]
    waived: Listed[WaivedRow]
    silence: str


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule in the list."""

    name: str
    href: str
    summary: str
    severities: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class RulesView:
    """The rules by area."""

    areas: tuple[tuple[str, tuple[RuleEntry, ...]], ...]


def rule_view(rule: Rule, context: Context) -> RuleView:
    """The page of one rule."""
    found = context.findings_by_rule.get(rule.name, ())
    rows = context.rows(found[:MOST_LISTED])
    waived = tuple(one for one in context.build.waived if one.finding.rule == rule.name)
    return RuleView(
        rule,
        _severities(rule, context),
        context.build.severities[rule.name] != rule.severities,
        Listed(rows, len(found)),
        Listed(context.waived_rows(waived[:MOST_LISTED]), len(waived)),
        next((silence.why for silence in context.build.silences if silence.rule == rule.name), ""),
    )


def rules_view(context: Context) -> RulesView:
    """The list of the rules, by area, in the order of the areas' names."""
    areas = grouped((rule.area, _entry(rule, context)) for rule in rules().values())
    return RulesView(tuple(sorted(areas.items())))


def _entry(rule: Rule, context: Context) -> RuleEntry:
    return RuleEntry(
        rule.name,
        address(rule_route(rule)),
        rule.summary,
        tuple(word for _, word in _severities(rule, context)),
        len(context.findings_by_rule.get(rule.name, ())),
    )


def rule_route(rule: Rule) -> str:
    """The route of a rule's page."""
    return f"rules/{rule.name}"


def _severities(rule: Rule, context: Context) -> tuple[tuple[str, str], ...]:
    return tuple(
        (stage.name.lower(), severity.label if severity else "not reported")
        for stage in Stage
        for severity in (context.build.severities[rule.name][stage],)
    )
