"""What every format starts from: the findings with their spans, in reading order, and how many there are."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..diagnostics import Finding, Severity, Span
from ..model.catalogue import Catalogue
from ..model.identity import Identity, identity
from ..rules.audit import Silence
from ..rules.waivers import Waived
from ..source.places import to_span


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with the spans of its place and of its related places, the latter in the finding's order.

    Its ``fingerprint`` is the same in the next run, whatever is edited around it.
    """

    finding: Finding
    span: Span
    related: tuple[Span, ...]
    fingerprint: str


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


@dataclass(frozen=True)
class Reported:
    """What a format turns into text: findings, the files they stand in, and what was left out.

    ``catalogue`` gives findings names that last; without one they go by their places alone.
    """

    findings: tuple[Finding, ...]
    texts: Mapping[str, str]
    documents: int
    aside: Aside = Aside()
    catalogue: Catalogue = Catalogue({})  # noqa: RUF009 (frozen)

    @cached_property
    def counts(self) -> Counts:
        """How many findings there are of each severity."""
        return count(self.findings, self.documents)

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """The findings with their spans, by path, line, column and rule."""
        return self._placed(self.findings)

    @cached_property
    def waived(self) -> tuple[tuple[Placed, Waived], ...]:
        """The waived findings in the same order, each with its waiver."""
        by_finding = {id(one.finding): one for one in self.aside.waived}
        placed = self._placed(one.finding for one in self.aside.waived)
        return tuple((one, by_finding[id(one.finding)]) for one in placed)

    def _placed(self, findings: Iterable[Finding]) -> tuple[Placed, ...]:
        found = (
            (finding, to_span(finding.place, self.texts)) for finding in sorted(findings, key=lambda one: one.path)
        )
        ordered = sorted(found, key=lambda one: (one[1], one[0].rule, one[0].message))
        seen: Counter[Identity] = Counter()
        return tuple(self._place(finding, span, seen) for finding, span in ordered)

    def _place(self, finding: Finding, span: Span, seen: Counter[Identity]) -> Placed:
        name = identity(finding, self.catalogue)
        fingerprint = hashlib.sha256("\0".join((*name, str(seen[name]))).encode()).hexdigest()
        seen[name] += 1
        return Placed(finding, span, tuple(to_span(other.place, self.texts) for other in finding.related), fingerprint)


def count(findings: Iterable[Finding], documents: int) -> Counts:
    """How many findings there are of each severity."""
    severities = [finding.severity for finding in findings]
    errors, warnings, infos = (
        severities.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
    )
    return Counts(documents, errors, warnings, infos)
