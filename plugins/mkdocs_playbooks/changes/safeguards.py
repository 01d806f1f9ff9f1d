"""What keeps a step safe beside its review: approval, stop conditions, ways up, evidence, rework, permissions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..kinds.fields import Evidence
from ..kinds.workflow import Approval, Escalation, Permission, Step, StopCondition
from .change import Change
from .entries import matched
from .telling import Teller, listed, quoted, said

_RULES = {None: "any of", "any": "any of", "all": "all of", "two_person": "two of"}


def safeguard_changes(was: Step, now: Step, tell: Teller) -> Iterator[Change]:
    """What differs in the safeguards of a step in both versions, save its review and the boundaries that bind it."""
    yield from _approval(was.approval, now.approval, tell)
    yield from _stops(was.stop_when, now.stop_when, tell)
    yield from _escalations(was.escalate, now.escalate, tell)
    yield from evidence_changes(was.evidence, now.evidence, tell)
    yield from tell.safeguards(
        "always_rework", "part to redo by hand", was.always_rework or (), now.always_rework or ()
    )
    yield from tell.most("time_limit", "time limit", was.time_limit, now.time_limit)
    yield from _permissions(was.may, now.may, tell)


def evidence_changes(was: Iterable[Evidence], now: Iterable[Evidence], tell: Teller) -> Iterator[Change]:
    """What is kept for a later look, for how long and where."""
    topic = "evidence"
    found = matched(was, now, lambda one: one.what, lambda one: one.what)
    for old, new in found.kept:
        yield from tell.named(topic, "evidence", old.what, new.what)
        yield from tell.least(topic, f"time for which {quoted(new.what)} is kept", old.keep, new.keep)
        yield from tell.safeguard(topic, f"place of {quoted(new.what)}", old.saved_in, new.saved_in)
    for one in found.gone:
        yield tell.looser(topic, f"evidence removed: {quoted(one.what)}", one.what)
    for one in found.new:
        yield tell.tighter(topic, f"evidence added: {quoted(one.what)}", "", one.what)


def _approval(was: Approval | None, now: Approval | None, tell: Teller) -> Iterator[Change]:
    topic = "approval"
    if was is None or now is None:
        if was is not None:
            yield tell.looser(topic, f"approval by {_approvers(was)} removed", _approvers(was))
        if now is not None:
            yield tell.tighter(topic, f"approval by {_approvers(now)} added", "", _approvers(now))
        return
    if _approvers(was) != _approvers(now):
        before, after = _approvers(was), _approvers(now)
        yield tell.towards(_easier(was, now), topic, f"approval by {after}, was by {before}", before, after)
    if was.change_type != now.change_type:
        before, after = was.change_type or "", now.change_type or ""
        each_time = (before == "normal") - (after == "normal") if before and after else 0
        yield tell.towards(each_time, topic, said("change type of the approval", before, after), before, after)
    yield from tell.safeguard(topic, "record of the approval", was.record_in, now.record_in)
    yield from tell.named(topic, "step after a refusal", was.if_refused, now.if_refused)


def _approvers(approval: Approval) -> str:
    names = listed(sorted(approval.approvers))
    if len(approval.approvers) == 1 and approval.rule != "two_person":
        return names
    return f"{_RULES[approval.rule]} {names}"


def _easier(was: Approval, now: Approval) -> int:
    """Above 0 when fewer have to agree or more may, below when it is the other way round."""
    fewer = _needed(was) - _needed(now)
    before, after = set(was.approvers), set(now.approvers)
    if fewer or before == after or (was.rule == "all" and now.rule == "all"):
        return fewer
    return (before < after) - (after < before)


def _needed(approval: Approval) -> int:
    if approval.rule == "all":
        return len(set(approval.approvers))
    return 2 if approval.rule == "two_person" else 1


def _stops(was: Iterable[StopCondition], now: Iterable[StopCondition], tell: Teller) -> Iterator[Change]:
    topic = "stop_when"
    by_id = matched(was, now, lambda one: one.id or one.when)
    rest = matched(by_id.gone, by_id.new, lambda one: one.when, lambda one: one.when)
    for old, new in (*by_id.kept, *rest.kept):
        name = quoted(new.id or new.when)
        yield from tell.named(topic, "stop condition", old.when, new.when)
        if old.then != new.then:
            retries = (new.then == "retry") - (old.then == "retry")
            what = f"on {name} the run does {quoted(new.then)}, was {quoted(old.then)}"
            yield tell.towards(retries, topic, what, old.then, new.then)
        yield from tell.safeguard(topic, f"role that restarts after {name}", old.restart_by, new.restart_by)
        yield from tell.safeguard(topic, f"condition to resume after {name}", old.resume_when, new.resume_when)
    for one in rest.gone:
        yield tell.looser(topic, f"stop condition removed: {quoted(one.when)}", one.when)
    for one in rest.new:
        yield tell.tighter(topic, f"stop condition added: {quoted(one.when)}", "", one.when)


def _escalations(was: Iterable[Escalation], now: Iterable[Escalation], tell: Teller) -> Iterator[Change]:
    topic = "escalate"
    found = matched(was, now, lambda one: one.when, lambda one: one.when)
    for old, new in found.kept:
        name = quoted(new.when)
        yield from tell.named(topic, "escalation", old.when, new.when)
        yield from tell.safeguard(topic, f"role called on {name}", old.to, new.to)
        yield from tell.most(topic, f"time for an answer on {name}", old.within, new.within)
        yield from tell.safeguard(topic, f"what holds until an answer on {name}", old.until_then, new.until_then)
    for one in found.gone:
        yield tell.looser(topic, f"escalation removed: {quoted(one.when)}", one.when)
    for one in found.new:
        yield tell.tighter(topic, f"escalation added: {quoted(one.when)}", "", one.when)


def _permissions(was: tuple[Permission, ...], now: tuple[Permission, ...], tell: Teller) -> Iterator[Change]:
    topic = "may"
    if bool(was) != bool(now):
        before, after = _effects(was), _effects(now)
        what = f"what it may do is limited: {after}" if now else f"no longer limited in what it may do, was {before}"
        yield tell.towards(1 if was else -1, topic, what, before, after)
        return
    found = matched(was, now, lambda one: (one.do, one.system))
    for old, new in found.kept:
        name = _effect(new)
        yield from tell.safeguard(topic, f"limit to {name}", old.at_most, new.at_most)
        if old.ask_first != new.ask_first:
            asks = "no longer asks first" if old.ask_first else "asks first"
            yield tell.towards(1 if old.ask_first else -1, topic, f"{asks} to {name}")
    for one in found.gone:
        yield tell.tighter(topic, f"may no longer {_effect(one)}", _effect(one))
    for one in found.new:
        yield tell.looser(topic, f"may {_effect(one)}", "", _effect(one))


def _effect(permission: Permission) -> str:
    return f"{permission.do} on {quoted(permission.system)}"


def _effects(permissions: Iterable[Permission]) -> str:
    return ", ".join(map(_effect, permissions))
