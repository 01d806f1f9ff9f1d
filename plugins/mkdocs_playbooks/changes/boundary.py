"""A boundary in two versions: how far the AI may go, which steps it binds, and what it keeps for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from ..facts.autonomy import level
from ..facts.boundaries import IN_FORCE
from ..kinds.boundary import AppliesTo, Boundary, BoundaryException, CircuitBreaker, ConditionalUse
from .change import Change
from .entries import matched
from .telling import Teller, listed, quoted, said

TOLD = frozenset(
    {
        *("status", "human_at_least", "applies_to", "covers", "never", "not_covered", "allowed", "allowed_if"),
        *("exceptions", "circuit_breakers", "if_crossed", "disclosure", "noticed_by"),
    }
)
"""The fields of which this tells more than that they differ."""


def boundary_changes(was: Boundary, now: Boundary, _: Teller) -> Iterator[Change]:
    """What differs; in a boundary that is not in force on both sides, only its status goes one way or the other."""
    held, holds = was.status in IN_FORCE, now.status in IN_FORCE
    if was.status != now.status:
        what = said("status", was.status, now.status)
        what += "; it is no longer in force" if held and not holds else "; it is in force" if holds and not held else ""
        yield Teller().towards(held - holds, "status", what, was.status, now.status)
    tell = Teller(protects=held and holds)
    yield from ceiling_changes(was.human_at_least, now.human_at_least, tell)
    yield from _scope(was.applies_to, now.applies_to, tell)
    yield from tell.safeguards("covers", "covered work", was.covers, now.covers)
    yield from tell.safeguards("never", "prohibition", was.never, now.never)
    yield from tell.grants("not_covered", "exclusion", was.not_covered, now.not_covered)
    yield from tell.grants("allowed", "allowed use", was.allowed, now.allowed)
    yield from _conditional(was.allowed_if, now.allowed_if, tell)
    yield from _exceptions(was.exceptions, now.exceptions, tell)
    yield from _breakers(was.circuit_breakers, now.circuit_breakers, tell)
    yield from tell.safeguard("if_crossed", "what happens when it is crossed", was.if_crossed, now.if_crossed)
    yield from tell.safeguard("disclosure", "disclosure", was.disclosure, now.disclosure)
    yield from tell.safeguard("noticed_by", "how it is noticed", was.noticed_by, now.noticed_by)


def ceiling_changes(was: str | None, now: str | None, tell: Teller) -> Iterator[Change]:
    """A ceiling on how far the AI may go, of a boundary or a layer."""
    topic = "human_at_least"
    if was and now and was != now:
        more = level(now).rank - level(was).rank
        yield tell.towards(more, topic, f"the human is at least {quoted(now)}, was {quoted(was)}", was, now)
    elif was != now:
        yield from tell.safeguard(topic, "ceiling", was, now)


def scope(applies_to: AppliesTo | None) -> Mapping[str, frozenset[str]]:
    """What a boundary applies to, by dimension; nothing where it binds only the steps that list it."""
    dimensions: Mapping[str, Any] = msgspec.structs.asdict(applies_to) if applies_to else {}
    return {name: frozenset(values) for name, values in dimensions.items() if values}


def _scope(was: AppliesTo | None, now: AppliesTo | None, tell: Teller) -> Iterator[Change]:
    topic = "applies_to"
    before, after = scope(was), scope(now)
    if bool(before) != bool(after):
        what = "binds steps by what they are" if after else "binds only the steps that list it"
        yield tell.towards(1 if before else -1, topic, f"{what}, no longer {_opposite(bool(after))}")
        return
    for name in (name for name in AppliesTo.__struct_fields__ if name in before or name in after):
        noun = name.replace("_", " ")
        old, new = before.get(name), after.get(name)
        if old is None and new is not None:
            yield tell.looser(topic, f"now limited to the {noun} {listed(sorted(new))}", "", ", ".join(sorted(new)))
        elif old is not None and new is None:
            yield tell.tighter(topic, f"no longer limited to the {noun} {listed(sorted(old))}", ", ".join(sorted(old)))
        elif old is not None and new is not None:
            for value in sorted(old - new):
                yield tell.looser(topic, f"no longer binds the {noun} {quoted(value)}", value)
            for value in sorted(new - old):
                yield tell.tighter(topic, f"binds the {noun} {quoted(value)}", "", value)


def _opposite(by_scope: bool) -> str:
    return "only those that list it" if by_scope else "others by what they are"


def _conditional(was: tuple[ConditionalUse, ...], now: tuple[ConditionalUse, ...], tell: Teller) -> Iterator[Change]:
    topic = "allowed_if"
    found = matched(was, now, lambda one: one.use, lambda one: one.use)
    for old, new in found.kept:
        yield from tell.named(topic, "use under conditions", old.use, new.use)
        yield from tell.safeguards(topic, f"condition for {quoted(new.use)}", old.conditions, new.conditions)
    for one in found.gone:
        yield tell.tighter(topic, f"use under conditions removed: {quoted(one.use)}", one.use)
    for one in found.new:
        yield tell.looser(topic, f"use under conditions added: {quoted(one.use)}", "", one.use)


def _exceptions(
    was: tuple[BoundaryException, ...], now: tuple[BoundaryException, ...], tell: Teller
) -> Iterator[Change]:
    topic = "exceptions"
    found = matched(was, now, lambda one: one.what, lambda one: one.what)
    for old, new in found.kept:
        name = quoted(new.what)
        yield from tell.named(topic, "exception", old.what, new.what)
        yield from tell.named(topic, f"who is let through for {name}", old.who, new.who)
        yield from tell.named(topic, f"decision for {name}", old.decision, new.decision)
        if old.until != new.until:
            longer = new.until is None or (old.until is not None and new.until > old.until)
            before, after = (str(day) if day else "without end" for day in (old.until, new.until))
            yield tell.towards(1 if longer else -1, topic, said(f"last day of {name}", before, after), before, after)
    for one in found.gone:
        yield tell.tighter(topic, f"exception removed: {quoted(one.what)}", one.what)
    for one in found.new:
        yield tell.looser(topic, f"exception added: {quoted(one.what)}", "", one.what)


def _breakers(was: tuple[CircuitBreaker, ...], now: tuple[CircuitBreaker, ...], tell: Teller) -> Iterator[Change]:
    topic = "circuit_breakers"
    found = matched(was, now, lambda one: one.measure, lambda one: one.measure)
    for old, new in found.kept:
        name = quoted(new.measure)
        yield from tell.named(topic, "measure of a circuit breaker", old.measure, new.measure)
        yield from tell.named(topic, f"limit of {name}", old.above, new.above)
        yield from tell.named(topic, f"what happens above the limit of {name}", old.then, new.then)
    for one in found.gone:
        yield tell.looser(topic, f"circuit breaker removed: {quoted(one.measure)}", one.measure)
    for one in found.new:
        yield tell.tighter(topic, f"circuit breaker added: {quoted(one.measure)}", "", one.measure)
