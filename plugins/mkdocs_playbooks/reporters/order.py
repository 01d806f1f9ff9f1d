"""What every format starts from: the findings with their spans, in reading order, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..diagnostics import Finding, Severity, Span
from ..rules.audit import Silence
from ..rules.waivers import Waived
from ..source.places import to_span


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with the spans of its place and of its related places, the latter in the finding's order."""

    finding: Finding
    span: Span
    related: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was looked at and what came of it."""

    documents: int
    errors: int = 0
    warnings: int = 0
    infos: int = 0


@dataclass(frozen=True, slots=True)
class Aside:
    """What a report leaves out, and what it cannot know.

    Attributes:
        known: How many findings a baseline holds that are still there.
        gone: How many it holds that are not.
        waived: The findings that decisions set aside.
        silences: The rules that could not run.
    """

    known: int = 0
    gone: int = 0
    waived: tuple[Waived, ...] = ()
    silences: tuple[Silence, ...] = ()


def placed(findings: Iterable[Finding], texts: Mapping[str, str]) -> tuple[Placed, ...]:
    """The findings with their spans, by path, line, column and rule."""
    found = (
        Placed(
            finding,
            to_span(finding.place, texts),
            tuple(to_span(other.place, texts) for other in finding.related),
        )
        for finding in sorted(findings, key=lambda finding: finding.path)
    )
    return tuple(sorted(found, key=lambda one: (one.span, one.finding.rule, one.finding.message)))


def count(findings: Iterable[Finding], documents: int) -> Counts:
    """How many findings there are of each severity."""
    severities = [finding.severity for finding in findings]
    errors, warnings, infos = (
        severities.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
    )
    return Counts(documents, errors, warnings, infos)
