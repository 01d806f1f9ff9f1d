"""What every page is made from: the build's facts, findings by document, and links."""

from __future__ import annotations

import datetime
import heapq
from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

from ..diagnostics import Finding, Severity
from ..facts.facts import Facts
from ..grouping import grouped
from ..model.catalogue import Catalogue
from ..model.node import Key, Node
from ..pipeline import Build
from ..render.links import address
from ..rules.waivers import Waived
from ..source.history import Change
from ..source.places import to_span
from ..summaries.found import Found
from ..words.language import ENGLISH, Language
from .refs import Linker, Ref
from .saying import Saying


class FindingRow(msgspec.Struct, frozen=True):
    """A finding as a page shows it: severity in words, rule, what (with titles for ids), where, whose, fix."""

    severity: str
    rule: str
    rule_href: str
    message: str
    where: str
    document: Ref | None
    owner: Ref | None
    asks: str
    help: str
    fix: str


class WaivedRow(msgspec.Struct, frozen=True):
    """A finding that a decision sets aside until a day."""

    finding: FindingRow
    decision: Ref
    until: datetime.date


class Context(msgspec.Struct, frozen=True, dict=True):
    """Everything a page may show.

    ``changes`` has the last change of each spec file and ``edit_links`` where it can be edited, by path, as far as the
    host knows; ``group_links`` is filled with where each group of a kind's list begins. Pages speak ``language``.
    """

    build: Build
    changes: Mapping[str, Change] = msgspec.field(default_factory=dict)
    edit_links: Mapping[str, str] = msgspec.field(default_factory=dict)
    language: Language = ENGLISH
    group_links: dict[str, Mapping[str, str]] = msgspec.field(default_factory=dict)

    @property
    def facts(self) -> Facts:
        """The facts."""
        return self.build.facts

    @property
    def catalogue(self) -> Catalogue:
        """The documents."""
        return self.build.catalogue

    @property
    def today(self) -> datetime.date:
        """The day that counts as today."""
        return self.build.facts.today

    @cached_property
    def link(self) -> Linker:
        """References to documents."""
        return Linker(self.catalogue)

    @cached_property
    def _saying(self) -> Saying:
        return Saying(self.catalogue)

    @cached_property
    def found(self) -> Found:
        """The findings, for the values that count or weigh them."""
        return Found(self.build.findings)

    @cached_property
    def _by_document(self) -> Mapping[str, tuple[Finding, ...]]:
        return grouped((finding.document, finding) for finding in self.build.findings)

    @cached_property
    def _by_file(self) -> Mapping[str, tuple[Finding, ...]]:
        return grouped((finding.path, finding) for finding in self.build.findings if not finding.document)

    @cached_property
    def findings_by_rule(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings of each rule."""
        return grouped((finding.rule, finding) for finding in self.build.findings)

    def findings_of(self, node: Node) -> tuple[FindingRow, ...]:
        """What is wrong with a document, worst first; with the trouble in its file when that could not be read."""
        found = self._by_document.get(str(node.key), ()) + self._by_file.get(node.path, ())
        return self.rows(found)

    @cached_property
    def _waived_by_document(self) -> Mapping[str, tuple[Waived, ...]]:
        return grouped((one.finding.document, one) for one in self.build.waived)

    def waived_of(self, node: Node) -> tuple[WaivedRow, ...]:
        """What would be said about a document if no decision waived it."""
        return self.waived_rows(self._waived_by_document.get(str(node.key), ()))

    def waived_rows(self, waived: Iterable[Waived]) -> tuple[WaivedRow, ...]:
        """Waived findings as rows, in the order of findings."""
        ordered = sorted(waived, key=lambda one: self._order(one.finding))
        return tuple(WaivedRow(self._row(one.finding), self.link.ref(*one.decision), one.until) for one in ordered)

    def findings_in(self, path: str) -> tuple[FindingRow, ...]:
        """What is wrong with a file, or with documents of it that could not be read."""
        return self.rows(self._by_file.get(path, ()))

    def rows(self, findings: tuple[Finding, ...]) -> tuple[FindingRow, ...]:
        """Findings as rows, worst first, then in the order of their places."""
        return tuple(self._row(finding) for finding in sorted(findings, key=self._order))

    def worst_rows(self, most: int) -> tuple[FindingRow, ...]:
        """The worst findings of all, at most so many."""
        worst = heapq.nsmallest(
            most, self.build.findings, key=lambda one: (-one.severity, one.path, one.rule, one.message)
        )
        return tuple(self._row(finding) for finding in worst)

    def worst(self, key: Key) -> tuple[Severity | None, int]:
        """The severity of the worst finding of a document, and how many are as bad."""
        found = [finding.severity for finding in self._by_document.get(str(key), ())]
        worst = max(found, default=None)
        return worst, found.count(worst) if worst is not None else 0

    def _order(self, finding: Finding) -> tuple[int, str, int, int, str]:
        span = to_span(finding.place, self.build.texts)
        return -finding.severity, span.path, span.line, span.column, finding.rule

    def _owner_of(self, kind: str, id_: str) -> Ref | None:
        node = self.catalogue.get(kind, id_) if id_ else None
        return self.link.ref("role", node.record.owner) if node and node.record.owner else None

    def _row(self, finding: Finding) -> FindingRow:
        span = to_span(finding.place, self.build.texts)
        kind, _, id_ = finding.document.partition("/")
        return FindingRow(
            severity=finding.severity.label,
            rule=finding.rule,
            rule_href="" if "/" in finding.rule else address(f"rules/{finding.rule}"),
            message=self._saying.message(finding),
            where=f"{span.path}:{span.line}",
            document=self.link.ref(kind, id_) if id_ else None,
            owner=self._owner_of(kind, id_),
            asks=finding.asks,
            help=finding.help,
            fix=finding.fix,
        )
