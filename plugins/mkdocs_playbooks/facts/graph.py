"""The steps of a workflow as a graph: which step follows which, and on what condition."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from ..diagnostics import Pointer
from ..kinds.workflow import Step, Workflow
from ..model.resolve import END

EdgeKind = Literal["next", "choice", "otherwise", "parallel", "refused"]


class Edge(msgspec.Struct, frozen=True):
    """One way from a step to another or to the end; ``pointer`` is where it is written, if it is."""

    source: str
    to: str
    kind: EdgeKind
    when: str = ""
    pointer: Pointer = ()


class StepGraph(msgspec.Struct, frozen=True):
    """A workflow's steps by id, as written, with the edges that leave each; a missing target has no step."""

    steps: Mapping[str, Step]
    edges: Mapping[str, tuple[Edge, ...]]

    @property
    def start(self) -> str:
        """The step a run begins with."""
        return next(iter(self.steps))

    def following(self, step: str) -> tuple[str, ...]:
        """The ids that may come right after a step, without ids that do not exist."""
        return tuple(edge.to for edge in self.edges.get(step, ()) if edge.to == END or edge.to in self.steps)

    def reachable(self, start: str) -> frozenset[str]:
        """Every id that a run may come to from ``start``, itself included."""
        return frozenset(_in_breadth((start,), self.following))

    def side_by_side(self, step: str) -> tuple[str, ...]:
        """The ids a parallel begins its branches with; none when the step is no parallel."""
        edges = self.edges.get(step, ())
        return tuple(edge.to for edge in edges if edge.kind == "parallel" and edge.to in self.steps)

    def join(self, fork: str) -> str:
        """The first step that all branches of a parallel come to; the end when they share none.

        A loop back to the parallel itself begins it anew, so nothing behind it counts.
        """

        def following(id_: str) -> tuple[str, ...]:
            return () if id_ == fork else self.following(id_)

        orders = [tuple(_in_breadth((branch,), following)) for branch in self.side_by_side(fork)]
        shared = frozenset.intersection(*map(frozenset, orders)) - {fork}
        return next((id_ for id_ in orders[0] if id_ in shared), END)

    def dangling(self) -> frozenset[str]:
        """The steps that lead to an id that does not exist."""
        known = {END, *self.steps}
        return frozenset(id_ for id_, edges in self.edges.items() if any(edge.to not in known for edge in edges))

    def leading_to_end(self) -> frozenset[str]:
        """Every step from which the end can be reached, or may be by way of an id that does not exist."""
        before: dict[str, list[str]] = {}
        for step in self.steps:
            for after in self.following(step):
                before.setdefault(after, []).append(step)
        return frozenset(_in_breadth((END, *self.dangling()), lambda id_: before.get(id_, ())))


def step_graph(workflow: Workflow) -> StepGraph:
    """The graph of a workflow; of steps that share an id the first counts."""
    steps: dict[str, Step] = {}
    edges: dict[str, tuple[Edge, ...]] = {}
    for index, step in enumerate(workflow.steps):
        if step.id in steps:
            continue
        steps[step.id] = step
        after = workflow.steps[index + 1].id if index + 1 < len(workflow.steps) else END
        edges[step.id] = (*_routes(step, index, after), *_refusal(step, index))
    return StepGraph(steps, edges)


def _routes(step: Step, index: int, after: str) -> Iterable[Edge]:
    here: Pointer = ("steps", index, "next")
    route = step.next
    if route is None:
        return (Edge(step.id, after, "next"),)
    if isinstance(route, str):
        return (Edge(step.id, route, "next", pointer=here),)
    if isinstance(route, tuple):
        return tuple(
            Edge(step.id, choice.otherwise, "otherwise", pointer=(*here, number, "otherwise"))
            if choice.otherwise
            else Edge(step.id, choice.go_to or END, "choice", choice.when or "", (*here, number, "go_to"))
            for number, choice in enumerate(route)
        )
    return tuple(Edge(step.id, to, "parallel", pointer=(*here, "all", n)) for n, to in enumerate(route.all))


def _refusal(step: Step, index: int) -> Iterable[Edge]:
    if step.approval and step.approval.if_refused:
        pointer: Pointer = ("steps", index, "approval", "if_refused")
        yield Edge(step.id, step.approval.if_refused, "refused", "approval is refused", pointer)


def _in_breadth(start: Iterable[str], following: Callable[[str], Iterable[str]]) -> Iterator[str]:
    waiting = deque(start)
    seen = set(waiting)
    while waiting:
        id_ = waiting.popleft()
        yield id_
        new = [after for after in following(id_) if after not in seen]
        seen.update(new)
        waiting.extend(new)
