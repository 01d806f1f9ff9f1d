"""The findings as SARIF 2.1.0, which code hosts and editors show beside the lines they are about.

The standard: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0". Columns are counted in
characters, as everywhere here, which the file says of itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from .. import __version__
from ..diagnostics import Severity, Span
from ..facts.strictness import Stage
from ..rules import rules
from ..rules.rule import Rule
from .order import Placed, Reported

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "playbookFinding/v1"

Json = dict[str, Any]


def report(reported: Reported) -> str:
    """One run with every finding, its related places, a fingerprint and, where one is certain, a fix."""
    waived = (one for one, _ in reported.waived)
    names = sorted({one.finding.rule for one in (*reported.placed, *waived)})
    numbers = {name: number for number, name in enumerate(names)}
    results = [_result(one, numbers) for one in reported.placed]
    driver = {"name": "playbook", "version": __version__, "rules": [_rule(name) for name in names]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [*results, *_waived(reported, numbers)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(name: str) -> Json:
    """What is known of a rule; of a broken text, its name says enough."""
    rule = rules().get(name)
    return {"id": name} if rule is None else {"id": name, **_documentation(rule)}


def _documentation(rule: Rule) -> Json:
    strictest = rule.severities[Stage.PRODUCTION] or max(filter(None, rule.severities.values()))
    return {
        "shortDescription": {"text": f"{rule.summary}."},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.asks}\n\nplaybook explain {rule.name}"},
        "defaultConfiguration": {"level": _LEVELS[strictest]},
        "properties": {"tags": [rule.area]},
    }


def _result(one: Placed, numbers: dict[str, int]) -> Json:
    finding = one.finding
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": ". ".join(filter(None, (finding.message, finding.help)))},
        "locations": [{"physicalLocation": _physical(one.span)}],
        "partialFingerprints": {_FINGERPRINT: one.fingerprint},
    }
    related = zip(finding.related, one.related, strict=True)
    places = [{"physicalLocation": _physical(span), "message": {"text": other.label}} for other, span in related]
    facts = {name: getattr(finding, name) for name in ("label", "asks", "document", "fix", "allowed")}
    said = {name: value for name, value in facts.items() if value}
    return result | _some("relatedLocations", places) | _some("fixes", list(_fixes(one))) | _some("properties", said)


def _waived(reported: Reported, numbers: dict[str, int]) -> Iterator[Json]:
    """Waived findings are results that are suppressed, with the decision as the reason."""
    for one, waiver in reported.waived:
        why = f"waived by {waiver.decision} until {waiver.until}"
        suppression = {"kind": "external", "status": "accepted", "justification": why}
        yield _result(one, numbers) | {"suppressions": [suppression]}


def _fixes(one: Placed) -> Iterator[Json]:
    if one.finding.replacement:
        replacement = {
            "deletedRegion": _region(one.span),
            "insertedContent": {"text": one.finding.replacement},
        }
        change = {"artifactLocation": _artifact(one.span), "replacements": [replacement]}
        yield {"description": {"text": one.finding.help or one.finding.message}, "artifactChanges": [change]}


def _physical(span: Span) -> Json:
    return {"artifactLocation": _artifact(span), "region": _region(span)}


def _artifact(span: Span) -> Json:
    return {"uri": quote(span.path), "uriBaseId": "%SRCROOT%"}


def _region(span: Span) -> Json:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _some(name: str, value: Any) -> Json:
    """A property, unless it has nothing to say."""
    return {name: value} if value else {}
