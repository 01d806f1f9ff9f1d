"""What every format starts from: the findings with their spans, in reading order, and how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, partial

import msgspec

from ..diagnostics import Finding, Severity, Span
from ..memory import Memory
from ..model.catalogue import Catalogue
from ..model.identity import Identity, identity
from ..rules.audit import Silence
from ..rules.waivers import Waived
from ..source.places import to_span


class Placed(msgspec.Struct, frozen=True):
    """A finding with the spans of its place and of its related places, the latter in the finding's order.

    ``name`` is what it is known by to a memory: all that is said of it.
    """

    finding: Finding
    span: Span
    related: tuple[Span, ...]
    name: str
    number: int
    fingerprints: Callable[[], tuple[str, ...]]

    @property
    def fingerprint(self) -> str:
        """What it is known by in the next run too, whatever is edited around it."""
        return self.fingerprints()[self.number]


class Counts(msgspec.Struct, frozen=True):
    """How much was looked at and what came of it."""

    documents: int
    errors: int = 0
    warnings: int = 0
    infos: int = 0


class Aside(msgspec.Struct, frozen=True):
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


class Reported(msgspec.Struct, frozen=True, dict=True):
    """What a format turns into text: findings, the files they stand in, and what was left out.

    ``catalogue`` gives findings names that last; without one they go by their places alone. ``memory`` knows where
    findings stand in texts that have not changed.
    """

    findings: tuple[Finding, ...]
    texts: Mapping[str, str]
    documents: int
    aside: Aside = Aside()
    catalogue: Catalogue = msgspec.field(default_factory=lambda: Catalogue({}))
    memory: Memory = msgspec.field(default_factory=Memory)

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
        found = [(finding, *self._spans(finding)) for finding in sorted(findings, key=lambda one: one.path)]
        found.sort(key=lambda one: (one[2], one[0].rule, one[0].message))
        fingerprints = cache(lambda: tuple(self._fingerprints(finding for finding, *_ in found)))
        return tuple(
            Placed(finding, span, related, name, number, fingerprints)
            for number, (finding, name, span, related) in enumerate(found)
        )

    def _spans(self, finding: Finding) -> tuple[str, Span, tuple[Span, ...]]:
        """What a memory knows a finding by, its span, and those of its related places."""
        name = _encode(finding).decode("latin-1")
        return name, *self.memory.recall("spans", name, partial(self._found, finding), _Spans)

    def _found(self, finding: Finding) -> _Spans:
        related = tuple(to_span(other.place, self.texts) for other in finding.related)
        return to_span(finding.place, self.texts), related

    def _fingerprints(self, findings: Iterable[Finding]) -> Iterator[str]:
        from hashlib import sha256  # noqa: PLC0415 (most reports need none)

        seen: Counter[Identity] = Counter()
        for finding in findings:
            name = identity(finding, self.catalogue)
            yield sha256("\0".join((*name, str(seen[name]))).encode()).hexdigest()
            seen[name] += 1


_encode = msgspec.msgpack.Encoder().encode
_Spans = tuple[Span, tuple[Span, ...]]


def count(findings: Iterable[Finding], documents: int) -> Counts:
    """How many findings there are of each severity."""
    severities = [finding.severity for finding in findings]
    errors, warnings, infos = (
        severities.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
    )
    return Counts(documents, errors, warnings, infos)
