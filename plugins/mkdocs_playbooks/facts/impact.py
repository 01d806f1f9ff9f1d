"""What happens when something goes: what stops, what loses a safeguard, what is to be tested or looked at.

Things go in several ways, and each goes on through other documents in its own:

- What is *gone* takes along everything that relies on it. A role also goes with the last person who holds it.
- A system that is *idle*, because its model is gone or what it runs on is, still holds its data: what is done with it
  stops, and so does a system that runs on it.
- A workflow that has *halted* anywhere halts those that call it.
- A system that lacks data from another, or an artifact that depends on another, is *changed*: what is done with it is
  to be looked at, and AI that is asked with it is to be tested again.

The nearest way to a document is told; a document is looked at once for each way of going, so cycles come to an end.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import islice
from typing import NamedTuple

import msgspec

from ..kinds import KINDS
from ..model.node import Key, Link, Node, Target
from ..words.spoken import N_
from .autonomy import AI_TYPES
from .facts import Facts
from .freshness import evaluations_of
from .people import holdings, person_id
from .reliance import Effect, Reliance, is_over, reliance, takers

_RUNS = N_("runs on {}")


class Chain(msgspec.Struct, frozen=True):
    """The documents on the way from what goes to something that is hit, the last one first."""

    key: Key
    before: Chain | None = None
    length: int = 1

    @property
    def keys(self) -> tuple[Key, ...]:
        """The documents in the order of the way."""
        found = []
        chain: Chain | None = self
        while chain is not None:
            found.append(chain.key)
            chain = chain.before
        return tuple(reversed(found))


class Reason(NamedTuple):
    """Why something is hit: words with ``{}`` where the document it relies on, ``on``, is named."""

    words: str
    on: Key


class Hit(msgspec.Struct, frozen=True):
    """A document or a step that is hit, how badly and why; ``chain`` is the way there when it is not a direct one."""

    target: Target
    effect: Effect
    reasons: tuple[Reason, ...]
    chain: Chain | None = None

    @property
    def path(self) -> tuple[Key, ...]:
        """The documents between what goes and this one; none when it relies on that directly."""
        return self.chain.keys if self.chain else ()


class Impact(msgspec.Struct, frozen=True):
    """Everything that is hit: the worst first, then the nearest. ``cut`` when there may be more further away."""

    hits: tuple[Hit, ...]
    cut: bool = False


class Loss(Enum):
    """In which way something goes."""

    GONE = "gone"
    IDLE = "idle"
    HALTED = "halted"
    CHANGED = "changed"


class _Event(NamedTuple):
    """What follows from one document's loss: something that is hit, and the loss this means for another document."""

    target: Target
    reliance: Reliance
    loss: tuple[Key, Loss] | None = None


def impact(origins: Iterable[Key], facts: Facts, loss: Loss = Loss.GONE, most: int | None = None) -> Impact:
    """What happens when some documents go together; ``most`` bounds how many consequences of consequences are met."""
    return _Walk(facts, frozenset(origins), loss, most).walk()


