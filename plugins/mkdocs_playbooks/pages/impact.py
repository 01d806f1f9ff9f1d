"""If this is withdrawn: what stops, loses a safeguard, is to be tested again or looked at, and whom to call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import groupby

import msgspec

from ..facts.calling import fallback, gone, stands_in, to_call
from ..facts.impact import Hit, impact, step_place
from ..facts.reliance import Effect
from ..grouping import grouped
from ..model.node import Key, Node
from ..words.spoken import N_, said
from .backlinks import this, used_by_href
from .context import Context
from .refs import MOST_LISTED, Listed, Ref, listed

_MOST_FOLLOWED = 200
"""How many consequences of consequences a page follows, so that building all pages takes no more than linear time."""

MOST_CALLED = 12
"""How many roles can be called one after the other."""

CALLED_FIRST = 5
"""How many roles the first line names where there are more: those that answer for what is hit worst."""

_MOST_DOCUMENTS = MOST_LISTED // len(Effect)
"""How many documents each part of the section names."""

_TITLES = {
    Effect.STOPS: N_("Stops"),
    Effect.SAFEGUARD: N_("Loses a safeguard"),
    Effect.TEST: N_("To test again"),
    Effect.LOOK: N_("To look at"),
}


class HitStep(msgspec.Struct, frozen=True):
    """A step that is hit: its number, what is done in it, and its address."""

    number: int
    do: str
    href: str


class HitDocument(msgspec.Struct, frozen=True):
    """A document that is hit in one way, whole for ``why``, or at steps, by the reason for which they are.

    A reason names what the document relies on; ``by_way_of`` lies between that and what goes. ``fallbacks`` is how a
    workflow goes on without its AI; an empty one is not written down.
    """

    ref: Ref
    why: str
    steps: Mapping[str, tuple[HitStep, ...]]
    is_direct: bool
    by_way_of: tuple[Ref, ...]
    call: Ref | None
    fallbacks: tuple[str, ...]


class HitGroup(msgspec.Struct, frozen=True):
    """Every document that is hit equally badly; ``stops`` is the worst."""

    title: str
    stops: bool
    hits: Listed[HitDocument]

    @property
    def documents(self) -> tuple[HitDocument, ...]:
        """Those that the page shows."""
        return self.hits.items


class ImpactView(msgspec.Struct, frozen=True):
    """What a page says of the day on which its document goes; ``name`` asks the command for all of it.

    ``call`` are whom to tell, all of them unless they are too many to call. ``is_part`` when the page does not hold
    everything, ``href`` where everything that refers to the document stands if that is a page of its own.
    """

    name: str
    groups: tuple[HitGroup, ...]
    call: Listed[Ref]
    stands_in: Ref | None
    is_part: bool
    href: str


def impact_view(node: Node, context: Context) -> ImpactView | None:
    """What happens when a document goes; ``None`` when nothing is known to rely on it."""
    found = impact((node.key,), context.facts, most=_MOST_FOLLOWED)
    if not found.hits:
        return None
    without = gone((node.key,), found)
    groups = tuple(
        _group(effect, tuple(hits), without, context) for effect, hits in groupby(found.hits, lambda hit: hit.effect)
    )
    most = max(Counter(hit.effect for hit in found.hits).values())
    nodes = context.catalogue.nodes
    owners = (to_call(nodes[hit.target.key], without, context.catalogue) for hit in found.hits)
    keys = tuple(dict.fromkeys(owner.key for owner in owners if owner is not None))
    backup = stands_in((node.key,), context.catalogue)
    return ImpactView(
        name=str(node.key),
        groups=groups,
        call=context.link.keys(listed(keys, most=len(keys) if len(keys) <= MOST_CALLED else CALLED_FIRST)),
        stands_in=context.link.key(backup.key) if backup else None,
        is_part=found.cut or any(group.hits.hidden for group in groups) or most > MOST_LISTED,
        href=used_by_href(node.key, context),
    )


def _group(effect: Effect, hits: tuple[Hit, ...], without: frozenset[Key], context: Context) -> HitGroup:
    shown = _by_document(hits[:MOST_LISTED])[:_MOST_DOCUMENTS]
    rows = tuple(_document(near, without, context) for near in shown)
    return HitGroup(said(_TITLES[effect]), effect is Effect.STOPS, Listed(rows, len(_by_document(hits))))


def _by_document(hits: tuple[Hit, ...]) -> list[tuple[Hit, ...]]:
    """The hits on each document in each way."""
    return [tuple(near) for _, near in groupby(hits, lambda hit: (hit.target.key, hit.path))]


def _document(hits: tuple[Hit, ...], without: frozenset[Key], context: Context) -> HitDocument:
    """What is hit of one document in one way."""
    key, path = hits[0].target.key, hits[0].path
    owner = to_call(context.catalogue.nodes[key], without, context.catalogue)
    said = (fallback(hit, context.facts) for hit in hits)
    return HitDocument(
        ref=context.link.key(key),
        why=", ".join(_why(hit, context) for hit in hits if not hit.target.part),
        steps=grouped((_why(hit, context), _step(hit, context)) for hit in hits if hit.target.part),
        is_direct=not path,
        by_way_of=tuple(map(context.link.key, path[:-1])),
        call=context.link.key(owner.key) if owner else None,
        fallbacks=tuple(dict.fromkeys(text for text in said if text is not None)),
    )


def _step(hit: Hit, context: Context) -> HitStep:
    workflow = context.catalogue.nodes[hit.target.key]
    place = step_place(workflow, hit.target.part)
    return HitStep(place + 1, workflow.record.steps[place].do, context.link.target(hit.target).href)


def _why(hit: Hit, context: Context) -> str:
    """Why something is hit; what it relies on is "it" when that is what goes."""
    titles = (context.link.key(reason.on).title if hit.chain else this() for reason in hit.reasons)
    return ", ".join(said(reason.words).replace("{}", title) for reason, title in zip(hit.reasons, titles, strict=True))
