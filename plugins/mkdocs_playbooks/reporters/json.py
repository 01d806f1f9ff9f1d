"""The findings as one JSON record for other programs; its fields are frozen under a version number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from ..diagnostics import Finding, Span
from .order import Counts, Placed, placed

VERSION = 1
"""Raised whenever a field goes away or means something else; a new field does not raise it."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a file: lines and columns count from 1, in characters; the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class RelatedPlace(Place, frozen=True, kw_only=True):
    """A second place that explains a finding, and what to write beside it."""

    label: str


class FindingRecord(Place, frozen=True, kw_only=True):
    """A finding, with the fields of ``diagnostics.Finding``; those that have nothing to say are empty."""

    rule: str
    severity: str
    message: str
    label: str
    allowed: tuple[str, ...]
    help: str
    fix: str
    asks: str
    document: str
    related: tuple[RelatedPlace, ...]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """How many documents were looked at, and how many findings of each severity there are."""

    documents: int
    errors: int
    warnings: int
    infos: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole outcome of a check."""

    version: int
    summary: Summary
    findings: tuple[FindingRecord, ...]


def report(findings: Iterable[Finding], texts: Mapping[str, str], counts: Counts) -> str:
    """The report as indented JSON in ASCII, so that no terminal or encoding can change what it says."""
    record = Report(
        version=VERSION,
        summary=msgspec.convert(counts, Summary, from_attributes=True),
        findings=tuple(_record(one) for one in placed(findings, texts)),
    )
    return json.dumps(msgspec.to_builtins(record), indent=2).replace("\x7f", "\\u007f") + "\n"


def _record(one: Placed) -> FindingRecord:
    finding = one.finding
    return FindingRecord(
        **_place(one.span),
        rule=finding.rule,
        severity=finding.severity.label,
        message=finding.message,
        label=finding.label,
        allowed=finding.allowed,
        help=finding.help,
        fix=finding.fix,
        asks=finding.asks,
        document=finding.document,
        related=tuple(
            RelatedPlace(**_place(span), label=other.label)
            for other, span in zip(finding.related, one.related, strict=True)
        ),
    )


def _place(span: Span) -> dict[str, Any]:
    return dict(msgspec.to_builtins(span))
