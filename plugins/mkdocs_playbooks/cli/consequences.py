"""What happens when something goes, in lines for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from ..facts.calling import fallback, gone, stands_in, to_call
from ..facts.impact import Hit
from ..facts.reliance import Effect
from ..model.node import Key, Node
from ..reporters.impact import Answer
from ..source.text import visible
from .prose import hanging

_HEADINGS = {
    Effect.STOPS: "stops",
    Effect.SAFEGUARD: "loses a safeguard",
    Effect.TEST: "to test again",
    Effect.LOOK: "to look at",
}


def consequences(answer: Answer) -> Iterator[str]:
    """The answer: what goes, what that does, worst and nearest first, and whom to call."""
    yield from _head(answer)
    without = gone(answer.origin.keys, answer.impact)
    for effect, hits in groupby(answer.impact.hits, key=lambda hit: hit.effect):
        found = tuple(hits)
        yield ""
        yield f"{_HEADINGS[effect]} ({len(found)})"
        for _, near in groupby(found, key=lambda hit: (hit.target.key, hit.path)):
            yield from _document(tuple(near), without, answer)
    yield from _calls(without, answer)
    yield ""
    yield from _foot(answer)


def _head(answer: Answer) -> Iterator[str]:
    origin, catalogue = answer.origin, answer.facts.catalogue
    yield f"if {visible(origin.name)} goes"
    if origin.title != origin.name.partition("/")[2]:
        yield from hanging("  ", visible(origin.title))
    if not origin.is_document:
        start = "  systems of this vendor: " if origin.kind == "vendor" else "  systems that run on it: "
        yield from hanging(start, ", ".join(map(str, origin.keys)))
    backup = stands_in(origin.keys, catalogue)
    if backup is not None:
        yield from hanging("  stands in: ", _role(backup))


def _document(hits: tuple[Hit, ...], without: frozenset[Key], answer: Answer) -> Iterator[str]:
    """What is hit of one document, in one way: its steps, or itself."""
    first = hits[0]
    name = f"  {first.target.key}"
    node = answer.facts.catalogue.nodes[first.target.key]
    whole = [_why(hit, answer) for hit in hits if not hit.target.part]
    owner = to_call(node, without, answer.facts.catalogue)
    if owner is not node:
        whole.append(f"call {owner.id}" if owner else "nobody answers for it")
    yield from hanging(f"{name}: ", "; ".join(whole))
    if first.path:
        yield from hanging("    by way of ", " > ".join(map(str, first.path)))
    for hit in hits:
        if hit.target.part:
            yield from hanging(f"    #{hit.target.part}: ", _why(hit, answer))
    fallbacks = {text for hit in hits if (text := fallback(hit, answer.facts)) is not None}
    for text in sorted(fallbacks):
        yield from hanging("    without AI: ", visible(text) or "no fallback is written down")


def _why(hit: Hit, answer: Answer) -> str:
    name = answer.origin.name
    return ", ".join(
        reason.words.replace("{}", "it" if str(reason.on) == name else str(reason.on)) for reason in hit.reasons
    )


def _calls(without: frozenset[Key], answer: Answer) -> Iterator[str]:
    """The roles to call, those of most that is hit first, each with how it is reached."""
    nodes = answer.facts.catalogue.nodes
    keys = dict.fromkeys(hit.target.key for hit in answer.impact.hits)
    owners = [to_call(nodes[key], without, answer.facts.catalogue) for key in keys]
    counts = Counter(owner.key for owner in owners if owner is not None)
    if counts:
        yield ""
        yield "whom to call"
    for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield from hanging(f"  {key.id}: ", f"{_reached(nodes[key])}, about {_plural(count, 'document')}")


def _role(node: Node) -> str:
    return f"{node.key}, {_reached(node)}"


def _reached(role: Node) -> str:
    return visible(role.record.contact) if role.record.contact else "no contact is written down"


def _foot(answer: Answer) -> Iterator[str]:
    hits = answer.impact.hits
    if hits:
        near = sum(not hit.path for hit in hits)
        yield f"{len(hits)} in all: {near} directly, {len(hits) - near} by way of something else"
    else:
        yield "nothing is known to rely on it"
    if answer.unread:
        yield f"not known: what stands in {', '.join(map(visible, answer.unread))}; `playbook check` says why"


def _plural(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
