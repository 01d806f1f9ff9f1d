"""Which documents to look at first: by how long ago somebody did, by who reads them and by what is wrong."""

from __future__ import annotations

import datetime

import msgspec

from ..diagnostics import Severity
from ..facts.durations import in_days
from ..facts.facts import Facts
from ..model.node import Node
from .found import Found

UNKNOWN_AGE = 365
"""Days that count for a document that does not say when it was or will be reviewed: a year, so that it comes up."""

_ENDED = frozenset({"retired", "superseded"})


class Refresh(msgspec.Struct, frozen=True):
    """A document with what it is ranked by.

    Attributes:
        node: The document.
        age: Days since its last review.
        reviewed: The day of that review, or the one it follows from; ``None`` when nothing tells it.
        is_stated: Whether the document itself says the day.
        readers: How many documents refer to it.
        worst: The severity of its worst finding.
    """

    node: Node
    age: int
    reviewed: datetime.date | None
    is_stated: bool
    readers: int
    worst: Severity | None

    @property
    def score(self) -> int:
        """Age in days, times one more than the readers, times 1 (nothing found), 2 (info), 3 (warning) or 4 (error)."""
        return self.age * (1 + self.readers) * (1 + (self.worst or 0))


def refresh_ranking(facts: Facts, found: Found) -> tuple[Refresh, ...]:
    """Every document that is in force by its score, the highest first; equal ones by kind and id.

    The score is age x readers x severity. Age counts from ``last_reviewed``; where that is not said, from
    ``review_due`` less the organization's ``review_every``; where nothing is said, it is a year. Readers are the
    documents that refer to it, for nobody counts visits; one is added, so that a document alone is ranked too.
    """
    ranked = (
        _refresh(node, facts, found)
        for node in facts.catalogue.nodes.values()
        if node.data.get("status") not in _ENDED and node.kind != "person"
    )
    return tuple(sorted((each for each in ranked if each.score), key=lambda each: (-each.score, each.node.key)))


def readers(node: Node, facts: Facts) -> int:
    """How many other documents refer to a document."""
    return len({link.source for link in facts.catalogue.links_to(node.key)} - {node.key})


def _refresh(node: Node, facts: Facts, found: Found) -> Refresh:
    reviewed, is_stated = _reviewed(node, facts)
    age = max(0, (facts.today - reviewed).days) if reviewed else UNKNOWN_AGE
    return Refresh(node, age, reviewed, is_stated, readers(node, facts), found.worst(node.key))


def _reviewed(node: Node, facts: Facts) -> tuple[datetime.date | None, bool]:
    if node.record.last_reviewed:
        return node.record.last_reviewed, True
    organization = facts.catalogue.organization
    defaults = organization.record.defaults if organization else None
    if node.record.review_due and defaults and defaults.review_every:
        return node.record.review_due - datetime.timedelta(days=round(in_days(defaults.review_every))), False
    return None, False
