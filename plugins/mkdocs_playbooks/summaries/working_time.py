"""The working time of one run before and after, and whether the clock confirms it."""

from __future__ import annotations

import msgspec

from ..facts.facts import Facts
from ..model.node import Node
from .movement import Movement, movements


class WorkingTime(msgspec.Struct, frozen=True):
    """The time of one run.

    Attributes:
        before: Working minutes before, over the steps that say both; ``None`` when no step does.
        after: Working minutes after, over the same steps.
        told: How many steps say both.
        steps: How many steps there are.
        measured: The time metrics of the workflow: what the clock says.
    """

    before: float | None
    after: float | None
    told: int
    steps: int
    measured: tuple[Movement, ...]

    @property
    def change(self) -> float | None:
        """The planned change as a share of the time before, below zero when time is saved."""
        if not self.before or self.after is None:
            return None
        return (self.after - self.before) / self.before


def working_time(workflow: Node, facts: Facts) -> WorkingTime:
    """The time of one run of a workflow.

    Minutes are what the steps claim: the sum of ``minutes.before`` and of ``minutes.after`` over the steps that say
    both. What proves or disproves them are the workflow's metrics of type time, latest value against baseline, with
    the verdict of their charts.
    """
    steps = workflow.record.steps
    both = [
        (each.minutes.before, each.minutes.after)
        for each in steps
        if each.minutes and each.minutes.before is not None and each.minutes.after is not None
    ]
    return WorkingTime(
        sum(before for before, _ in both) if both else None,
        sum(after for _, after in both) if both else None,
        len(both),
        len(steps),
        tuple(each for each in movements(workflow, facts) if each.metric.record.type == "time"),
    )
