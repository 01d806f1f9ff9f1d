"""Whether a workflow is a craft of few people or a repeatable system: boring, teachable and measurable."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..facts.bus_factor import BusFactor, bus_factor
from ..facts.facts import Facts
from ..facts.measuring import metrics_of
from ..model.node import Node
from ..words.spoken import _, ngettext
from .courses import coverage
from .found import Found
from .words import listing

LEAST_PEOPLE = 2
"""So many people must be away before a role of the work is empty, or it is a fragile craft."""


class Quality(msgspec.Struct, frozen=True):
    """One of the three qualities: whether the work has it, and why or why not."""

    name: str
    holds: bool
    reason: str


class Craft(msgspec.Struct, frozen=True):
    """How a workflow stands: how many people's absence stops it, and the three qualities in their order."""

    bus_factor: BusFactor
    boring: Quality
    teachable: Quality
    measurable: Quality

    @property
    def is_fragile(self) -> bool:
        """Whether one person's absence is enough to empty a role; a role that is empty already counts as worse."""
        return self.bus_factor.people < LEAST_PEOPLE

    @property
    def qualities(self) -> tuple[Quality, ...]:
        """The three qualities."""
        return self.boring, self.teachable, self.measurable


def craft(workflow: Node, facts: Facts, found: Found) -> Craft:
    """How a workflow stands.

    - *A fragile craft*: its bus factor (``facts/bus_factor.py``) is below two; else *repeatable*.
    - *Boring*: it has no error and no open exception. Open are a case of its ``exceptions`` that nobody has said how to
      handle, an exception in force to a boundary that binds one of its steps, for one of its roles or for nobody in
      particular, and a waiver in force of one of its findings.
    - *Teachable*: every role that does or reviews an AI step (any step, where no AI takes part) has a course, and the
      work is no fragile craft.
    - *Measurable*: one of its metrics has a baseline and data.
    """
    factor = bus_factor(workflow, facts)
    return Craft(
        factor,
        _boring(workflow, facts, found),
        _teachable(workflow, facts, factor),
        _measurable(workflow, facts),
    )


def _boring(workflow: Node, facts: Facts, found: Found) -> Quality:
    errors = len(found.errors(workflow.key))
    exceptions = tuple(_open_exceptions(workflow, facts))
    against = [ngettext("%(num)s error", "%(num)s errors", errors)] if errors else []
    if exceptions:
        found_open = ngettext("%(num)s open exception", "%(num)s open exceptions", len(exceptions))
        against.append(f"{found_open}: {listing(exceptions)}")
    return Quality(_("Boring"), not against, "; ".join(against) or _("no error and no open exception"))


def _open_exceptions(workflow: Node, facts: Facts) -> Iterator[str]:
    for case in workflow.record.exceptions:
        if not case.handling:
            yield _("nobody has said what to do when %(case)s", case=f"{case.case[:1].lower()}{case.case[1:]}")
    bound = {
        binding.boundary.key: binding.boundary
        for step in workflow.record.steps
        for binding in facts.bindings(workflow, step)
    }
    roles = {facts.catalogue.present("role", step.who).id for step in workflow.record.steps}
    for boundary in bound.values():
        for each in boundary.record.exceptions:
            concerns = not each.who or facts.catalogue.present("role", each.who).id in roles
            if concerns and (each.until is None or each.until >= facts.today):
                what = f"{each.what[:1].lower()}{each.what[1:]}"
                yield _("to “%(boundary)s”, %(what)s", boundary=boundary.title, what=what)
    for link in facts.catalogue.links_to(workflow.key, "decision", "waives"):
        decision = facts.catalogue.nodes[link.source].record
        waiver = decision.waives[int(link.pointer[1])]
        if decision.status == "accepted" and (waiver.until is None or waiver.until >= facts.today):
            yield _("“%(rule)s” is waived", rule=waiver.rule)


def _teachable(workflow: Node, facts: Facts, factor: BusFactor) -> Quality:
    found = coverage(workflow, facts)
    against = []
    if found.untrained:
        against.append(_("no course for %(roles)s", roles=listing([role.title for role in found.untrained])))
    if factor.people < LEAST_PEOPLE:
        one = _("a role of it stands or falls with one person")
        against.append(one if factor.people else _("a role of it is empty"))
    roles = ngettext("%(num)s role", "%(num)s roles", len(found.trained))
    holds = _("courses for %(roles)s, and nobody is indispensable", roles=roles)
    return Quality(_("Teachable"), not against, "; ".join(against) or holds)


def _measurable(workflow: Node, facts: Facts) -> Quality:
    metrics = [metric for _, metric in metrics_of(workflow, facts.catalogue)]
    measured = [metric.title for metric in metrics if metric.record.baseline and metric.series]
    if measured:
        named = listing([f"“{title}”" for title in measured])
        return Quality(_("Measurable"), True, _("baseline and data for %(metrics)s", metrics=named))
    reason = _("none of its metrics has both a baseline and data") if metrics else _("it has no metric")
    return Quality(_("Measurable"), False, reason)
