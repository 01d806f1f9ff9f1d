"""What must not happen in a workflow: what is kept from AI, what waits for somebody's yes, what stops a step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from ..facts.binding import Binding
from ..facts.boundaries import in_force
from ..model.node import Node, Target
from .context import Context
from .refs import Listed, Ref, listed
from .safeguards import Safeguard, SafeguardKind
from .steps import BoundTo, StepView, bound_to

_MOST_APPROVALS = 3
_MOST_STOPS = 2


class Guarded(msgspec.Struct, frozen=True):
    """A safeguard, and the step where it stands."""

    step: Ref
    do: str
    guard: Safeguard


class Limits(msgspec.Struct, frozen=True):
    """The limits of a workflow, the strongest first.

    Attributes:
        closed: Boundaries that keep AI out of a part of the work altogether.
        held: The other boundaries that bind a step, lowest ceiling first.
        approvals: The approvals, in the order of the steps.
        stops: What stops a step, those of steps with AI first.
        stopped: Every step that something stops.
    """

    closed: tuple[BoundTo, ...]
    held: tuple[BoundTo, ...]
    approvals: Listed[Guarded]
    stops: Listed[Guarded]
    stopped: tuple[Ref, ...]


def limits(node: Node, steps: Iterable[StepView], context: Context) -> Limits:
    """The limits of a workflow, of which ``steps`` are the cards."""
    steps = tuple(steps)
    closed = tuple(closed_to_ai(node, context))
    outright = {boundary.ref for boundary in closed}
    stops = tuple(_guarded(node, sorted(steps, key=lambda step: not step.is_ai), "stop", context))
    return Limits(
        closed,
        tuple(boundary for boundary in binding(steps) if boundary.ref not in outright),
        listed(tuple(_guarded(node, steps, "approve", context)), most=_MOST_APPROVALS),
        listed(stops, most=_MOST_STOPS),
        tuple(dict.fromkeys(stop.step for stop in stops)),
    )


def binding(steps: Iterable[StepView]) -> tuple[BoundTo, ...]:
    """The boundaries that bind any step, lowest ceiling first."""
    bound = {boundary.ref: boundary for step in steps for boundary in step.boundaries}
    return tuple(sorted(bound.values(), key=lambda each: (each.ceiling.rank, each.ref.title)))


def closed_to_ai(node: Node, context: Context) -> Iterator[BoundTo]:
    """The boundaries that a workflow considered or is bound by, and that keep AI out altogether."""
    bound = (found.boundary.id for step in node.record.steps for found in context.facts.bindings(node, step))
    for id_ in dict.fromkeys((*node.record.boundaries_considered, *bound)):
        boundary = context.catalogue.get("boundary", id_)
        if boundary and in_force(boundary) and boundary.record.human_at_least == "alone":
            yield bound_to(Binding(boundary, listed=False), False, context)


def _guarded(node: Node, steps: Iterable[StepView], kind: SafeguardKind, context: Context) -> Iterator[Guarded]:
    for step in steps:
        at = context.link.within(Target(*node.key, step.id))
        yield from (Guarded(at, step.do, guard) for guard in step.safeguards if guard.kind == kind)
