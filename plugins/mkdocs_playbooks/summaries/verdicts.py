"""What an AI system has become here: a productivity system, a compliance risk or a toy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

import msgspec

from ..diagnostics import Finding
from ..facts.autonomy import AI_TYPES
from ..facts.facts import Facts
from ..facts.usage import Use, callers, uses
from ..grouping import grouped
from ..model.node import Key, Node
from ..words.spoken import _, ngettext
from .found import Found, area_of, step_of
from .movement import movements
from .words import listing

RISK_AREAS = ("boundaries", "systems", "action", "evidence")
"""The areas whose errors make a system a compliance risk."""

_ON_TRIAL = ("integration", "pilot")

VerdictWord = Literal["compliance risk", "toy", "toy so far", "not proven yet", "not in use", "productivity system"]

VERDICTS: tuple[VerdictWord, ...] = get_args(VerdictWord)
"""Every verdict, what needs somebody first."""


class Verdict(msgspec.Struct, frozen=True):
    """A verdict with its reason in one sentence, and the documents that the reason rests on."""

    system: Node
    word: VerdictWord
    reason: str
    because: tuple[Key, ...]


def verdicts(facts: Facts, found: Found) -> tuple[Verdict, ...]:
    """The verdict of every AI system that is not retired, what needs somebody first, then by id."""
    every = [verdict(node, facts, found) for node in facts.catalogue.of_kind("system") if is_judged(node)]
    return tuple(sorted(every, key=lambda each: VERDICTS.index(each.word)))


def is_judged(system: Node) -> bool:
    """Whether a system gets a verdict: AI systems do, until they are retired."""
    return system.record.type in AI_TYPES and system.record.status != "retired"


def verdict(system: Node, facts: Facts, found: Found) -> Verdict:
    """The verdict of an AI system; the first of these that holds.

    1. *Compliance risk*: an error of the areas boundaries, systems, action or evidence stands on the system, on a step
       that is done with it, on the whole of a workflow with such a step, or on a boundary that binds such a step.
    2. *Productivity system*: a workflow in production has a step that is done with it, has no error of any area, and
       has a metric that has moved for the better since it went live.
    3. *Not proven yet*: a workflow in production has a step that is done with it, and 2 does not hold.
    4. *Toy*: it is subscribed, and no workflow in production has a step that is done with it; a toy *so far* while one
       that is a pilot, or is being integrated, has.
    5. *Not in use*: everything else.

    A system that no step is done with, but to which others pass their questions, counts as used at their steps.
    """
    steps = _uses(system, facts)
    workflows = tuple({node.key: node for node, _, _ in steps}.values())
    risks = tuple(_risks(system, steps, facts, found))
    if risks:
        keys = tuple(dict.fromkeys(Key(*one.document.split("/", 1)) for one in risks))
        first = risks[0].message
        more = _("%(error)s, the first of %(num)s such errors", error=first, num=len(risks))
        return Verdict(system, "compliance risk", more if len(risks) > 1 else first, keys)
    live = tuple(node for node in workflows if node.record.status == "production")
    if live:
        return _in_production(system, live, facts, found)
    return _outside_production(system, workflows, facts)


def _uses(system: Node, facts: Facts) -> tuple[Use, ...]:
    own = uses(system, facts.catalogue)
    return own or tuple(use for caller in callers(system, facts.catalogue) for use in uses(caller, facts.catalogue))


def _risks(system: Node, steps: Iterable[Use], facts: Facts, found: Found) -> Iterator[Finding]:
    yield from found.errors(system.key, RISK_AREAS)
    places = grouped((node.key, index) for node, index, _ in steps)
    bound: dict[Key, None] = {}
    for key, indexes in places.items():
        node = facts.catalogue.nodes[key]
        for error in found.errors(key, RISK_AREAS):
            if step_of(error) in (None, *indexes):
                yield error
        for index in indexes:
            bound |= dict.fromkeys(each.boundary.key for each in facts.bindings(node, node.record.steps[index]))
    for boundary in bound:
        yield from found.errors(boundary, RISK_AREAS)


def _in_production(system: Node, live: tuple[Node, ...], facts: Facts, found: Found) -> Verdict:
    sound = tuple(node for node in live if not found.errors(node.key))
    for node in sound:
        for each in movements(node, facts):
            if each.direction == "better":
                reason = _(
                    "In production in “%(workflow)s”, and “%(metric)s” has moved for the better since",
                    workflow=node.title,
                    metric=each.metric.title,
                )
                return Verdict(system, "productivity system", reason, (node.key, each.metric.key))
    keys = tuple(node.key for node in live)
    if not sound:
        areas = sorted({area_of(error) for node in live for error in found.errors(node.key)})
        reason = _("In production, but every workflow that uses it has errors, about %(areas)s", areas=listing(areas))
        return Verdict(system, "not proven yet", reason, keys)
    words = {each.direction for node in sound for each in movements(node, facts)}
    if "worse" in words:
        reason = _("In production, but what is measured there has moved for the worse")
    elif "no change" in words:
        reason = _("In production, but no metric there has changed since it went live")
    else:
        reason = _("In production, but no metric there can be compared with the time before")
    return Verdict(system, "not proven yet", reason, keys)


def _outside_production(system: Node, workflows: tuple[Node, ...], facts: Facts) -> Verdict:
    since = system.record.subscribed_on
    tried = tuple(node for node in workflows if node.record.status in _ON_TRIAL)
    keys = tuple(node.key for node in tried or workflows)
    named = listing([f"“{node.title}”" for node in tried], most=1)
    where = "; " + _("it is on trial in %(workflows)s", workflows=named) if tried else ""
    if since and since <= facts.today and system.record.status == "active":
        reason = ngettext(
            "Subscribed %(num)s day ago, and used by nothing in production",
            "Subscribed %(num)s days ago, and used by nothing in production",
            (facts.today - since).days,
        )
        return Verdict(system, "toy so far" if tried else "toy", reason + where, keys)
    reason = _("Not subscribed as far as is written down, and used by nothing in production")
    return Verdict(system, "not in use", reason + where, keys)