class _Walk:
    """One walk, in breadth, from what goes to everything it means."""

    def __init__(self, facts: Facts, origins: frozenset[Key], loss: Loss, most: int | None) -> None:
        self._facts = facts
        self._catalogue = facts.catalogue
        self._origins = origins
        self._most = most
        self._queue: deque[tuple[Key, Loss, Chain | None]] = deque((key, loss, None) for key in sorted(origins))
        self._seen = {(key, loss) for key in origins}
        self._found: dict[tuple[Target, Effect], tuple[Chain | None, dict[Reason, None]]] = {}
        self._order = {kind: place for place, kind in enumerate(KINDS)}

    def walk(self) -> Impact:
        """Everything that is hit."""
        met = 0
        while self._queue:
            key, loss, chain = self._queue.popleft()
            events: Iterator[_Event] = _Consequences(key, loss, self._facts).events()
            if chain is not None and self._most is not None:
                events = islice(events, self._most - met)
            for event in events:
                met += chain is not None
                self._note(event, key, chain)
            if chain is not None and met == self._most:
                return Impact(self._hits(), cut=True)
        return Impact(self._hits())

    def _note(self, event: _Event, key: Key, chain: Chain | None) -> None:
        target, loss = event.target, event.loss
        if target.key in self._origins or (target.key == key and chain is None):
            return
        place = (target, event.reliance.effect)
        first, reasons = self._found.setdefault(place, (chain, {}))
        if first is chain or (first is None and chain is None):
            reasons[Reason(event.reliance.words, key)] = None
        if loss and loss not in self._seen and loss[0] not in self._origins:
            self._seen.add(loss)
            length = chain.length + 1 if chain else 1
            self._queue.append((*loss, Chain(loss[0], chain, length)))

    def _hits(self) -> tuple[Hit, ...]:
        """What was found, without far things that hit no worse than a nearer one, or than one that stops it."""
        found = [Hit(*place, tuple(reasons), chain) for place, (chain, reasons) in self._found.items()]
        found.sort(key=lambda hit: (hit.chain.length if hit.chain else 0, hit.effect))
        stopped = {Target(*hit.target.key) for hit in found if hit.effect is Effect.STOPS}
        worst: dict[Target, Effect] = {}
        kept = []
        for hit in found:
            before = Effect.STOPS if hit.target in stopped and hit.effect is Effect.LOOK else worst.get(hit.target)
            if hit.chain is None or before is None or hit.effect < before:
                kept.append(hit)
                worst[hit.target] = min(hit.effect, worst.get(hit.target, hit.effect))
        return tuple(sorted(kept, key=self._rank))

    def _rank(self, hit: Hit) -> tuple[int, int, int, str, int]:
        target = hit.target
        length = hit.chain.length if hit.chain else 0
        node = self._catalogue.nodes[target.key]
        return hit.effect, length, self._order[target.kind], target.id, step_place(node, target.part)


def step_place(workflow: Node, step: str) -> int:
    """The place of a step among those of its workflow; -1 for the workflow as a whole."""
    return next((place for place, other in enumerate(workflow.values("steps")) if other["id"] == step), -1)


