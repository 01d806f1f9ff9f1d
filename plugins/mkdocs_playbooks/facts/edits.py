"""Which documents were changed after their last review."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from ..grouping import grouped
from ..model.node import Key, Node
from ..source.history import Change, History
from .facts import Facts
from .marks import marks
from .past import documents_in

_DAYS = frozenset({"last_reviewed", "review_due"})
"""What a review itself changes; moving these days is no change to what readers rely on."""


class _Version(msgspec.Struct, frozen=True):
    """A file after a commit: the blob that holds it."""

    change: Change
    blob: str
    is_new: bool


def changed_since_review(facts: Facts) -> Mapping[Key, Change]:
    """The last change to each document that came after its review, by commits up to today.

    A document counts as reviewed in the version that stood at the end of its ``last_reviewed``, or in the first one
    that says so, as a review on Monday is often committed on Tuesday. What differs from that version, in this document
    and not merely in its file, was changed since. Comments, line breaks and the two days of the review do not differ.
    The commit that added the file is no change, and neither is one that moved it.
    """
    suspects = _suspects(facts)
    blobs = facts.history.read(version.blob for versions in suspects.values() for version in versions)
    found: dict[Key, Change] = {}
    for key, versions in suspects.items():
        change = _last_change(facts.catalogue.nodes[key], versions, blobs)
        if change is not None:
            found[key] = change
    return found


def _suspects(facts: Facts) -> Mapping[Key, Sequence[_Version]]:
    """Of the documents whose file changed after their review, the versions from the one that was reviewed, in order."""
    known = {node.key: marks(node, facts) for node in facts.catalogue.nodes.values()}
    reviewed = {key: (each.path, each.last_reviewed) for key, each in known.items() if each.last_reviewed}
    by_path = (
        _versions(facts.history, frozenset(path for path, _ in reviewed.values()), facts.today) if reviewed else {}
    )
    found = {key: _since(by_path.get(path, ()), day) for key, (path, day) in reviewed.items()}
    return {key: versions for key, versions in found.items() if not all(version.is_new for version in versions[1:])}


def _versions(history: History, paths: frozenset[str], today: datetime.date) -> Mapping[str, tuple[_Version, ...]]:
    """The versions of files, the newest first."""
    return grouped(
        (edit.path, _Version(commit.change, edit.after, not edit.before))
        for commit in history.commits
        if commit.change.date <= today
        for edit in commit.edits
        if edit.path in paths and edit.after
    )


def _since(versions: Sequence[_Version], reviewed: datetime.date) -> Sequence[_Version]:
    """The version at the end of a day and all after it, the oldest first."""
    count = next((at for at, version in enumerate(versions) if version.change.date <= reviewed), len(versions))
    return versions[: count + 1][::-1]


def _last_change(node: Node, versions: Sequence[_Version], blobs: Mapping[str, bytes]) -> Change | None:
    past = list(_past(node, versions, blobs))
    says_so = [data.get("last_reviewed") == node.data["last_reviewed"] for _, data in past]
    start = next((at + 1 for at in reversed(range(len(past))) if not says_so[at]), 0)
    since = [(change, _content(data)) for change, data in past[start:]]
    if not since or since[-1][1] == since[0][1] or _content(node.data) == since[0][1]:
        return None
    return next(change for (change, now), (_, before) in zip(since[:0:-1], since[-2::-1], strict=True) if now != before)


def _past(
    node: Node, versions: Sequence[_Version], blobs: Mapping[str, bytes]
) -> Iterator[tuple[Change, dict[str, Any]]]:
    """A document in the versions of its file that hold it and can be read, the oldest first."""
    for version in versions:
        data = documents_in(blobs.get(version.blob, b"")).get(node.key)
        if data is not None:
            yield version.change, data


def _content(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in _DAYS}
