"""What differs between two versions as one JSON record for other programs; its fields are frozen under a version."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..changes.change import Change, ChangedDocument, Direction
from .changes_text import Compared
from .json import dumped

VERSION = 1
"""Raised whenever a field goes away or means something else; a new field does not raise it."""


class VersionRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One version: what it was called, and the commit it is; none for the working tree."""

    name: str
    commit: str


class ChangeRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that differs, as ``changes.change.Change`` has it; fields that have nothing to say are empty."""

    topic: str
    step: str
    direction: str
    what: str
    before: str
    after: str
    decisions: tuple[str, ...]


class DocumentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A document that differs; ``was`` is the key it had before, when that is another one."""

    document: str
    title: str
    path: str
    how: str
    was: str
    changes: tuple[ChangeRecord, ...]


class LookRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A role that must look, and why."""

    role: str
    title: str
    because: tuple[str, ...]


class UncomparedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A broken file of one version, and the documents that are known not to be compared for it."""

    side: str
    path: str
    why: str
    documents: tuple[str, ...]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """How many documents differ, how many of these are new, gone or renamed, and how many changes go which way.

    ``unanswered`` are looser without a decision.
    """

    documents: int
    added: int
    removed: int
    renamed: int
    looser: int
    unanswered: int
    tighter: int
    neither: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole outcome of a comparison."""

    version: int
    before: VersionRecord
    after: VersionRecord
    summary: Summary
    documents: tuple[DocumentRecord, ...]
    look: tuple[LookRecord, ...]
    not_compared: tuple[UncomparedRecord, ...]


def report(compared: Compared) -> str:
    """The record as indented JSON in ASCII."""
    found = compared.difference
    record = Report(
        version=VERSION,
        before=VersionRecord(name=compared.before, commit=compared.commit),
        after=VersionRecord(name=compared.after, commit=compared.commit_after),
        summary=_summary(compared),
        documents=tuple(map(_document, found.documents)),
        look=tuple(LookRecord(role=look.role, title=look.title, because=look.because) for look in found.look),
        not_compared=tuple(
            UncomparedRecord(side=each.side, path=each.path, why=each.why, documents=tuple(map(str, each.documents)))
            for each in found.uncompared
        ),
    )
    return dumped(record)


def _summary(compared: Compared) -> Summary:
    found = compared.difference
    directions = [change.direction for _, change in found.changes()]
    return Summary(
        documents=len(found.documents),
        added=found.number("added"),
        removed=found.number("removed"),
        renamed=found.number("renamed"),
        looser=directions.count(Direction.LOOSER),
        unanswered=len(found.unanswered),
        tighter=directions.count(Direction.TIGHTER),
        neither=directions.count(Direction.NEITHER),
    )


def _document(document: ChangedDocument) -> DocumentRecord:
    return DocumentRecord(
        document=str(document.key),
        title=document.title,
        path=document.path,
        how=document.how,
        was=str(document.was or ""),
        changes=tuple(_changes(document.changes)),
    )


def _changes(changes: tuple[Change, ...]) -> Iterator[ChangeRecord]:
    for change in changes:
        yield ChangeRecord(
            topic=change.topic,
            step=change.step,
            direction=change.direction.value,
            what=change.what,
            before=change.before,
            after=change.after,
            decisions=tuple(map(str, change.decisions)),
        )
