"""What differs between two versions for people: each document with its changes, who must look, what is not compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from ..changes.change import Change, ChangedDocument, Difference, Direction, How, Look, Uncompared
from ..source.text import visible
from .text import Paint, Style, plain

_STYLES: dict[Direction, Style] = {
    Direction.LOOSER: "error",
    Direction.TIGHTER: "info",
    Direction.NEITHER: "quiet",
}
_HOW = {"added": "is new", "removed": "is gone", "renamed": "was called", "changed": ""}
_WHOLE: Mapping[How, str] = {"added": "new", "removed": "gone", "renamed": "renamed"}
"""What is counted of whole documents, for most changes of that sort neither loosen nor tighten anything."""
_WIDTH = max(len(direction.value) for direction in Direction)


class Compared(msgspec.Struct, frozen=True):
    """What differs, and what the two versions are called: a revision each, or the working tree."""

    difference: Difference
    before: str
    after: str
    commit: str = ""
    commit_after: str = ""


def report(compared: Compared, paint: Paint = plain) -> str:
    """All changes, an empty line between the documents, and the summary."""
    found = compared.difference
    blocks = ["\n".join(_document(document, paint)) for document in found.documents]
    if found.look:
        blocks.append("\n".join((paint("who must look", "strong"), *map(looker, found.look))))
    if found.uncompared:
        blocks.append("\n".join((paint("not compared", "strong"), *(f"  {why}" for why in uncompared(compared)))))
    blocks.append("\n".join((*summary(compared), *advice(found))))
    return "\n\n".join(blocks) + "\n"


def heading(document: ChangedDocument) -> str:
    """What a document is and what happened to it."""
    how = _HOW[document.how]
    name = f'{document.key} "{visible(document.title)}"'
    if document.was:
        return f"{name} {how} {document.was}"
    return f"{name} {how}".rstrip()


def answer(change: Change) -> str:
    """Which decisions answer for a change that is looser; nothing for another one."""
    if change.direction is not Direction.LOOSER:
        return ""
    decisions = ", ".join(map(str, change.decisions))
    return f"answered by {decisions}" if decisions else "no decision"


def sentence(change: Change) -> str:
    """A change in words, with its step."""
    return visible(f"{change.step}: {change.what}" if change.step else change.what)


def summary(compared: Compared) -> Iterator[str]:
    """How much differs, in a line."""
    found = compared.difference
    between = f"from {visible(compared.before)} to {visible(compared.after)}"
    if not found.documents:
        yield f"nothing differs {between}"
        return
    counts = {each: sum(change.direction is each for _, change in found.changes()) for each in Direction}
    looser, open_ = counts[Direction.LOOSER], len(found.unanswered)
    without = f" ({open_} without a decision)" if open_ else ""
    documents = f"{len(found.documents)} document{'' if len(found.documents) == 1 else 's'}"
    whole = ", ".join(f"{number} {word}" for how, word in _WHOLE.items() if (number := found.number(how)))
    yield (
        f"{between}: {looser} looser{without}, {counts[Direction.TIGHTER]} tighter, {counts[Direction.NEITHER]} neither"
        f" in {documents}{f' ({whole})' if whole else ''}"
    )


def advice(found: Difference) -> Iterator[str]:
    """What to do about what is looser without a decision."""
    gone = [document.key for document, _ in found.unanswered if document.how == "removed"]
    affected = dict.fromkeys(str(document.key) for document, _ in found.unanswered if document.how != "removed")
    if affected:
        yield f"take back what is looser, or write an accepted decision with `affects: [{', '.join(affected)}]`"
    for key in dict.fromkeys(gone):
        yield f"keep {key} with `status: retired` and write an accepted decision with `affects: [{key}]`"


def uncompared(compared: Compared) -> Iterator[str]:
    """The texts that are broken, each with its version and what is wrong."""
    for each in compared.difference.uncompared:
        version = compared.before if each.side == "before" else compared.after
        yield visible(f"{each.path} at {version}{_documents(each)}: {each.why}")


def looker(look: Look) -> str:
    """A role and why it must look, in lines."""
    title = f' "{look.title}"' if look.title else ""
    return "\n".join((f"  {visible(look.role + title)}", *(f"    {visible(why)}" for why in look.because)))


def _documents(each: Uncompared) -> str:
    names = ", ".join(map(str, each.documents))
    return f" ({names})" if names else ""


def _document(document: ChangedDocument, paint: Paint) -> Iterator[str]:
    yield paint(heading(document), "strong")
    for change in document.changes:
        direction = "" if change.direction is Direction.NEITHER else change.direction.value
        mark = paint(f"{direction:<{_WIDTH}}", _STYLES[change.direction])
        decided = answer(change)
        yield f"  {mark}  {sentence(change)}{f' [{decided}]' if decided else ''}"
