"""How many minutes of review the running workflows ask of a role each month, and how many it has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from ..kinds.role import Role
from ..kinds.workflow import Review
from ..model.catalogue import Catalogue
from ..model.node import Key, Node
from .kept import kept_for_each

if TYPE_CHECKING:
    from .facts import Facts

WEEKS_IN_MONTH = 52 / 12
"""Weeks in an average month, to compare hours a week with work a month."""

RUNNING = frozenset({"integration", "pilot", "production"})
"""The statuses of a workflow whose reviews take time now; an idea takes none yet, and a paused workflow none today."""

_TWO_TO_TWELVE = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_IN_WORDS = dict(zip(_TWO_TO_TWELVE, range(2, 13), strict=True)) | {"twenty": 20, "fifty": 50, "hundred": 100}
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:%|per ?cent\b)", re.IGNORECASE)
_ONE_IN = re.compile(r"(?:one|1) in (\w+)", re.IGNORECASE)


class Load(msgspec.Struct, frozen=True):
    """What one review asks for: the workflow, the place of the step that holds it, and minutes a month."""

    workflow: Node
    index: int
    minutes: float


def share(sample: str | None) -> float:
    """Which share of the results is looked at, from 0 to 1: what a sample begins with, else all of them.

    Shares are read as ``20 %``, ``20 percent`` or ``one in five``.
    """
    if percent := _PERCENT.match(sample or ""):
        return min(float(percent[1].replace(",", ".")) / 100, 1.0)
    if one_in := _ONE_IN.match(sample or ""):
        word = one_in[1].lower()
        every = int(word) if word.isdecimal() else _IN_WORDS.get(word, 1)
        return 1 / max(every, 1)
    return 1.0


def minutes_of(review: Review, catalogue: Catalogue) -> float | None:
    """How long one review takes: as it says itself, else as its checklist does."""
    if review.minutes is not None:
        return review.minutes
    checklist = catalogue.get("checklist", review.checklist) if review.checklist else None
    return checklist.record.minutes if checklist else None


def loads(role: Node, facts: Facts) -> tuple[Load, ...]:
    """The reviews of a role in the workflows that run, as far as they say how long they take and how often."""
    nodes = facts.catalogue.nodes
    return tuple(Load(nodes[Key("workflow", id_)], index, minutes) for id_, index, minutes in _loads_on(role, facts))


_Review = tuple[str, int, float]
"""A review by the id of its workflow (or of its role), the place of its step, and its minutes a month."""


@kept_for_each(tuple[_Review, ...])
def _loads_on(role: Node, facts: Facts) -> tuple[_Review, ...]:
    steps = facts.catalogue.links_to(role.key, "workflow", "steps")
    reviewed = dict.fromkeys(link.source for link in steps if link.pointer[2:] == ("review", "by"))
    return tuple(
        (workflow.id, index, minutes)
        for workflow in map(facts.catalogue.nodes.__getitem__, reviewed)
        for by, index, minutes in _loads_in(workflow, facts)
        if by == role.id
    )


def minutes_available(role: Role) -> float | None:
    """The minutes a month that the holders of a role have for reviews, together; ``None`` if it does not say."""
    hours = role.review_hours_per_week
    return None if hours is None else hours * 60 * WEEKS_IN_MONTH


@kept_for_each(tuple[_Review, ...])
def _loads_in(node: Node, facts: Facts) -> tuple[_Review, ...]:
    volume = node.record.volume_per_month
    if volume is None or node.record.status not in RUNNING:
        return ()
    return tuple(
        (facts.catalogue.present("role", step.review.by).id, index, minutes * volume * share(step.review.sample))
        for index, step in enumerate(node.record.steps)
        if step.review and step.review.by and (minutes := minutes_of(step.review, facts.catalogue)) is not None
    )
