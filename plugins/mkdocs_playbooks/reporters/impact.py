"""What happens when something goes, as one JSON record for other programs; its fields are frozen under a version."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ..facts.calling import fallback, gone, stands_in, to_call
from ..facts.facts import Facts
from ..facts.impact import Hit, Impact
from ..facts.origins import Origin
from ..facts.reliance import Effect
from ..model.node import Key
from .json import dumped

VERSION = 1
"""Raised whenever a field goes away or means something else; a new field does not raise it."""

EFFECTS = {
    Effect.STOPS: "stops",
    Effect.SAFEGUARD: "loses_safeguard",
    Effect.TEST: "test_again",
    Effect.LOOK: "look_at",
}
"""The effects as other programs know them, worst first."""


class OriginRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What goes: its name and title, the documents that go with it, and the role that stands in for a role."""

    name: str
    title: str
    documents: tuple[str, ...]
    backup: str


class ReasonRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Why something is hit: words with ``{}`` where the document it relies on is named, and that document."""

    words: str
    on: str


class HitRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A document, or a step of one, that is hit; ``path`` lies between it and what goes, empty when it is direct.

    ``fallback`` is how a workflow goes on without its AI, null where that does not matter.
    """

    document: str
    step: str
    title: str
    effect: str
    direct: bool
    reasons: tuple[ReasonRecord, ...]
    path: tuple[str, ...]
    call: str
    contact: str
    fallback: str | None


class ImpactRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The whole answer; ``unread`` are files that hold documents of which nothing is known."""

    version: int
    origin: OriginRecord
    summary: dict[str, int]
    hits: tuple[HitRecord, ...]
    unread: tuple[str, ...]


class Answer(msgspec.Struct, frozen=True):
    """What goes, what is hit, and the files that could not be read."""

    origin: Origin
    impact: Impact
    facts: Facts
    unread: tuple[str, ...] = ()

    def counts(self) -> dict[Effect, int]:
        """How many hits there are of each effect, worst first."""
        return {effect: sum(hit.effect is effect for hit in self.impact.hits) for effect in Effect}


def report(answer: Answer) -> str:
    """The answer as JSON."""
    origin = answer.origin
    backup = stands_in(origin.keys, answer.facts.catalogue)
    record = ImpactRecord(
        version=VERSION,
        origin=OriginRecord(
            name=origin.name,
            title=origin.title,
            documents=_names(key for key in origin.keys if key in answer.facts.catalogue.nodes),
            backup=str(backup.key) if backup else "",
        ),
        summary={EFFECTS[effect]: count for effect, count in answer.counts().items()},
        hits=tuple(_hits(answer)),
        unread=answer.unread,
    )
    return dumped(record)


def _hits(answer: Answer) -> Iterable[HitRecord]:
    without = gone(answer.origin.keys, answer.impact)
    for hit in answer.impact.hits:
        yield _hit(hit, without, answer.facts)


def _hit(hit: Hit, without: frozenset[Key], facts: Facts) -> HitRecord:
    node = facts.catalogue.nodes[hit.target.key]
    owner = to_call(node, without, facts.catalogue)
    return HitRecord(
        document=str(node.key),
        step=hit.target.part,
        title=node.title,
        effect=EFFECTS[hit.effect],
        direct=not hit.path,
        reasons=tuple(ReasonRecord(words=reason.words, on=str(reason.on)) for reason in hit.reasons),
        path=_names(hit.path),
        call=str(owner.key) if owner else "",
        contact=(owner.record.contact or "") if owner else "",
        fallback=fallback(hit, facts),
    )


def _names(keys: Iterable[Key]) -> tuple[str, ...]:
    return tuple(str(key) for key in keys)
