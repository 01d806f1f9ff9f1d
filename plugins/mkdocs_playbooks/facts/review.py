"""Whether what an AI step makes is checked by a person before it ends up anywhere."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from ..kinds.workflow import Step
from ..model.resolve import END
from .graph import StepGraph
from .reach import OUTWARD

Way = tuple[str, ...]
"""Ids of steps in the order they are run, perhaps with the end after them; empty when there is no way."""


def reviews(step: Step, made_by: str) -> bool:
    """Whether a step holds a review of what ``made_by`` made; ``of`` defaults to the step itself."""
    return step.review is not None and (step.review.of or step.id) == made_by


def reviewers(graph: StepGraph, made_by: str) -> tuple[Step, ...]:
    """The steps, itself included, that hold a review of what a step made."""
    return tuple(step for step in graph.steps.values() if reviews(step, made_by))


def unreviewed_path(graph: StepGraph, made_by: str) -> Way:
    """A way from a step to the end or outward on which nobody reviews or approves what it made.

    The way begins with the step. A step that may be skipped covers nothing. A check in one branch of a
    parallel covers what follows the join, for the join waits for every branch.
    """
    step = graph.steps[made_by]
    if reviews(step, made_by) or (step.reversible == "never" and step.approval is not None):
        return ()
    leak, arrived = _Search(graph, made_by).run(made_by, END, frozenset())
    return leak or arrived


@dataclass(frozen=True, slots=True)
class _Search:
    graph: StepGraph
    made_by: str

    def run(self, start: str, goal: str, inside: frozenset[str]) -> tuple[Way, Way]:
        """An unchecked way out before ``goal``, and one to it; ``inside`` are the parallels being walked."""
        waiting: deque[Way] = deque([(start,)])
        seen = {start, self.made_by}
        arrived: Way = ()
        while waiting:
            way = waiting.popleft()
            here = way[-1]
            if here == goal:
                arrived = arrived or way
            elif here == END or self._leads_out(here):
                return way, arrived
            elif not self._checked_always(here):
                leak, onward = self._onward(here, inside)
                if leak:
                    return (*way, *leak), arrived
                for part in onward:
                    if part[-1] not in seen:
                        seen.add(part[-1])
                        waiting.append((*way, *part))
        return (), arrived

    def _onward(self, here: str, inside: frozenset[str]) -> tuple[Way, list[Way]]:
        branches = self.graph.side_by_side(here)
        if len(branches) < 2 or here in inside:
            return (), [(after,) for after in self.graph.following(here)]
        join = self.graph.join(here)
        found = [self.run(branch, join, inside | {here}) for branch in branches]
        arrivals = [arrived for _, arrived in found]
        onward: list[Way] = [(after,) for after in self.graph.following(here) if after not in branches]
        if all(arrivals):
            onward.append(min(arrivals, key=len))
        return next((leak for leak, _ in found if leak), ()), onward

    def _leads_out(self, id_: str) -> bool:
        return self.graph.steps[id_].reaches in OUTWARD and not self._checks(id_)

    def _checked_always(self, id_: str) -> bool:
        return self._checks(id_) and not self.graph.steps[id_].only_if

    def _checks(self, id_: str) -> bool:
        step = self.graph.steps[id_]
        return id_ != self.made_by and (reviews(step, self.made_by) or step.approval is not None)
