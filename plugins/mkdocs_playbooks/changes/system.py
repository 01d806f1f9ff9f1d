"""A system in two versions: what it may see and do, how it is stopped and watched, and what is behind it."""

from __future__ import annotations

from collections.abc import Iterator

from ..kinds.system import Logs, System, SystemPermission
from .change import Change
from .entries import matched
from .telling import Teller, listed, quoted, said

TOLD = frozenset(
    {"type", "status", "model", "identity", "permissions", "data_allowed", "connects_to", "stop", "logs", "risk_class"}
)
"""The fields of which this tells more than that they differ."""

_RISKS = ("minimal", "limited", "high", "prohibited")


def system_changes(was: System, now: System, tell: Teller) -> Iterator[Change]:
    """What differs."""
    yield from tell.named("type", "type", was.type, now.type)
    yield from tell.named("status", "status", was.status, now.status)
    yield from tell.named("model", "model", was.model, now.model)
    if was.identity != now.identity:
        shared = (now.identity == "shared") - (was.identity == "shared")
        account = said("account", was.identity or "", now.identity or "")
        yield tell.towards(shared, "identity", account, was.identity or "", now.identity or "")
    yield from _permissions(was, now, tell)
    yield from _data(was.data_allowed, now.data_allowed, tell)
    yield from _connections(was, now, tell)
    yield from tell.safeguard("stop", "way to stop it", was.stop, now.stop)
    yield from _logs(was.logs, now.logs, tell)
    if was.risk_class != now.risk_class:
        before, after = was.risk_class or "", now.risk_class or ""
        lower = _RISKS.index(before) - _RISKS.index(after) if before and after else (not after) - (not before)
        yield tell.towards(lower, "risk_class", said("risk class", before, after), before, after)


def _permissions(was: System, now: System, tell: Teller) -> Iterator[Change]:
    topic = "permissions"
    found = matched(was.permissions, now.permissions, lambda one: one.system)
    for old, new in found.kept:
        for verb in (verb for verb in new.can if verb not in old.can):
            yield tell.looser(topic, f"may {verb} on {quoted(new.system)}", "", verb)
        for verb in (verb for verb in old.can if verb not in new.can):
            yield tell.tighter(topic, f"may no longer {verb} on {quoted(new.system)}", verb)
        yield from tell.safeguard(topic, f"limit of what it may do on {quoted(new.system)}", old.scope, new.scope)
    for one in found.gone:
        yield tell.tighter(topic, f"may no longer {_verbs(one)}", _verbs(one))
    for one in found.new:
        yield tell.looser(topic, f"may {_verbs(one)}", "", _verbs(one))


def _verbs(permission: SystemPermission) -> str:
    return f"{', '.join(permission.can)} on {quoted(permission.system)}"


def _data(was: tuple[str, ...], now: tuple[str, ...], tell: Teller) -> Iterator[Change]:
    """A system that lists no class of data is not limited to any."""
    topic = "data_allowed"
    if bool(was) != bool(now):
        if was:
            yield tell.looser(topic, f"no longer limited to data of {listed(was)}", ", ".join(was))
        else:
            yield tell.tighter(topic, f"limited to data of {listed(now)}", "", ", ".join(now))
        return
    for class_ in sorted(set(now) - set(was)):
        yield tell.looser(topic, f"may see data of {quoted(class_)}", "", class_)
    for class_ in sorted(set(was) - set(now)):
        yield tell.tighter(topic, f"may no longer see data of {quoted(class_)}", class_)


def _connections(was: System, now: System, tell: Teller) -> Iterator[Change]:
    topic = "connects_to"
    found = matched(was.connects_to, now.connects_to, lambda one: (one.system, one.direction, one.data))
    rest = matched(found.gone, found.new, lambda one: one.system)
    for old, new in (*found.kept, *rest.kept):
        if old != new:
            yield tell.neither(topic, f"connection to {quoted(new.system)} changed")
    for one in rest.gone:
        yield tell.neither(topic, f"connection to {quoted(one.system)} removed", one.system)
    for one in rest.new:
        yield tell.neither(topic, f"connection to {quoted(one.system)} added", "", one.system)


def _logs(was: Logs | None, now: Logs | None, tell: Teller) -> Iterator[Change]:
    yield from tell.safeguard("logs", "place of the logs", was.where if was else None, now.where if now else None)
    if was and now:
        yield from tell.least("logs", "time for which logs are kept", was.keep, now.keep)
