"""The steps of a workflow, paired: by id, and those left over by what is done in them; and which of them moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import msgspec

from ..kinds.workflow import Step, Workflow
from .entries import Matched, matched


class PairedStep(msgspec.Struct, frozen=True):
    """A step in both versions: as it is compared, and the ids by which facts know it."""

    was: Step
    now: Step
    id_before: str

    @property
    def id(self) -> str:
        """The id it has now."""
        return self.now.id


def paired_steps(was: Workflow, now: Workflow) -> Matched[Step]:
    """The steps of two versions of a workflow."""
    by_id = matched(was.steps, now.steps, lambda step: step.id)
    rest = matched(by_id.gone, by_id.new, lambda step: step.do, lambda step: step.do)
    partners = {new.id: old for old, new in (*by_id.kept, *rest.kept)}
    kept = tuple((partners[step.id], step) for step in now.steps if step.id in partners)
    return Matched(kept, rest.gone, rest.new)


def renamed_steps(was: Workflow, now: Workflow) -> Mapping[str, str]:
    """The present ids of the steps that had another one, by the earlier ones."""
    return {old.id: new.id for old, new in paired_steps(was, now).kept if old.id != new.id}


def moved(was: Sequence[str], now: Sequence[str]) -> frozenset[str]:
    """The fewest ids that have to be moved to come from one order to the other; both hold the same ids."""
    place = {id_: index for index, id_ in enumerate(was)}
    ends: list[int] = []
    chains: list[tuple[str, ...]] = []
    for id_ in now:
        at = bisect_left(ends, place[id_])
        chain = (*(chains[at - 1] if at else ()), id_)
        ends[at : at + 1] = [place[id_]]
        chains[at : at + 1] = [chain]
    return frozenset(now) - frozenset(chains[-1] if chains else ())
