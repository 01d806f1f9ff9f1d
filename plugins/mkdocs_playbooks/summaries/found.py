"""The findings of a run, sorted by what they stand on, for the values that count or weigh them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

from ..diagnostics import Finding, Location, Severity
from ..grouping import grouped
from ..model.node import Key
from ..rules import rules

TEXT = "specs"
"""The area of findings about the text of the specs: what cannot be read, is not valid or leads nowhere."""


class Found(msgspec.Struct, frozen=True, dict=True):
    """What the checks found, by document and by area."""

    findings: tuple[Finding, ...]

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings of each document by its ``kind/id``."""
        return grouped((finding.document, finding) for finding in self.findings)

    def of(self, key: Key) -> tuple[Finding, ...]:
        """The findings of one document."""
        return self.by_document.get(str(key), ())

    def errors(self, key: Key, areas: Iterable[str] = ()) -> tuple[Finding, ...]:
        """The errors of one document, in any of some areas; of every area when none is given."""
        wanted = frozenset(areas)
        return tuple(
            finding
            for finding in self.of(key)
            if finding.severity is Severity.ERROR and (not wanted or area_of(finding) in wanted)
        )

    def worst(self, key: Key) -> Severity | None:
        """The severity of the worst finding of a document."""
        return max((finding.severity for finding in self.of(key)), default=None)


def area_of(finding: Finding) -> str:
    """The area of a finding: that of its rule, or the text of the specs."""
    rule = rules().get(finding.rule)
    return rule.area if rule else TEXT


def step_of(finding: Finding) -> int | None:
    """The place of the step a finding of a workflow stands in; ``None`` for one about the whole."""
    match finding.place:
        case Location(pointer=("steps", int(index), *_)):
            return index
    return None
