"""Who looks at what the steps of a workflow make, and how closely, in two versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..facts.capacity import share
from ..facts.review import reviews_by_made
from ..kinds.workflow import Review, Workflow
from .change import Change
from .entries import matched
from .telling import Teller, quoted, said

_TOPIC = "review"

Held = tuple[str, Review]
"""A review with the step that holds it."""


def held_reviews(workflow: Workflow, names: Mapping[str, str]) -> Mapping[str, tuple[Held, ...]]:
    """The reviews of a workflow by the step whose work is looked at; ``names`` has the present ids of renamed steps."""
    return {
        names.get(made, made): tuple(
            (names.get(step.id, step.id), step.review) for _, step in holders if step.review is not None
        )
        for made, holders in reviews_by_made(workflow).items()
    }


def review_changes(was: tuple[Held, ...], now: tuple[Held, ...], tell: Teller) -> Iterator[Change]:
    """What differs in the reviews of one step's work; one that another step holds is the same review."""
    found = matched(was, now, lambda held: held[0])
    moved = tuple(zip(found.gone, found.new, strict=False))
    for (before, old), (after, new) in (*found.kept, *moved):
        if before != after:
            yield tell.neither(_TOPIC, f"review held by the step {quoted(after)}, was {quoted(before)}", before, after)
        yield from _details(old, new, tell)
    for _, review in found.gone[len(moved) :]:
        left = "" if now else "; nobody reviews what it makes"
        yield tell.looser(_TOPIC, f"review{_by(review)} removed{left}", review.by or "")
    for _, review in found.new[len(moved) :]:
        yield tell.tighter(_TOPIC, f"review{_by(review)} added", "", review.by or "")


def _by(review: Review) -> str:
    return f" by {quoted(review.by)}" if review.by else ""


def _details(was: Review, now: Review, tell: Teller) -> Iterator[Change]:
    yield from tell.safeguard(_TOPIC, "reviewer", was.by, now.by)
    if was.criteria and not was.checklist and now.checklist and not now.criteria:
        yield tell.neither(_TOPIC, f"reviewed by the checklist {quoted(now.checklist)}, no longer by its own criteria")
    elif was.checklist and not was.criteria and now.criteria and not now.checklist:
        yield tell.neither(_TOPIC, f"reviewed by its own criteria, no longer by the checklist {quoted(was.checklist)}")
    else:
        yield from tell.safeguard(_TOPIC, "checklist of the review", was.checklist, now.checklist)
        yield from tell.safeguards(_TOPIC, "criterion of the review", was.criteria, now.criteria)
    if was.sample != now.sample:
        before, after = was.sample or "all", now.sample or "all"
        if before != after:
            fewer = _coverage(was.sample) > _coverage(now.sample)
            more = _coverage(was.sample) < _coverage(now.sample)
            yield tell.towards(fewer - more, _TOPIC, said("sample of the review", before, after), before, after)
    if was.independent != now.independent:
        who = "may be" if was.independent else "must not be"
        yield tell.towards(
            1 if was.independent else -1, _TOPIC, f"the reviewer {who} the person who did the step", "", ""
        )
    if was.minutes != now.minutes:
        before, after = (f"{minutes:g}" if minutes is not None else "" for minutes in (was.minutes, now.minutes))
        yield tell.neither(_TOPIC, said("minutes of a review", before, after), before, after)


def _coverage(sample: str | None) -> tuple[float, bool]:
    """How much of the results is looked at, and whether it is said to be all of it."""
    return share(sample), sample is None or sample.lower().startswith(("all", "every"))
