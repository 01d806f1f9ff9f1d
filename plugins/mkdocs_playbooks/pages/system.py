"""The page of a system: what it may see and do, how to stop it, where it is used, and what it is connected to."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import msgspec

from ..facts.adoption import Adoption, adoption
from ..facts.autonomy import AI_TYPES
from ..kinds.system import Connection, SystemPermission
from ..model.node import Key, Node
from ..summaries.verdicts import is_judged, verdict
from ..words.spoken import _
from .context import Context
from .document import DocumentView, shared
from .impact import ImpactView, impact_view
from .inward import Inward, under
from .refs import MOST_AT_A_GLANCE, Listed, Ref, listed
from .steps import BoundTo, StepLine, bound_to
from .verdict import VerdictRow, verdict_row
from .vocabulary import KIND_WORDS, Word

_SHOWN = (
    *("type", "vendor", "model", "model_since", "subscribed_on", "renews_on", "identity", "permissions"),
    *("data_allowed", "connects_to", "known_limits", "stop", "logs", "risk_class", "capabilities"),
)
_OPPOSITE = {"in": "out", "out": "in"}


class Permission(msgspec.Struct, frozen=True):
    """What one system may do on another, and within which bounds."""

    system: Ref
    can: tuple[str, ...]
    scope: str


class ConnectionRow(msgspec.Struct, frozen=True):
    """An exchange of data, seen from the system of the page; ``told_by`` the other one when only it says so."""

    system: Ref
    direction: str
    data: str
    method: str
    state: str


class Event(msgspec.Struct, frozen=True):
    """A day in the life of a system."""

    date: datetime.date
    text: str
    ref: Ref | None = None


class SystemView(DocumentView, frozen=True, kw_only=True):
    """Everything a system's page shows.

    Only AI systems have a verdict. ``withheld`` are data classes it must not see, ``others`` what acts on it, ``users``
    who does the steps that are done with it, and ``bound_by`` the boundaries that hold there. ``touching`` counts
    the steps that refer to it in any way.
    """

    verdict: VerdictRow | None
    type: Word
    is_ai: bool
    vendor: str
    model: str
    model_since: datetime.date | None
    sees: tuple[Ref, ...]
    withheld: tuple[Ref, ...]
    permissions: tuple[Permission, ...]
    others: Listed[Permission]
    identity: Word | None
    risk: Word | None
    stop: str
    logs: tuple[Ref, str] | None
    limits: tuple[str, ...]
    capabilities: tuple[str, ...]
    steps: Listed[StepLine]
    touching: int
    users: Listed[Ref]
    bound_by: Listed[BoundTo]
    connections: Listed[ConnectionRow]
    adoption: Adoption
    days: int | None
    events: tuple[Event, ...]
    impact: ImpactView | None


def system_view(node: Node, context: Context) -> SystemView:
    """The view of a system."""
    record, words = node.record, KIND_WORDS["system"]
    inward = Inward(node, context)
    found = adoption(node, context.catalogue, context.today)
    return SystemView(
        **shared(node, context, _SHOWN, told=("permissions", "connects_to")),
        verdict=verdict_row(verdict(node, context.facts, context.found), context) if is_judged(node) else None,
        type=words.word(record.type, "type"),
        is_ai=record.type in AI_TYPES,
        vendor=record.vendor or "",
        model=record.model or "",
        model_since=record.model_since,
        sees=tuple(
            context.link.at(node.key, ("data_allowed", place), id_) for place, id_ in enumerate(record.data_allowed)
        ),
        withheld=tuple(_withheld(node, context)),
        permissions=tuple(_permission(each.system, each, context) for each in record.permissions),
        others=_others(inward, context),
        identity=words.word(record.identity, "identity") if record.identity else None,
        risk=words.word(record.risk_class, "risk_class") if record.risk_class else None,
        stop=record.stop or "",
        logs=(context.link.ref("system", record.logs.where), record.logs.keep or "") if record.logs else None,
        limits=record.known_limits,
        capabilities=record.capabilities,
        steps=inward.lines(under("with")),
        touching=len({(found.key, step.id) for found, step, _ in inward.steps(lambda _: True)}),
        users=_users(inward, context),
        bound_by=_bound_by(inward, context),
        connections=listed(tuple(_connections(node, inward, context))),
        adoption=found,
        days=found.days(context.today),
        events=tuple(sorted(_events(node, found, context), key=lambda event: (event.date, event.text))),
        impact=impact_view(node, context),
    )


def _withheld(node: Node, context: Context) -> Iterator[Ref]:
    """The organization's data classes that the system is not allowed to see, once it says which it is."""
    organization = context.catalogue.organization
    if organization is None or not node.record.data_allowed:
        return
    for data_class in organization.record.data_classes:
        if data_class.id not in node.record.data_allowed:
            yield Ref(data_class.title, context.link.key(organization.key).href)


def _users(inward: Inward, context: Context) -> Listed[Ref]:
    roles = dict.fromkeys(step.who for _, step, _ in inward.steps(under("with")))
    return listed([context.link.ref("role", role) for role in roles], most=MOST_AT_A_GLANCE)


def _bound_by(inward: Inward, context: Context) -> Listed[BoundTo]:
    """The boundaries that bind the steps done with it, each once; whether the AI goes further at any of them."""
    found: dict[Key, BoundTo] = {}
    for node, step, __ in inward.steps(under("with")):
        for bound in context.facts.bindings(node, step):
            key, before = bound.boundary.key, found.get(bound.boundary.key)
            exceeded = context.facts.level(step).rank > bound.ceiling.rank or bool(before and before.exceeded)
            found[key] = bound_to(bound, exceeded, context)
    return listed([found[key] for key in sorted(found)], most=MOST_AT_A_GLANCE)


def _permission(system: str, given: SystemPermission, context: Context) -> Permission:
    return Permission(context.link.ref("system", system), given.can, given.scope or "")


def _others(inward: Inward, context: Context) -> Listed[Permission]:
    """What other systems may do on this one."""
    found = [
        _permission(other.id, other.record.permissions[int(link.pointer[1])], context)
        for other, link in inward.links("system", under("permissions"))
    ]
    return listed(found)


def _connections(node: Node, inward: Inward, context: Context) -> Iterator[ConnectionRow]:
    """Its own connections, then those that only the other system tells of."""
    told = set()
    for each in node.record.connects_to:
        told.add(context.catalogue.present("system", each.system).id)
        yield _connection(each.system, each, each.direction, context)
    for other, link in inward.links("system", under("connects_to")):
        if other.id not in told:
            each = other.record.connects_to[int(link.pointer[1])]
            yield _connection(other.id, each, _OPPOSITE.get(each.direction or "", each.direction), context)


def _connection(system: str, each: Connection, direction: str | None, context: Context) -> ConnectionRow:
    return ConnectionRow(
        context.link.ref("system", system),
        direction or "",
        each.data or "",
        each.method or "",
        each.state or "",
    )


def _events(node: Node, found: Adoption, context: Context) -> Iterator[Event]:
    record = node.record
    if record.subscribed_on:
        yield Event(record.subscribed_on, _("Subscribed"))
    if found.workflow and found.live_since:
        yield Event(found.live_since, _("First live workflow that uses it:"), context.link.key(found.workflow.key))
    if record.model_since:
        became = _("Its model became %(model)s", model=record.model) if record.model else _("Its model changed")
        yield Event(record.model_since, became)
    if record.renews_on:
        yield Event(record.renews_on, _("Renews") if record.renews_on >= context.today else _("Was to renew"))
