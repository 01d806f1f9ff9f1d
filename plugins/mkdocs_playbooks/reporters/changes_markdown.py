"""What differs between two versions as Markdown, for a comment on a change: what is looser first, then who must look.

Spec text stands in it as text, as in the report of findings.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..changes.change import Change, ChangedDocument, Difference, Direction
from .changes_text import Compared, advice, answer, heading, sentence, summary, uncompared
from .markdown import text

_HEADINGS = {Direction.LOOSER: "Looser", Direction.TIGHTER: "Tighter", Direction.NEITHER: "Neither"}


def report(compared: Compared) -> str:
    """The summary, the changes by the way they go, the roles that must look, the texts that are not compared."""
    found = compared.difference
    (said,) = summary(compared)
    lines = [f"**{text(said[:1].upper() + said[1:])}**", *(f"\n{text(each)}" for each in advice(found))]
    for direction in Direction:
        lines += _section(_HEADINGS[direction], _changes(found, direction))
    lines += _section("Documents", (f"- {text(heading(each))}" for each in found.documents if each.how != "changed"))
    lines += _section("Who must look", _lookers(found))
    lines += _section("Not compared", (f"- {text(each)}" for each in uncompared(compared)))
    return "\n".join(lines) + "\n"


def _section(title: str, entries: Iterator[str]) -> list[str]:
    found = list(entries)
    return ["", f"### {title}", "", *found] if found else []


def _changes(found: Difference, direction: Direction) -> Iterator[str]:
    return (_entry(document, change) for document, change in found.changes() if change.direction is direction)


def _entry(document: ChangedDocument, change: Change) -> str:
    decided = answer(change)
    return f"- {text(str(document.key))}: {text(sentence(change))}" + (f" (**{text(decided)}**)" if decided else "")


def _lookers(found: Difference) -> Iterator[str]:
    for look in found.look:
        yield f"- {text(look.title or look.role)}: {text('; '.join(look.because))}"
