"""A workflow in two versions: its steps, how far the AI goes in each, and what keeps them safe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from ..facts.autonomy import Level, level, step_level
from ..facts.review import unapproved_path, unreviewed_path
from ..kinds.workflow import Step
from ..model.catalogue import Catalogue
from .bindings import binding_changes
from .change import Change, Direction
from .entries import Matched
from .others import other_changes
from .people import ANSWERING, owner_changes
from .reviews import held_reviews, review_changes
from .safeguards import safeguard_changes
from .steps import moved, paired_steps
from .telling import Teller, listed, quoted
from .versions import Document, Versions

_TOLD = frozenset({"status", "steps", "controls"}) | ANSWERING
_TOLD_OF_STEP = frozenset(
    {
        *("do", "who", "with_", "human", "review", "approval", "stop_when", "escalate", "evidence", "boundaries"),
        *("always_rework", "time_limit", "may"),
    }
)
_CHECKS = frozenset({"review", "approval"})


class _Pair(msgspec.Struct, frozen=True):
    """A step in both versions, and how far the AI goes in it; ``None`` where a system is not known."""

    was: Step
    now: Step
    before: Level | None
    after: Level | None

    @property
    def has_lost_ai(self) -> bool:
        return bool(self.before and self.after and self.before.rank and not self.after.rank)

    @property
    def has_gained_ai(self) -> bool:
        return bool(self.before and self.after and self.after.rank and not self.before.rank)


def workflow_changes(document: Document, versions: Versions) -> Iterator[Change]:
    """What differs; where the workflow is retired before or now, nothing in it loosens or tightens anything."""
    was, now = document.before, document.after
    is_live = "retired" not in (was.status, now.status)
    tell = Teller(protects=is_live)
    yield from tell.named("status", "status", was.status, now.status)
    yield from owner_changes(was, now, tell)
    yield from tell.relied("controls", "control", was.controls, now.controls)
    yield from other_changes(was, now, _TOLD | document.told, tell)
    steps = paired_steps(was, now)
    yield from _list_changes(document, steps, versions)
    pairs = tuple(_paired(document, steps, versions))
    told = tuple(_step_changes(document, pairs, versions, is_live))
    yield from told
    yield from _way_changes(document, pairs, versions, told, is_live)


def _paired(document: Document, steps: Matched[Step], versions: Versions) -> Iterator[_Pair]:
    for was, now in steps.kept:
        before = _level(versions.step_before(document, was.id), versions.before.catalogue)
        after = _level(versions.step_after(document, now.id), versions.after.catalogue)
        yield _Pair(was, now, before, after)


def _level(step: Step, catalogue: Catalogue) -> Level | None:
    """How far the AI goes; where a system cannot be read, as the step itself says."""
    if all(catalogue.get("system", id_) for id_ in step.systems):
        return step_level(step, catalogue)
    return level(step.human) if step.human else None


def _list_changes(document: Document, steps: Matched[Step], versions: Versions) -> Iterator[Change]:
    """Steps added, removed, renamed and moved."""
    order = {step.id: index for index, step in enumerate(document.after.steps)}
    for step in steps.gone:
        yield Teller(step.id).neither("steps", f"step removed: {quoted(step.do)}", step.do)
    for step in steps.new:
        after = _level(versions.step_after(document, step.id), versions.after.catalogue)
        ai = f"; with {listed(step.systems)}, the human is {quoted(after.word)}" if after and after.rank else ""
        place = _place(document.after.steps, order[step.id])
        yield Teller(step.id).neither("steps", f"step added {place}: {quoted(step.do)}{ai}", "", step.do)
    names = {was.id: now.id for was, now in steps.kept}
    present = [names[step.id] for step in document.before.steps if step.id in names]
    out_of_order = moved(present, [now.id for _, now in steps.kept])
    for was, now in steps.kept:
        if was.id != now.id:
            yield Teller(now.id).neither("steps", f"step renamed, was {quoted(was.id)}", was.id, now.id)
        if now.id in out_of_order:
            yield Teller(now.id).neither("steps", f"step moved, now {_place(document.after.steps, order[now.id])}")


def _place(steps: tuple[Step, ...], index: int) -> str:
    return f"after {quoted(steps[index - 1].id)}" if index else "at the start"


def _step_changes(document: Document, pairs: Iterable[_Pair], versions: Versions, is_live: bool) -> Iterator[Change]:
    names = versions.names.steps.get(document.was.key, {})
    reviewed = held_reviews(document.before, names)
    reviews = held_reviews(document.after, {})
    for pair in pairs:
        was, now = pair.was, pair.now
        tell = Teller(now.id, protects=is_live)
        guard = replace(tell, protects=is_live and not pair.has_lost_ai)
        yield from tell.named("do", "reworded", was.do, now.do)
        yield from tell.named("who", "who", was.who, now.who)
        if set(was.systems) != set(now.systems):
            yield tell.neither("with", _means(was, now), ", ".join(was.systems), ", ".join(now.systems))
        yield from _autonomy(pair, tell)
        yield from review_changes(reviewed.get(now.id, ()), reviews.get(now.id, ()), guard)
        yield from safeguard_changes(was, now, guard)
        by_scope = not (pair.has_gained_ai or pair.has_lost_ai)
        bindings = tuple(binding_changes(document, (was.id, now.id), versions, guard, by_scope))
        yield from bindings
        yield from other_changes(was, now, _TOLD_OF_STEP, tell, tuple(_quiet(pair, bool(bindings))))


def _means(was: Step, now: Step) -> str:
    if not now.systems:
        return f"no longer done with {listed(was.systems)}"
    return f"done with {listed(now.systems)}" + (f", was {listed(was.systems)}" if was.systems else "")


def _autonomy(pair: _Pair, tell: Teller) -> Iterator[Change]:
    if pair.before is None or pair.after is None or pair.before.rank == pair.after.rank:
        return
    before, after = pair.before.word, pair.after.word
    if pair.has_gained_ai:
        what = f"AI takes part: the human is {quoted(after)}, people did it alone"
    elif pair.has_lost_ai:
        what = f"done without AI; the human was {quoted(before)}"
    else:
        more = "further" if pair.after.rank > pair.before.rank else "less far"
        what = f"the human is {quoted(after)}, was {quoted(before)}: the AI goes {more}"
    yield tell.towards(pair.after.rank - pair.before.rank, "autonomy", what, before, after)


def _quiet(pair: _Pair, is_bound_otherwise: bool) -> Iterator[str]:
    """The fields that differ without effect: a human part that says what held anyway, a boundary that binds anyway."""
    is_known = pair.before is not None and pair.after is not None
    if pair.was.human != pair.now.human and not (is_known and pair.before != pair.after):
        yield "human"
    if set(pair.was.boundaries) != set(pair.now.boundaries) and not is_bound_otherwise:
        yield "boundaries"


def _way_changes(
    document: Document, pairs: Iterable[_Pair], versions: Versions, told: tuple[Change, ...], is_live: bool
) -> Iterator[Change]:
    """Ways on which nobody checks what a step makes, or approves what cannot be undone, that are there now or gone.

    Where a review or an approval was taken away or added, that is told already and the ways only follow from it.
    """
    known = {change.direction for change in told if change.topic in _CHECKS}
    graph_before, graph_after = versions.before.graph(document.was), versions.after.graph(document.now)
    for pair in pairs if not document.is_same_text else ():
        tell = Teller(pair.now.id, protects=is_live)
        found: list[Change] = []
        if pair.before and pair.after and pair.before.rank and pair.after.rank:
            was_open = bool(unreviewed_path(graph_before, pair.was.id))
            way = unreviewed_path(graph_after, pair.now.id)
            found += _way("review", "nobody checks what it makes", was_open, way, tell)
        if pair.was.reversible == pair.now.reversible == "never":
            was_open = bool(unapproved_path(graph_before, pair.was.id))
            way = unapproved_path(graph_after, pair.now.id)
            found += _way("approval", "nobody approves what cannot be undone", was_open, way, tell)
        yield from (change for change in found if change.direction not in known - {Direction.NEITHER})


def _way(topic: str, what: str, was_open: bool, way: tuple[str, ...], tell: Teller) -> Iterator[Change]:
    if way and not was_open:
        yield tell.looser(topic, f"{what} on the way {' → '.join(way)}", "", " → ".join(way))
    elif was_open and not way:
        yield tell.tighter(topic, f"there is no way left on which {what}")
