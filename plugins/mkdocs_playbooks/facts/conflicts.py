"""Boundaries that contradict each other: of one category, with different ceilings, and reaching the same step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..grouping import grouped
from ..kinds.workflow import Step
from ..model.node import Key, Node
from .binding import Binding
from .boundaries import is_narrower, scope
from .kept import kept_for_each

if TYPE_CHECKING:
    from .facts import Facts

Conflict = tuple[str, str, int]
"""The ids of the milder boundary and of the stricter one, which holds, and the place of the step that both reach."""


@kept_for_each(tuple[Conflict, ...])
def conflicts_in(workflow: Node, facts: Facts) -> tuple[Conflict, ...]:
    """For each AI step and category, the strictest boundary with each milder one that it is no special case of."""
    return tuple(
        (binding.boundary.id, strictest.boundary.id, index)
        for index, step in facts.ai_steps(workflow)
        for group in _by_category(workflow, step, facts)
        for strictest in (min(group, key=lambda binding: binding.ceiling.rank),)
        for binding in group
        if binding.ceiling.rank > strictest.ceiling.rank
        and not _is_special_case(strictest.boundary.key, binding.boundary.key, facts)
    )


def _is_special_case(one: Key, other: Key, facts: Facts) -> bool:
    def answer() -> bool:
        nodes = facts.catalogue.nodes
        return is_narrower(scope(nodes[one], facts.catalogue), scope(nodes[other], facts.catalogue))

    return facts.memory.share("special case", f"{one} {other}", answer)


def _by_category(workflow: Node, step: Step, facts: Facts) -> Iterator[tuple[Binding, ...]]:
    """The boundaries that apply to a step without being listed by it, in groups of those that guard the same."""
    applying = (binding for binding in facts.bindings(workflow, step) if not binding.listed)
    yield from grouped((binding.boundary.record.category, binding) for binding in applying).values()
