"""The findings as one JSON record for other programs; its fields are frozen under a version number."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from ..diagnostics import Span
from .order import Placed, Reported

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
    replacement: str
    fingerprint: str
    asks: str
    document: str
    related: tuple[RelatedPlace, ...]


class WaivedRecord(FindingRecord, frozen=True, kw_only=True):
    """A finding that a decision sets aside, and the last day on which it does."""

    decision: str
    until: str


class SilenceRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that could not run, and why."""

    rule: str
    why: str


class BaselineRecord(msgspec.Struct, frozen=True, kw_only=True):
    """How many findings of the baseline are still there, and how many are not; neither is among the findings."""

    known: int
    gone: int


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
    waived: tuple[WaivedRecord, ...]
    not_checked: tuple[SilenceRecord, ...]
    baseline: BaselineRecord


def report(reported: Reported) -> str:
    """The report as JSON."""
    aside = reported.aside
    record = Report(
        version=VERSION,
        summary=msgspec.convert(reported.counts, Summary, from_attributes=True),
        findings=tuple(FindingRecord(**_fields(one)) for one in reported.placed),
        waived=tuple(
            WaivedRecord(**_fields(one), decision=str(waiver.decision), until=waiver.until.isoformat())
            for one, waiver in reported.waived
        ),
        not_checked=tuple(SilenceRecord(rule=silence.rule, why=silence.why) for silence in aside.silences),
        baseline=BaselineRecord(known=aside.known, gone=aside.gone),
    )
    return dumped(record)


def dumped(record: msgspec.Struct) -> str:
    """A record as indented JSON in ASCII, so that no terminal or encoding can change what it says."""
    return json.dumps(msgspec.to_builtins(record), indent=2).replace("\x7f", "\\u007f") + "\n"


def schema() -> str:
    """The JSON Schema of the report, made from its records."""
    made, definitions = msgspec.json.schema_components([Report], ref_template="#/$defs/{name}")
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Report of playbook check"}
    return json.dumps(about | made[0] | {"$defs": definitions}, indent=2, sort_keys=True) + "\n"


def _fields(one: Placed) -> dict[str, Any]:
    finding = one.finding
    return dict(
        **_place(one.span),
        rule=finding.rule,
        severity=finding.severity.label,
        message=finding.message,
        label=finding.label,
        allowed=finding.allowed,
        help=finding.help,
        fix=finding.fix,
        replacement=finding.replacement,
        fingerprint=one.fingerprint,
        asks=finding.asks,
        document=finding.document,
        related=tuple(
            RelatedPlace(**_place(span), label=other.label)
            for other, span in zip(finding.related, one.related, strict=True)
        ),
    )


def _place(span: Span) -> dict[str, Any]:
    return msgspec.structs.asdict(span)
