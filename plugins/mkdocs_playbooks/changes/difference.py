"""All that differs between two versions of the specs, from the documents to who must look."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ..facts.loosening import decisions_on
from ..model.catalogue import Catalogue
from ..pipeline import Build
from .change import Change, ChangedDocument, Difference, Direction
from .kinds import changes_of, presence
from .lookers import lookers
from .naming import names_of
from .pairing import Pairs, paired
from .versions import Document, Versions, documents_of, versions_of


def difference(before: Build, after: Build, since: datetime.date) -> Difference:
    """What differs between two runs; ``since`` is the day of the earlier version.

    A decision of the later version answers for what is looser when it is accepted, affects the document or the step,
    and was taken shortly before that day or after it.
    """
    pairs = paired(before, after)
    names = names_of(pairs, before.catalogue, after.catalogue)
    common = documents_of(pairs, before.facts, after.facts, names)
    versions = versions_of(common, before.facts, after.facts, names)
    found = sorted((*_kept(common, versions), *_others(pairs)), key=lambda each: each.key)
    documents = tuple(_answered(each, after.catalogue, since) for each in found)
    return Difference(documents, lookers(documents, versions), pairs.uncompared)


def _kept(documents: Iterable[Document], versions: Versions) -> Iterator[ChangedDocument]:
    for each in documents:
        changes = tuple(changes_of(each, versions))
        was, now = each.was, each.now
        if was.key != now.key:
            yield ChangedDocument(now.key, now.title, now.path, "renamed", changes, was.key)
        elif changes:
            yield ChangedDocument(now.key, now.title, now.path, "changed", changes)


def _others(pairs: Pairs) -> Iterator[ChangedDocument]:
    for node in pairs.added:
        yield ChangedDocument(node.key, node.title, node.path, "added", tuple(presence(node, is_new=True)))
    for node in pairs.removed:
        yield ChangedDocument(node.key, node.title, node.path, "removed", tuple(presence(node, is_new=False)))


def _answered(document: ChangedDocument, catalogue: Catalogue, since: datetime.date) -> ChangedDocument:
    """The document with the decisions that answer for what is looser in it; one that is gone nothing can affect."""

    def answered(change: Change) -> Change:
        if change.direction is not Direction.LOOSER or document.how == "removed":
            return change
        decisions = decisions_on(document.key, catalogue, since, change.step)
        return replace(change, decisions=tuple(decision.key for decision in decisions))

    return replace(document, changes=tuple(map(answered, document.changes)))
