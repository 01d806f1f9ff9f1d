"""How many minutes the reviews of one run take, as its steps say."""

from __future__ import annotations

import msgspec

from ..kinds.workflow import Step
from ..model.resolve import END
from .graph import StepGraph


class ReviewMinutes(msgspec.Struct, frozen=True):
    """The minutes of all reviews of a run: of those that no run can do without, and of all together.

    ``steps`` are the ids of the steps with a review, in their order.
    """

    always: float
    most: float
    steps: tuple[str, ...]


def review_minutes(graph: StepGraph) -> ReviewMinutes | None:
    """The review minutes of one run; none without a review, or when a review's time for one run is not known.

    That is so when a review has no ``minutes``, and when its step is run once for each item. A review of a sample,
    one in a step with ``only_if`` and one that some way to the end goes round count among ``most`` alone.
    """
    reviewing = [step for step in graph.steps.values() if step.review is not None]
    minutes = {step.id: step.review.minutes for step in reviewing if step.review and step.review.minutes is not None}
    if not reviewing or len(minutes) < len(reviewing) or any(step.for_each for step in reviewing):
        return None
    always = sum(minutes[step.id] for step in reviewing if _is_certain(step, graph))
    return ReviewMinutes(always, sum(minutes.values()), tuple(minutes))


def _is_certain(step: Step, graph: StepGraph) -> bool:
    sample = step.review.sample if step.review else None
    is_whole = sample is None or sample.lower().startswith(("all", "every"))
    return is_whole and not step.only_if and not _can_be_avoided(step.id, graph)


def _can_be_avoided(id_: str, graph: StepGraph) -> bool:
    """Whether a run can come from the start to the end without a step."""
    waiting = [graph.start]
    seen = {id_, graph.start}
    while waiting and graph.start != id_:
        here = waiting.pop()
        if here == END:
            return True
        new = [after for after in graph.following(here) if after not in seen]
        seen.update(new)
        waiting.extend(new)
    return False
