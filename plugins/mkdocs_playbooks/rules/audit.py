"""Running the rules: violations become findings with the severity their document's stage calls for."""

from __future__ import annotations

from collections.abc import Iterable

from ..diagnostics import Finding, Severity, Span
from ..facts.facts import Facts
from ..facts.strictness import Stage
from .rule import Rule, Violation


def audit(facts: Facts, rules: Iterable[Rule], config_path: str) -> tuple[Finding, ...]:
    """What the rules find, in the order of the rules.

    A violation of the whole collection stands on the organization's document, without one on the configuration file.
    """
    return tuple(
        _finding(rule, violation, severity, facts, config_path)
        for rule in rules
        for violation in rule.check(facts)
        if (severity := _severity(rule, violation, facts)) is not None
    )


def _severity(rule: Rule, violation: Violation, facts: Facts) -> Severity | None:
    node = violation.node or facts.catalogue.organization
    if node is None:
        stage = max((facts.stage(workflow) or Stage.IDEA for workflow, _ in facts.workflows()), default=Stage.IDEA)
        return rule.severities[stage]
    stage_of_node = facts.stage(node)
    return None if stage_of_node is None else rule.severities[stage_of_node]


def _finding(rule: Rule, violation: Violation, severity: Severity, facts: Facts, config_path: str) -> Finding:
    node = violation.node or facts.catalogue.organization
    return Finding(
        severity,
        rule.name,
        violation.message,
        violation.place or (node.at("id") if node else Span(config_path)),
        label=violation.label,
        related=violation.related,
        allowed=violation.allowed,
        help=violation.help,
        fix=violation.fix,
        asks=rule.asks,
        document=str(node.key) if node else "",
    )
