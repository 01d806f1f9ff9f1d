"""The page of a person: the roles held and the courses passed. It never leaves the internal build."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.node import Node
from .context import Context
from .document import DocumentView, shared
from .inward import Inward, under
from .refs import Ref

_SHOWN = ("external", "partner", "completed")


@dataclass(frozen=True, slots=True)
class Holding:
    """A role the person holds, held or will hold."""

    role: Ref
    capacity: str
    since: datetime.date | None
    until: datetime.date | None
    now: bool


@dataclass(frozen=True, slots=True)
class Passed:
    """A course the person passed; ``over`` when that has expired."""

    course: Ref
    date: datetime.date | None
    valid_until: datetime.date | None
    over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView(DocumentView):
    """Everything a person's page shows."""

    external: bool
    partner: Ref | None
    roles: tuple[Holding, ...]
    passed: tuple[Passed, ...]


def person_view(node: Node, context: Context) -> PersonView:
    """The view of a person."""
    record = node.record
    return PersonView(
        **shared(node, context, _SHOWN),
        external=record.external,
        partner=context.link.ref("partner", record.partner) if record.partner else None,
        roles=tuple(_roles(node, context)),
        passed=tuple(
            Passed(
                context.link.ref("course", done.course),
                done.date,
                done.valid_until,
                done.valid_until is not None and done.valid_until < context.today,
            )
            for done in record.completed
        ),
    )


def _roles(node: Node, context: Context) -> Iterator[Holding]:
    for role, link in Inward(node, context).links("role", under("holders")):
        holder = role.record.holders[int(link.pointer[1])]
        begun = holder.since is None or holder.since <= context.today
        ended = holder.until is not None and holder.until < context.today
        yield Holding(context.link.key(role.key), holder.as_ or "", holder.since, holder.until, begun and not ended)
