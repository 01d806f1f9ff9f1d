"""Waivers: accepted decisions that silence one rule on one document, or on one step of it, until a day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import msgspec

from ..diagnostics import Finding, Location
from ..facts.facts import Facts
from ..facts.kept import kept
from ..grouping import grouped
from ..model.node import Key


class Waived(msgspec.Struct, frozen=True):
    """A finding that is set aside, by which decision and until when; on that day it still is."""

    finding: Finding
    decision: Key
    until: datetime.date


class _Waiver(msgspec.Struct, frozen=True):
    decision: Key
    until: datetime.date
    part: str


@kept(tuple[tuple[str, str, str, datetime.date, str], ...])
def _in_force(facts: Facts) -> tuple[tuple[str, str, str, datetime.date, str], ...]:
    """The rule, the subject, the decision, the last day and the part of the subject of every waiver in force."""
    return tuple(
        (waiver.rule, str(link.target.key), node.id, waiver.until, link.target.part)
        for node in facts.catalogue.of_kind("decision")
        if node.record.status == "accepted"
        for index, waiver in enumerate(node.record.waives)
        if waiver.until is not None and waiver.until >= facts.today
        for link in facts.catalogue.links_from(node.key)
        if link.pointer == ("waives", index, "of")
    )


class Waivers:
    """The waivers in force; one without an end, or past it, silences nothing."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._by_subject: Mapping[tuple[str, str], tuple[_Waiver, ...]] = grouped(
            ((rule, subject), _Waiver(Key("decision", decision), until, part))
            for rule, subject, decision, until, part in _in_force(facts)
        )

    def of(self, finding: Finding) -> tuple[Key, datetime.date] | None:
        """The decision that waives a finding, and its end; of several the one that lasts longest."""
        found = [
            waiver
            for waiver in self._by_subject.get((finding.rule, finding.document), ())
            if not waiver.part or waiver.part == self._step(finding)
        ]
        longest = max(found, key=lambda waiver: (waiver.until, waiver.decision), default=None)
        return (longest.decision, longest.until) if longest else None

    def _step(self, finding: Finding) -> str:
        """The id of the step a finding stands in, if it stands in one."""
        match finding.place:
            case Location(pointer=("steps", int(index), *_)):
                kind, _, id_ = finding.document.partition("/")
                node = self._facts.catalogue.nodes[Key(kind, id_)]
                return str(node.record.steps[index].id)
        return ""