class _Consequences(msgspec.Struct, frozen=True):
    """What the loss of one document means for those that rely on it."""

    key: Key
    loss: Loss
    facts: Facts

    def events(self) -> Iterator[_Event]:
        """Every consequence, in the order of the references."""
        for link in self.facts.catalogue.links_to(self.key):
            source = self.facts.catalogue.nodes[link.source]
            if link.source != self.key and not is_over(source):
                yield from self._of(link, source)
        if self.key.kind == "system":
            yield from self._fed()
        elif self.key.kind == "workflow":
            yield from self._called()
        elif self.key.kind == "person":
            yield from self._roles()
        elif self.loss is Loss.GONE:
            yield from self._unguarded()

    def _of(self, link: Link, source: Node) -> Iterator[_Event]:
        """What a reference to it comes to."""
        found = self._weighed(link)
        if found is None:
            return
        target = _target(link, source)
        yield _Event(target, found, self._further(link, found))
        if found.effect is not Effect.STOPS and self.loss is not Loss.CHANGED:
            return
        words = self._tested(link)
        if words:
            for evaluation, part in evaluations_of(source, self.facts.catalogue):
                if part in ("", target.part):
                    yield _Event(Target(*evaluation.key), Reliance(Effect.TEST, words))

    def _weighed(self, link: Link) -> Reliance | None:
        """How the source of a reference relies on it, given the way in which it goes."""
        found = reliance(link)
        if found is None:
            return None
        if self.loss is Loss.GONE:
            return Reliance(Effect.STOPS, _RUNS) if self._runs_on_it(link) else found
        if self.loss is Loss.IDLE:
            return found if link.pointer[2:3] == ("with",) else self._runs_on(link)
        if self.loss is Loss.HALTED:
            return found if found.effect is Effect.STOPS else None
        used = self.key.kind == "artifact" or link.pointer[2:3] == ("with",) or link.pointer[-1] == "from"
        return Reliance(Effect.LOOK, found.words) if used else None

    def _runs_on(self, link: Link) -> Reliance | None:
        return Reliance(Effect.STOPS, _RUNS) if self._runs_on_it(link) else None

    def _runs_on_it(self, link: Link) -> bool:
        """Whether a system that names a connection to it cannot work without it, as one without its model."""
        is_model = self.key.kind == "system" and self.facts.catalogue.nodes[self.key].record.type == "model_api"
        return is_model and link.pointer[0] == "connects_to"

    def _further(self, link: Link, found: Reliance) -> tuple[Key, Loss] | None:
        """What the source of a reference goes through itself."""
        if link.source.kind == "workflow" and found.effect is Effect.STOPS:
            return link.source, Loss.HALTED
        if link.source.kind == "artifact" and link.pointer[0] in ("depends_on", "kept_in"):
            return link.source, Loss.CHANGED
        return (link.source, Loss.IDLE) if found.words == _RUNS else None

    def _tested(self, link: Link) -> str:
        """What an evaluation of a step says of it that makes a reference; empty when no AI comes into it."""
        if link.pointer[2:] == ("prompt", "artifact"):
            return N_("tests what is asked with {}")
        if self.loss is Loss.CHANGED or link.pointer[2:3] != ("with",):
            return ""
        is_ai = self.facts.catalogue.nodes[self.key].record.type in AI_TYPES
        return N_("tests what is done with {}") if is_ai else ""

    def _fed(self) -> Iterator[_Event]:
        """The systems that take data from a system."""
        if self.loss is not Loss.IDLE:
            for taker in takers(self.key, self.facts.catalogue):
                if taker != self.key and not is_over(self.facts.catalogue.nodes[taker]):
                    yield _Event(Target(*taker), Reliance(Effect.LOOK, N_("takes data from {}")), (taker, Loss.CHANGED))

    def _called(self) -> Iterator[_Event]:
        """The workflows that a workflow calls."""
        for link in self.facts.catalogue.links_from(self.key):
            called = self.facts.catalogue.nodes[link.target.key]
            if link.pointer[-1] == "calls" and called.key != self.key and not is_over(called):
                yield _Event(link.target, Reliance(Effect.LOOK, N_("called by {}")))

    def _roles(self) -> Iterator[_Event]:
        """The roles that a person holds today; one that nobody else holds goes too."""
        for role in self.facts.catalogue.of_kind("role"):
            held = {person_id(holder) for _, holder in holdings(role, self.facts.today)}
            if held == {self.key.id}:
                yield _Event(Target(*role.key), Reliance(Effect.STOPS, "held by {} alone"), (role.key, Loss.GONE))
            elif self.key.id in held:
                yield _Event(Target(*role.key), Reliance(Effect.LOOK, "held by {} among others"))

    def _unguarded(self) -> Iterator[_Event]:
        """What a boundary binds, what an evaluation tests, and the findings that a decision waives."""
        for workflow, step in self.facts.bound_steps(self.key):
            if not is_over(workflow):
                target = Target(*workflow.key, step.id)
                yield _Event(target, Reliance(Effect.SAFEGUARD, N_("bound by {}")))
        for link in self.facts.catalogue.links_from(self.key):
            if is_over(self.facts.catalogue.nodes[link.target.key]):
                continue
            if self.key.kind == "evaluation" and link.pointer == ("of",):
                yield _Event(link.target, Reliance(Effect.SAFEGUARD, N_("tested by {}")))
            elif link.pointer[0] == "waives" and self.facts.catalogue.nodes[self.key].record.status == "accepted":
                yield _Event(link.target, Reliance(Effect.LOOK, N_("has a finding waived by {}")))


def _target(link: Link, source: Node) -> Target:
    """The step that makes a reference, or else the document."""
    in_step = link.source.kind == "workflow" and link.pointer[0] == "steps"
    return Target(*link.source, source.record.steps[int(link.pointer[1])].id if in_step else "")
