"""The page of a role: what I do and what the AI does, what I check, what comes up to me, what I never hand over."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from ..facts.binding import Binding
from ..facts.boundaries import in_force
from ..facts.people import holders
from ..grouping import grouped
from ..kinds.workflow import Step
from ..model.node import Link, Node
from .context import Context
from .document import DocumentView, shared
from .impact import ImpactView, impact_view
from .inward import Found, Inward, under
from .limits import closed_to_ai
from .refs import Listed, Ref, listed
from .steps import BoundTo, StepLine, bound_to, step_line

_SHOWN = ("duties", "contact", "shift", "courses", "function")


class WorkflowPart(msgspec.Struct, frozen=True):
    """What a role does in one workflow, and what starts it."""

    workflow: Ref
    trigger: str
    steps: tuple[StepLine, ...]


class Call(msgspec.Struct, frozen=True):
    """Something that comes to a role from a step: on what condition, and how soon it must answer."""

    step: StepLine
    when: str
    within: str


class RoleView(DocumentView, frozen=True, kw_only=True):
    """Everything a role's page shows.

    ``never`` are the boundaries that bind its steps, ``forbidden`` what must not happen at its work, and ``asks`` the
    roles that its own steps escalate to; where there are any, nobody else is named to ask.
    """

    function: str
    contact: str
    people: int
    shift: tuple[str, str] | None
    duties: tuple[str, ...]
    parts: tuple[WorkflowPart, ...]
    steps: Listed[StepLine]
    reviews: Listed[StepLine]
    approvals: Listed[StepLine]
    restarts: Listed[Call]
    escalations: Listed[Call]
    checklists: Listed[Ref]
    courses: tuple[Ref, ...]
    never: tuple[BoundTo, ...]
    forbidden: tuple[BoundTo, ...]
    asks: tuple[Ref, ...]
    owns: Listed[Ref]
    impact: ImpactView | None


def role_view(node: Node, context: Context) -> RoleView:
    """The view of a role."""
    record = node.record
    inward = Inward(node, context)
    steps = listed(tuple(inward.steps(under("who"))))
    shown = Listed(tuple(step_line(workflow, step, context) for workflow, step, _ in steps.items), steps.total)
    never = _never(steps.items, context)
    common, asks = shared(node, context, _SHOWN), _asks(node, steps.items, context)
    if asks:
        common["card"] = replace(common["card"], ask=None)
    return RoleView(
        **common,
        function=context.link.at(node.key, ("function",), record.function or "").title,
        contact=record.contact or "",
        people=len(holders(node, context.today)),
        shift=(record.shift.from_ or "", record.shift.to or "") if record.shift else None,
        duties=record.duties,
        parts=tuple(_parts(steps.items, shown.items, context)),
        steps=shown,
        reviews=inward.lines(under("review", "by")),
        approvals=inward.lines(under("approval", "by")),
        restarts=_calls(inward, "stop_when", "restart_by", context),
        escalations=_calls(inward, "escalate", "to", context),
        checklists=inward.documents("checklist", "by"),
        courses=context.link.refs("course", record.courses),
        never=never,
        forbidden=_forbidden(never, steps.items, inward, context),
        asks=asks,
        owns=inward.documents(None, "owner"),
        impact=impact_view(node, context),
    )


def _calls(inward: Inward, field: str, by: str, context: Context) -> Listed[Call]:
    """What comes to the role from entries of a list of a step."""
    cut = listed(tuple(inward.steps(lambda path: path[0] == field and path[-1] == by)))
    return Listed(tuple(_call(*found, field, context) for found in cut.items), cut.total)


def _call(node: Node, step: Step, link: Link, field: str, context: Context) -> Call:
    entry = getattr(step, field)[int(link.pointer[3])]
    return Call(step_line(node, step, context), entry.when, getattr(entry, "within", None) or "")


def _parts(found: tuple[Found, ...], lines: tuple[StepLine, ...], context: Context) -> Iterator[WorkflowPart]:
    by_workflow = grouped((node.key, line) for (node, _, _), line in zip(found, lines, strict=True))
    for key, steps in by_workflow.items():
        yield WorkflowPart(context.link.key(key), context.catalogue.nodes[key].record.trigger, steps)


def _never(found: tuple[Found, ...], context: Context) -> tuple[BoundTo, ...]:
    """The boundaries that bind the role's steps, lowest ceiling first."""
    bound = {binding.boundary.key: binding for node, step, _ in found for binding in context.facts.bindings(node, step)}
    ordered = sorted(bound.values(), key=lambda each: (each.ceiling.rank, each.boundary.title))
    return tuple(bound_to(each, False, context) for each in ordered)


def _forbidden(
    never: tuple[BoundTo, ...], found: tuple[Found, ...], inward: Inward, context: Context
) -> tuple[BoundTo, ...]:
    """What binds the role's steps or keeps AI out of its workflows; else the boundaries in force that it owns."""
    workflows = {node.key: node for node, _, _ in found}.values()
    bound = {each.ref: each for node in workflows for each in closed_to_ai(node, context)}
    bound |= {each.ref: each for each in never}
    if not bound:
        owned = (Binding(boundary, listed=False) for boundary, _ in inward.links("boundary", under("owner")))
        bound = {each.ref: each for each in (bound_to(one, False, context) for one in owned if in_force(one.boundary))}
    return tuple(sorted(bound.values(), key=lambda each: (each.ceiling.rank, each.ref.title)))


def _asks(node: Node, found: tuple[Found, ...], context: Context) -> tuple[Ref, ...]:
    """The other roles that the role's steps escalate to, in the order of the steps."""
    roles = (rule.to for _, step, _ in found for rule in step.escalate if rule.to)
    present = (context.catalogue.present("role", role).id for role in roles)
    return context.link.refs("role", [role for role in dict.fromkeys(present) if role != node.id])
