"""Whether what an AI step makes is checked, and what cannot be undone approved, on every way a run may take."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping

import msgspec

from ..grouping import grouped
from ..kinds.workflow import Step, Workflow
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


def reviews_by_made(workflow: Workflow) -> Mapping[str, tuple[tuple[int, Step], ...]]:
    """By the step whose work is looked at: the steps that hold a review of it, each with its place."""
    return grouped(
        (step.review.of or step.id, (index, step))
        for index, step in enumerate(workflow.steps)
        if step.review is not None
    )


def unreviewed_path(graph: StepGraph, made_by: str, counts: Callable[[Step], bool] = lambda _: True) -> Way:
    """A way from a step to the end or outward on which nobody reviews or approves what it made.

    The way begins with the step. A step that may be skipped covers nothing. A check in one branch of a
    parallel covers what follows the join, for the join waits for every branch. ``counts`` says whether a
    later step's review is one.
    """
    made = graph.steps[made_by]
    if reviews(made, made_by) or (made.reversible == "never" and made.approval is not None):
        return ()

    def checks(id_: str) -> bool:
        step = graph.steps[id_]
        return id_ != made_by and (step.approval is not None or (reviews(step, made_by) and counts(step)))

    def leaks(id_: str) -> bool:
        return id_ == END or (graph.steps[id_].reaches in OUTWARD and not checks(id_))

    def covers(id_: str) -> bool:
        return checks(id_) and not graph.steps[id_].only_if

    leak, arrived = _Search(graph, made_by, leaks, covers).run(made_by, END, frozenset())
    return leak or arrived


def unapproved_path(graph: StepGraph, to: str) -> Way:
    """A way from the start to a step on which nobody approves, neither before it nor the step itself.

    An approval that may be skipped covers nothing; where one was refused, the way on is not approved. One in a
    branch of a parallel covers what follows the join.
    """

    def covers(id_: str) -> bool:
        return id_ != END and graph.steps[id_].approval is not None and not graph.steps[id_].only_if

    def refused(id_: str) -> tuple[str, ...]:
        edges = graph.edges.get(id_, ())
        return tuple(edge.to for edge in edges if edge.kind == "refused" and edge.to in graph.steps)

    if graph.steps[to].approval is not None:
        return ()
    return _Search(graph, graph.start, lambda id_: id_ == to, covers, refused).run(graph.start, END, frozenset())[0]


class _Search(msgspec.Struct, frozen=True):
    """A search, in breadth, for a way to where it ``leaks`` past every step that ``covers``.

    ``origin`` is never walked twice; ``onward`` is where a run goes on, uncovered, from a step that covers.
    """

    graph: StepGraph
    origin: str
    leaks: Callable[[str], bool]
    covers: Callable[[str], bool]
    onward: Callable[[str], tuple[str, ...]] = lambda _: ()

    def run(self, start: str, goal: str, inside: frozenset[str]) -> tuple[Way, Way]:
        """A way that leaks before ``goal``, and one to it; ``inside`` are the parallels being walked."""
        waiting: deque[Way] = deque([(start,)])
        seen = {start, self.origin}
        arrived: Way = ()
        while waiting:
            way = waiting.popleft()
            here = way[-1]
            if here == goal:
                arrived = arrived or way
            elif self.leaks(here):
                return way, arrived
            else:
                leak, onward = self._after(here, inside)
                if leak:
                    return (*way, *leak), arrived
                for part in onward:
                    if part[-1] not in seen:
                        seen.add(part[-1])
                        waiting.append((*way, *part))
        return (), arrived

    def _after(self, here: str, inside: frozenset[str]) -> tuple[Way, list[Way]]:
        if here == END:
            return (), []
        if self.covers(here):
            return (), [(after,) for after in self.onward(here)]
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
