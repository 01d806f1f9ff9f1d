"""What work relies on beside its spec, in two versions: checklists, controls, layers, decisions, the organization."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar, get_args

from ..kinds.checklist import Checklist
from ..kinds.control import Control
from ..kinds.decision import Decision, Waiver
from ..kinds.fields import Maturity
from ..kinds.layer import Layer, Requires
from ..kinds.organization import Organization
from .boundary import ceiling_changes
from .change import Change
from .entries import matched
from .safeguards import evidence_changes
from .telling import Teller, quoted, said

CHECKLIST = frozenset({"items"})
CONTROL = frozenset({"maturity", "evidence"})
LAYER = frozenset({"human_at_least", "requires"})
DECISION = frozenset({"status", "waives"})
ORGANIZATION = frozenset({"data_classes", "defaults"})
"""The fields of each kind of which this tells more than that they differ."""

_MATURITIES: tuple[Maturity, ...] = get_args(Maturity)
_T = TypeVar("_T")


def checklist_changes(was: Checklist, now: Checklist, tell: Teller) -> Iterator[Change]:
    """Items more or less, and what they ask for."""
    topic = "items"
    found = matched(was.items, now.items, lambda one: one.id, lambda one: one.check)
    for old, new in found.kept:
        name = quoted(new.id)
        yield from tell.named(topic, f"item {name}", old.check, new.check)
        if old.critical != new.critical:
            what = "must" if new.critical else "need"
            yield tell.towards(1 if old.critical else -1, topic, f"item {name} {what} not fail")
        if old.na_allowed != new.na_allowed:
            what = "may" if new.na_allowed else "may no longer"
            yield tell.towards(1 if new.na_allowed else -1, topic, f"item {name} {what} be passed over")
        yield from tell.safeguard(topic, f"evidence of the item {name}", old.evidence, new.evidence)
        yield from tell.safeguard(topic, f"what follows when the item {name} fails", old.if_failed, new.if_failed)
        yield from tell.named(topic, f"reason of the item {name}", old.why, new.why)
    for item in found.gone:
        yield tell.looser(topic, f"item removed: {quoted(item.check)}", item.check)
    for item in found.new:
        yield tell.tighter(topic, f"item added: {quoted(item.check)}", "", item.check)


def control_changes(was: Control, now: Control, tell: Teller) -> Iterator[Change]:
    """How far the control has come, and its proof."""
    if was.maturity != now.maturity:
        lower = _MATURITIES.index(was.maturity) - _MATURITIES.index(now.maturity)
        what = said("maturity", was.maturity, now.maturity)
        yield tell.towards(lower, "maturity", what, was.maturity, now.maturity)
    yield from evidence_changes(was.evidence, now.evidence, tell)


def layer_changes(was: Layer, now: Layer, tell: Teller) -> Iterator[Change]:
    """How far the AI may go in a layer, and what has to be met before work of it goes into production."""
    yield from ceiling_changes(was.human_at_least, now.human_at_least, tell)
    before, after = was.requires or Requires(), now.requires or Requires()
    yield from tell.relied("requires", "required layer", before.layers, after.layers)
    yield from _conditions("control", _controls(before), _controls(after), _MATURITIES.index, tell)
    yield from _conditions("course", _courses(before), _courses(after), float, tell)
    yield from _conditions("metric", _metrics(before), _metrics(after), lambda _: 0, tell)


def _controls(requires: Requires) -> Mapping[str, Maturity]:
    return {one.control: one.at_least or "operating" for one in requires.controls}


def _courses(requires: Requires) -> Mapping[str, float]:
    return {one.course: one.share for one in requires.courses}


def _metrics(requires: Requires) -> Mapping[str, float]:
    return {one.metric: one.at_least for one in requires.metrics}


def _conditions(
    noun: str, was: Mapping[str, _T], now: Mapping[str, _T], height: Callable[[_T], float], tell: Teller
) -> Iterator[Change]:
    """Conditions by the id of what they are about: one less is looser, and so is one that asks for a lesser height."""
    for id_ in sorted(was.keys() - now.keys()):
        yield tell.looser("requires", f"required {noun} removed: {quoted(id_)}", id_)
    for id_ in sorted(now.keys() - was.keys()):
        yield tell.tighter("requires", f"required {noun} added: {quoted(id_)}", "", id_)
    for id_ in sorted(id_ for id_ in was.keys() & now.keys() if was[id_] != now[id_]):
        before, after = str(was[id_]), str(now[id_])
        what = said(f"what the {noun} {quoted(id_)} has to reach", before, after)
        yield tell.towards(height(was[id_]) - height(now[id_]), "requires", what, before, after)


def decision_changes(was: Decision, now: Decision, tell: Teller) -> Iterator[Change]:
    """Whether it holds, and which findings it sets aside: that is decided, so it goes neither way."""
    yield from tell.named("status", "status", was.status, now.status)
    found = matched(was.waives, now.waives, lambda one: (one.rule, one.of))
    for old, new in found.kept:
        before, after = (str(each.until) if each.until else "without end" for each in (old, new))
        yield from tell.named("waives", f"last day of {_waiver(new)}", before, after)
    for one in found.gone:
        yield tell.neither("waives", f"no longer waives {_waiver(one)}", _waiver(one))
    for one in found.new:
        yield tell.neither("waives", f"waives {_waiver(one)}", "", _waiver(one))


def _waiver(waiver: Waiver) -> str:
    return f"{waiver.rule} of {waiver.of}"


def organization_changes(was: Organization, now: Organization, tell: Teller) -> Iterator[Change]:
    """Which data are sensitive, and how long evidence is kept."""
    found = matched(was.data_classes, now.data_classes, lambda one: one.id)
    for old, new in found.kept:
        if old.sensitive != new.sensitive:
            what = "is" if new.sensitive else "is no longer"
            yield tell.towards(1 if old.sensitive else -1, "data_classes", f"{quoted(new.id)} {what} sensitive")
        yield from tell.named("data_classes", f"title of {quoted(new.id)}", old.title, new.title)
    for one in found.gone:
        yield tell.neither("data_classes", f"data class removed: {quoted(one.id)}", one.id)
    for one in found.new:
        yield tell.neither("data_classes", f"data class added: {quoted(one.id)}", "", one.id)
    before, after = was.defaults, now.defaults
    keep = (each.evidence_keep if each else None for each in (before, after))
    yield from tell.least("defaults", "time for which evidence is kept", *keep)
    review = (each.review_every if each else None for each in (before, after))
    yield from tell.most("defaults", "time between reviews", *review)
