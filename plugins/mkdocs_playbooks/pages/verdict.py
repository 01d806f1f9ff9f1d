"""A system's verdict as pages show it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from ..summaries.verdicts import Verdict, VerdictWord
from ..words.spoken import N_, said
from .context import Context
from .refs import Ref

_GRADES: dict[VerdictWord, str] = {
    "compliance risk": "error",
    "productivity system": "good",
    "toy": "warning",
    "toy so far": "info",
    "not proven yet": "info",
    "not in use": "info",
}
_MOST_NAMED = 3

_WORDS: dict[VerdictWord, str] = {
    "compliance risk": N_("compliance risk"),
    "productivity system": N_("productivity system"),
    "toy": N_("toy"),
    "toy so far": N_("toy so far"),
    "not proven yet": N_("not proven yet"),
    "not in use": N_("not in use"),
}

_GLOSSES: dict[VerdictWord, str] = {
    "toy": N_("Active means that it may be used. A toy is paid for, and no work rests on it."),
    "toy so far": N_("Active means that it may be used. A toy so far is paid for, and only a trial uses it."),
}
"""What sounds at odds with the status of a system, and is not."""


class VerdictRow(msgspec.Struct, frozen=True):
    """A verdict with its reason; ``grade`` is how it is marked.

    ``parts`` are the reason again, with a reference in place of each title it quotes; ``because`` are the first
    documents it rests on and does not quote. ``gloss`` tells the word from the status of an active system.
    """

    system: Ref
    word: str
    grade: str
    reason: str
    parts: tuple[str | Ref, ...]
    because: tuple[Ref, ...]
    gloss: str = ""


def verdict_word(word: VerdictWord) -> str:
    """A verdict as it is said."""
    return said(_WORDS[word])


def verdict_row(found: Verdict, context: Context) -> VerdictRow:
    """A verdict as a page shows it."""
    because = tuple(context.link.key(key) for key in found.because if key != found.system.key)
    parts = tuple(_with_links(found.reason, because))
    return VerdictRow(
        context.link.key(found.system.key),
        verdict_word(found.word),
        _GRADES[found.word],
        found.reason,
        parts,
        tuple(ref for ref in because[:_MOST_NAMED] if ref not in parts),
        said(_GLOSSES.get(found.word, "")) if found.system.record.status == "active" else "",
    )


def _with_links(reason: str, refs: tuple[Ref, ...]) -> Iterator[str | Ref]:
    """A reason in parts: its words, and a reference for each of these titles that it quotes."""
    titles = {f"“{ref.title}”": ref for ref in refs}
    pattern = "|".join(re.escape(title) for title in titles)
    for part in re.split(f"({pattern})", reason) if titles else (reason,):
        if part:
            yield titles.get(part, part)
