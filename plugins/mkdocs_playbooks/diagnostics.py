"""Findings: the one type by which every stage says what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

import msgspec

Pointer = tuple[str | int, ...]
"""A JSON pointer already split into its parts."""


class Severity(IntEnum):
    """How much a finding matters; a higher number is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word shown to people."""
        return self.name.lower()

    @classmethod
    def parse(cls, word: str) -> Severity:
        """The severity a word names; raises ``KeyError`` for any other word."""
        return cls[word.upper()]


class Span(msgspec.Struct, frozen=True, order=True, array_like=True, tag=True):
    """A stretch of one file: lines and columns count from 1, in characters; the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Location(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A place named by what stands there; its span is worked out only when it is shown.

    ``document`` counts the documents of the file from 0. ``on_key`` points at the key rather than the value.
    """

    path: str
    document: int = 0
    pointer: Pointer = ()
    on_key: bool = False


Place = Span | Location


class Related(msgspec.Struct, frozen=True, array_like=True):
    """A second place that explains a finding."""

    place: Place
    label: str


class Finding(msgspec.Struct, frozen=True, array_like=True):
    """One thing that is wrong.

    Attributes:
        rule: ``yaml/…``, ``schema/…``, ``reference/…`` or the bare name of an audit rule.
        message: What is wrong, in one sentence without a full stop.
        label: What to write under the marked text.
        allowed: What would be accepted instead.
        help: How to put it right, in one sentence.
        fix: YAML to put there, when one text is right.
        replacement: What to write in place of the marked text, when that mends it for certain.
        asks: The question the rule puts to the organization.
        document: The ``kind/id`` the finding belongs to, when there is one.
    """

    severity: Severity
    rule: str
    message: str
    place: Place
    label: str = ""
    related: tuple[Related, ...] = ()
    allowed: tuple[str, ...] = ()
    help: str = ""
    fix: str = ""
    replacement: str = ""
    asks: str = ""
    document: str = ""

    @property
    def path(self) -> str:
        """The file the finding stands in."""
        return self.place.path

    @property
    def stops_build(self) -> bool:
        """Whether the text itself is broken, so that a site built from it would lack something."""
        return self.severity is Severity.ERROR and "/" in self.rule


def stopping(findings: Iterable[Finding], threshold: Severity | None) -> tuple[Finding, ...]:
    """The findings that keep a site from being made: broken text, and all that a project does not let pass."""
    return tuple(one for one in findings if one.stops_build or (threshold is not None and one.severity >= threshold))
