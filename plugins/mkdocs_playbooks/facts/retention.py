"""How long evidence has to be kept, and whether it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from ..diagnostics import Location
from ..kinds.fields import Evidence
from ..model.catalogue import Catalogue
from ..model.node import Node
from .durations import in_days

HIGH_RISK = "6 months"
"""How long a high-risk system's records are kept at least: EU AI Act, Article 26(6)."""

_SAME = 0.98
"""Months differ in length, so a duration within 2 % of another is as long: 26 weeks are six months."""


class Least(msgspec.Struct, frozen=True):
    """The shortest time for which something has to be kept, and the place that asks for it."""

    duration: str
    place: Location
    is_law: bool = False


def organization_least(catalogue: Catalogue) -> Least | None:
    """What the organization keeps evidence for, when it says so."""
    node = catalogue.organization
    if node is None or node.record.defaults is None or node.record.defaults.evidence_keep is None:
        return None
    return Least(node.record.defaults.evidence_keep, node.at("defaults", "evidence_keep"))


def high_risk_least(systems: Iterable[str], catalogue: Catalogue) -> Least | None:
    """What the law asks for when one of these systems is of high risk."""
    for node in filter(None, (catalogue.get("system", id_) for id_ in systems)):
        if node.record.risk_class == "high":
            return Least(HIGH_RISK, node.at("risk_class"), is_law=True)
    return None


def unmet(keep: str, least: Iterable[Least | None]) -> Least | None:
    """The longest of some least times that a duration is too short for."""
    missed = [each for each in least if each is not None and is_shorter(keep, each.duration)]
    return max(missed, key=lambda each: in_days(each.duration), default=None)


def is_shorter(duration: str, least: str) -> bool:
    """Whether a duration is shorter than another by more than months differ in length."""
    return in_days(duration) < _SAME * in_days(least)


def all_evidence(node: Node) -> Iterator[tuple[tuple[str | int, ...], Evidence]]:
    """Every evidence that a workflow or a control says it keeps, with its place in the document."""
    if node.kind == "control":
        yield from ((("evidence", index), evidence) for index, evidence in enumerate(node.record.evidence))
        return
    for number, step in enumerate(node.record.steps):
        for index, evidence in enumerate(step.evidence):
            yield ("steps", number, "evidence", index), evidence
