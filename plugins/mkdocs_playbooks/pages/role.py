"""The page of a role: what I do and what the AI does, what I check, what comes up to me, what I never hand over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..facts.people import holders
from ..grouping import grouped
from ..kinds.workflow import Step
from ..model.node import Key, Link, Node
from .backlinks import Backlinks, backlinks
from .card import Card, card
from .context import Context, FindingRow
from .fields import Fields, fields
from .refs import Listed, Ref, listed
from .steps import BoundTo, StepLine, step_line

_SHOWN = ("duties", "contact", "shift", "courses", "function")


@dataclass(frozen=True, slots=True)
class WorkflowPart:
    """What a role does in one workflow, and what starts it."""

    workflow: Ref
    trigger: str
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """Something that comes to a role from a step: on what condition, and how soon it must answer."""

    step: StepLine
    when: str
    within: str


@dataclass(frozen=True, slots=True)
class RoleView:
    """Everything a role's page shows."""

    card: Card
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
    owns: Listed[Ref]
    fields: Fields
    backlinks: Backlinks
    findings: tuple[FindingRow, ...]


def role_view(node: Node, context: Context) -> RoleView:
    """The view of a role."""
    record = node.record
    inward = _Inward(node, context)
    steps = listed(tuple(inward.steps(_is("who"))))
    shown = Listed(tuple(step_line(workflow, step, context) for workflow, step, _ in steps.items), steps.total)
    return RoleView(
        card=card(node, context),
        function=context.link.at(node.key, ("function",), record.function or "").title,
        contact=record.contact or "",
        people=len(holders(node, context.today)),
        shift=(record.shift.from_ or "", record.shift.to or "") if record.shift else None,
        duties=record.duties,
        parts=tuple(_parts(steps.items, shown.items, context)),
        steps=shown,
        reviews=inward.lines(_is("review", "by")),
        approvals=inward.lines(_is("approval", "by")),
        restarts=inward.calls("stop_when", "restart_by"),
        escalations=inward.calls("escalate", "to"),
        checklists=inward.documents("checklist", "by"),
        courses=context.link.refs("course", record.courses),
        never=_never(steps.items, context),
        owns=inward.documents(None, "owner"),
        fields=fields(node, context, _SHOWN),
        backlinks=backlinks(node, context),
        findings=context.findings_of(node),
    )


_Found = tuple[Node, Step, Link]


class _Inward:
    """The references to one role, sorted out by what they mean."""

    def __init__(self, role: Node, context: Context) -> None:
        self._context = context
        self._links = context.catalogue.links_to(role.key)

    def steps(self, means: Callable[[tuple[str | int, ...]], bool]) -> Iterator[_Found]:
        """The steps that refer to the role in a certain way; those of retired workflows are left out."""
        for link in self._links:
            if link.source.kind == "workflow" and link.pointer[0] == "steps" and means(link.pointer[2:]):
                node = self._context.catalogue.nodes[link.source]
                if node.record.status != "retired":
                    yield node, node.record.steps[int(link.pointer[1])], link

    def lines(self, means: Callable[[tuple[str | int, ...]], bool]) -> Listed[StepLine]:
        """The same as lines of a list."""
        cut = listed(tuple(self.steps(means)))
        return Listed(tuple(step_line(node, step, self._context) for node, step, _ in cut.items), cut.total)

    def calls(self, field: str, by: str) -> Listed[Call]:
        """What comes to the role from entries of a list of the step."""
        cut = listed(tuple(self.steps(lambda path: path[0] == field and path[-1] == by)))
        return Listed(tuple(self._call(*found, field) for found in cut.items), cut.total)

    def _call(self, node: Node, step: Step, link: Link, field: str) -> Call:
        entry = getattr(step, field)[int(link.pointer[3])]
        return Call(step_line(node, step, self._context), entry.when, getattr(entry, "within", None) or "")

    def documents(self, kind: str | None, field: str) -> Listed[Ref]:
        """The documents, of a kind or any, that name the role in a field."""
        keys = [
            link.source
            for link in self._links
            if link.pointer == (field,) and (kind is None or link.source.kind == kind)
        ]
        cut: Listed[Key] = listed(keys)
        return Listed(tuple(self._context.link.key(key) for key in cut.items), cut.total)


def _is(*fields: str) -> Callable[[tuple[str | int, ...]], bool]:
    """Whether a pointer within a step begins with these fields."""
    return lambda path: path[: len(fields)] == fields


def _parts(found: tuple[_Found, ...], lines: tuple[StepLine, ...], context: Context) -> Iterator[WorkflowPart]:
    by_workflow = grouped((node.key, line) for (node, _, _), line in zip(found, lines, strict=True))
    for key, steps in by_workflow.items():
        yield WorkflowPart(context.link.key(key), context.catalogue.nodes[key].record.trigger, steps)


def _never(found: tuple[_Found, ...], context: Context) -> tuple[BoundTo, ...]:
    """The boundaries that bind the role's steps, lowest ceiling first."""
    bound = {binding.boundary.key: binding for node, step, _ in found for binding in context.facts.bindings(node, step)}
    ordered = sorted(bound.values(), key=lambda each: (each.ceiling.rank, each.boundary.title))
    return tuple(BoundTo(context.link.key(each.boundary.key), each.ceiling, False) for each in ordered)
