"""The page of a person: the roles held and the courses passed. It never leaves the internal build."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import msgspec

from ..model.node import Link, Node
from .context import Context
from .document import DocumentView, shared
from .inward import Inward, under
from .refs import Ref

_SHOWN = ("external", "partner", "completed")


class Holding(msgspec.Struct, frozen=True):
    """A role the person holds, held or will hold."""

    role: Ref
    capacity: str
    since: datetime.date | None
    until: datetime.date | None
    now: bool


class Passed(msgspec.Struct, frozen=True):
    """A course the person passed; ``over`` when that has expired."""

    course: Ref
    date: datetime.date | None
    valid_until: datetime.date | None
    over: bool


class PersonView(DocumentView, frozen=True, kw_only=True):
    """Everything a person's page shows.

    ``missing`` are the courses that the roles held now ask for and that were not passed or have expired, ``renew`` is
    the one that expires next.
    """

    external: bool
    partner: Ref | None
    roles: tuple[Holding, ...]
    passed: tuple[Passed, ...]
    missing: tuple[Ref, ...]
    renew: Passed | None


def person_view(node: Node, context: Context) -> PersonView:
    """The view of a person."""
    record = node.record
    passed = tuple(_passed(node, context))
    valid = {done.course for done in passed if not done.over}
    expiring = [done for done in passed if done.valid_until and not done.over]
    return PersonView(
        **shared(node, context, _SHOWN, told=("holders",)),
        external=record.external,
        partner=context.link.ref("partner", record.partner) if record.partner else None,
        roles=tuple(_roles(node, context)),
        passed=passed,
        missing=tuple(course for course in _asked_for(node, context) if course not in valid),
        renew=min(expiring, key=lambda done: done.valid_until or datetime.date.max, default=None),
    )


def _passed(node: Node, context: Context) -> Iterator[Passed]:
    for done in node.record.completed:
        over = done.valid_until is not None and done.valid_until < context.today
        yield Passed(context.link.ref("course", done.course), done.date, done.valid_until, over)


def _asked_for(node: Node, context: Context) -> tuple[Ref, ...]:
    """The courses that the roles the person holds now ask for, each once."""
    held = (role for role, link in Inward(node, context).links("role", under("holders")) if _now(role, link, context))
    return tuple(dict.fromkeys(course for role in held for course in context.link.refs("course", role.record.courses)))


def _now(role: Node, link: Link, context: Context) -> bool:
    """Whether somebody holds a role today, by the entry that names them."""
    holder = role.record.holders[int(link.pointer[1])]
    begun = holder.since is None or holder.since <= context.today
    return begun and (holder.until is None or holder.until >= context.today)


def _roles(node: Node, context: Context) -> Iterator[Holding]:
    for role, link in Inward(node, context).links("role", under("holders")):
        holder = role.record.holders[int(link.pointer[1])]
        now = _now(role, link, context)
        yield Holding(context.link.key(role.key), holder.as_ or "", holder.since, holder.until, now)
