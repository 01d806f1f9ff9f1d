"""Changes as values: what differs, and whether the AI may do more for it or less."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Literal

import msgspec

from ..model.node import Key

How = Literal["added", "removed", "renamed", "changed"]
"""What happened to a document."""


class Direction(Enum):
    """Which way a change goes: looser when the AI may do more, or when less of what keeps its work safe is left."""

    LOOSER = "looser"
    TIGHTER = "tighter"
    NEITHER = "neither"


class Change(msgspec.Struct, frozen=True):
    """One thing that differs.

    Attributes:
        topic: The field or the fact it is about, such as ``approval`` or ``autonomy``.
        what: What differs, as a clause without a full stop.
        direction: Which way it goes.
        step: The id of the step it is about, if it is about one.
        before: What was there, in full.
        after: What is there now, in full.
        decisions: The accepted decisions that answer for it, when it is looser.
    """

    topic: str
    what: str
    direction: Direction = Direction.NEITHER
    step: str = ""
    before: str = ""
    after: str = ""
    decisions: tuple[Key, ...] = ()

    @property
    def is_unanswered(self) -> bool:
        """Whether it loosens something and no decision says so."""
        return self.direction is Direction.LOOSER and not self.decisions


class ChangedDocument(msgspec.Struct, frozen=True):
    """A document that differs; ``was`` is the key it had before, when that is another one."""

    key: Key
    title: str
    path: str
    how: How
    changes: tuple[Change, ...]
    was: Key | None = None


class Look(msgspec.Struct, frozen=True):
    """A role that must look at the changes, and why."""

    role: str
    title: str
    because: tuple[str, ...]


class Uncompared(msgspec.Struct, frozen=True):
    """A file that cannot be read in full on one side, so that documents in it are not compared."""

    side: Literal["before", "after"]
    path: str
    why: str
    documents: tuple[Key, ...]


class Difference(msgspec.Struct, frozen=True):
    """All that differs between two versions of the specs."""

    documents: tuple[ChangedDocument, ...]
    look: tuple[Look, ...]
    uncompared: tuple[Uncompared, ...]

    def changes(self) -> Iterator[tuple[ChangedDocument, Change]]:
        """Every change with its document."""
        for document in self.documents:
            for change in document.changes:
                yield document, change

    def number(self, how: How) -> int:
        """To how many documents one thing happened."""
        return sum(document.how == how for document in self.documents)

    @property
    def unanswered(self) -> tuple[tuple[ChangedDocument, Change], ...]:
        """What is looser without a decision."""
        return tuple((document, change) for document, change in self.changes() if change.is_unanswered)
