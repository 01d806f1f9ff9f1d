"""The bus factor of a workflow: the fewest people whose absence empties a role it needs.

A workflow needs its owner and, at each step, whoever does it (``who``), reviews it (``review.by``), approves it
(``approval.by``), starts it again (``restart_by``) and hears of it when it goes wrong (``escalate.to``). Each is a
need, lost when too few of the people who hold its role today are left:

- One role is lost when all its holders are away.
- An approval by any of several roles is lost when the holders of all of them are away; by all of them, when one role
  is lost. Without ``rule``, any will do.
- An approval by two people is lost when fewer than two of its roles' holders are left.

Who holds two of the roles counts once. A backup does not count: it decides in somebody's place for a while, and is
no second person who can do the work. Whether anybody stands in at all is another question.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..diagnostics import Pointer
from ..kinds.workflow import Step
from ..model.node import Node
from .facts import Facts
from .kept import kept_for_each


class Need(msgspec.Struct, frozen=True):
    """One need of a workflow: the roles that can meet it, and how many of their holders it takes at once.

    ``roles`` are present ids, ``holders`` the people who hold any of them today, both in order; ``pointer`` is where
    the workflow first asks for it.
    """

    roles: tuple[str, ...]
    holders: tuple[str, ...]
    takes: int
    pointer: Pointer

    @property
    def people(self) -> int:
        """The fewest people whose absence leaves it unmet; 0 when it is unmet already."""
        return max(0, len(self.holders) - self.takes + 1)

    @property
    def only_holder(self) -> str | None:
        """The one person who can meet it, when there is no other."""
        return self.holders[0] if len(self.holders) == 1 == self.takes else None


class BusFactor(msgspec.Struct, frozen=True):
    """How many absences a workflow bears: ``people`` is the fewest that empty a role, ``weakest`` the needs so lost."""

    people: int
    weakest: tuple[Need, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that so many absences empty, in order of their ids."""
        return tuple(sorted({role for need in self.weakest for role in need.roles}))

    @property
    def holders(self) -> tuple[str, ...]:
        """The people who hold these roles today."""
        return tuple(sorted({person for need in self.weakest for person in need.holders}))


def bus_factor(node: Node, facts: Facts) -> BusFactor:
    """The bus factor of a workflow; 0 when something it needs is nobody's today."""
    found = needs(node, facts)
    fewest = min((need.people for need in found), default=0)
    return BusFactor(fewest, tuple(need for need in found if need.people == fewest))


@kept_for_each(tuple[Need, ...])
def needs(node: Node, facts: Facts) -> tuple[Need, ...]:
    """What a workflow needs, each need once, in the order in which it asks for them.

    A role that does not exist is left out: that it does not is reported as such.
    """
    found: dict[tuple[tuple[str, ...], int], Need] = {}
    for asked, takes, pointer in _asked(node):
        roles = tuple(sorted({role.id for name in asked if (role := facts.catalogue.get("role", name))}))
        if roles and (roles, takes) not in found:
            held = frozenset[str]().union(*map(facts.holders, roles))
            found[roles, takes] = Need(roles, tuple(sorted(held)), takes, pointer)
    return tuple(found.values())


_Asked = tuple[tuple[str, ...], int, Pointer]


def _asked(node: Node) -> Iterator[_Asked]:
    yield (node.record.owner,), 1, ("owner",)
    for index, step in enumerate(node.record.steps):
        place: Pointer = ("steps", index)
        yield (step.who,), 1, (*place, "who")
        if step.review and step.review.by:
            yield (step.review.by,), 1, (*place, "review", "by")
        yield from _approval(step, (*place, "approval", "by"))
        for number, stop in enumerate(step.stop_when):
            if stop.restart_by:
                yield (stop.restart_by,), 1, (*place, "stop_when", number, "restart_by")
        for number, escalation in enumerate(step.escalate):
            if escalation.to:
                yield (escalation.to,), 1, (*place, "escalate", number, "to")


def _approval(step: Step, place: Pointer) -> Iterator[_Asked]:
    if step.approval is None:
        return
    roles = step.approval.approvers
    places = [place] if isinstance(step.approval.by, str) else [(*place, number) for number in range(len(roles))]
    if step.approval.rule == "all":
        yield from (((role,), 1, pointer) for role, pointer in zip(roles, places, strict=True))
    elif roles:
        yield roles, 2 if step.approval.rule == "two_person" else 1, places[0]
