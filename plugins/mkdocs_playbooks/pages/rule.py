"""The page of an audit rule, and the list of them all."""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.strictness import Stage
from ..grouping import grouped
from ..render.links import address
from ..rules import rules
from ..rules.rule import Rule
from .context import Context, FindingRow
from .refs import MOST_LISTED, Listed


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with what it finds now."""

    rule: Rule
    severities: tuple[tuple[str, str], ...]
    findings: Listed[FindingRow]


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
    return RuleView(rule, _severities(rule), Listed(rows, len(found)))


def rules_view(context: Context) -> RulesView:
    """The list of the rules, by area, in the order of the areas' names."""
    areas = grouped((rule.area, _entry(rule, context)) for rule in rules().values())
    return RulesView(tuple(sorted(areas.items())))


def _entry(rule: Rule, context: Context) -> RuleEntry:
    return RuleEntry(
        rule.name,
        address(rule_route(rule)),
        rule.summary,
        tuple(word for _, word in _severities(rule)),
        len(context.findings_by_rule.get(rule.name, ())),
    )


def rule_route(rule: Rule) -> str:
    """The route of a rule's page."""
    return f"rules/{rule.name}"


def _severities(rule: Rule) -> tuple[tuple[str, str], ...]:
    return tuple(
        (stage.name.lower(), severity.label if severity else "not reported")
        for stage in Stage
        for severity in (rule.severities[stage],)
    )
