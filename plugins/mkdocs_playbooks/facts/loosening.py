"""Boundaries under which the AI may do more than it once might, and since which commit."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

import msgspec

from ..grouping import grouped
from ..model.catalogue import Catalogue
from ..model.node import Key, Node
from ..source.discovery import SUFFIXES
from ..source.history import Change, Commit, Edit
from .autonomy import SCALE, Level
from .boundaries import IN_FORCE, in_force
from .facts import Facts
from .marks import marks
from .past import documents_in

_LEVELS = {level.word: level for level in SCALE}
_CEILING = re.compile(rb"human_at_least\W+(\w+)")
_FEW = 20
"""Deleted files in a commit up to which each may be what an added file was before; beyond, names have to match."""

_EARLIER = datetime.timedelta(days=90)
"""How long before it is carried out a decision may have been taken: about a quarter of a year, as long as a pilot."""

Ceilings = Mapping[str, Level]
"""How far the AI may go, by the id of the boundary."""


class Loosening(msgspec.Struct, frozen=True):
    """A step up of a ceiling, from the level before, on a day; without a commit when it is not committed yet."""

    before: Level
    date: datetime.date
    commit: str = ""


def loosenings(facts: Facts) -> Mapping[str, Loosening]:
    """The latest loosening of each boundary in force that still has effect, by its id, in commits up to today.

    Boundaries are compared by their ids, wherever they lie; what was no boundary in force before was not loosened. A
    ceiling that has come down again since is forgotten. Of the past, only files are read in which a boundary lies now
    or from which one was moved, and only those are parsed in which the words behind ``human_at_least`` changed.
    """
    boundaries = facts.catalogue.of_kind("boundary")
    present = {node.id: _LEVELS[node.record.human_at_least] for node in boundaries if in_force(node)}
    if not present or not facts.history.commits:
        return {}
    past = _Past(facts)
    found: dict[str, Loosening] = {}
    for change, before, after in past.steps(present):
        for id_ in sorted(before.keys() & after.keys() & present.keys()):
            is_looser = after[id_].rank > before[id_].rank < present[id_].rank
            if is_looser and id_ not in found:
                found[id_] = Loosening(before[id_], change.date, change.commit)
    return found


def decisions_on(key: Key, catalogue: Catalogue, changed: datetime.date, part: str = "") -> tuple[Node, ...]:
    """The accepted decisions that affect a document, or the step ``part`` of it, and may answer for a change of a day.

    Each was taken in the 90 days before the change or at any time after it.
    """
    links = catalogue.links_to(key, "decision", "affects")
    sources = dict.fromkeys(link.source for link in links if link.target.part in ("", part))
    decisions = (catalogue.nodes[source] for source in sources)
    return tuple(
        each for each in decisions if each.record.status == "accepted" and each.record.date >= changed - _EARLIER
    )


class _Past:
    """The commits that touched files with boundaries, the newest first, and what was in these files."""

    def __init__(self, facts: Facts) -> None:
        self._catalogue = facts.catalogue
        self._today = facts.today
        self._marks = {key: marks(node, facts) for key, node in facts.catalogue.nodes.items()}
        self._newest = _newest(facts.history.commits)
        self._commits = tuple(_touching(facts.history.commits, self._paths()))
        ids = {id_ for commit in self._commits for edit in commit.edits for id_ in (*edit.before, edit.after) if id_}
        self._blobs = facts.history.read(sorted(ids))

    def steps(self, present: Ceilings) -> Iterator[tuple[Change, Ceilings, Ceilings]]:
        """The ceilings before and after each step that may have changed one, from the present text backwards."""
        yield Change(self._today, ""), self._committed(), present
        for commit in self._commits:
            before = [id_ for edit in commit.edits for id_ in edit.before]
            after = [edit.after for edit in commit.edits if edit.after]
            if commit.change.date <= self._today and self._words(before) != self._words(after):
                yield commit.change, self._ceilings(before), self._ceilings(after)

    def _paths(self) -> set[str]:
        """The files that hold boundaries, and those whose documents may have gone somewhere else since."""
        known = {each.path for each in self._marks.values()}
        gone = {path for path in self._newest if path not in known and PurePosixPath(path).suffix in SUFFIXES}
        return {each.path for key, each in self._marks.items() if key.kind == "boundary"} | gone

    def _committed(self) -> Ceilings:
        """The ceilings as they were last committed, in the files whose ceilings are others now."""
        now = self._words_now()
        held = {path: self._newest[path] for path in self._paths() if path in self._newest}
        return self._ceilings(
            edit.after
            for path, (change, edit) in held.items()
            if change.date <= self._today and self._words((edit.after,)) != now.get(path)
        )

    def _words_now(self) -> Mapping[str, list[str]]:
        in_order = sorted(self._marks.values(), key=lambda each: (each.path, each.ordinal))
        limits = ((each.path, each.human_at_least) for each in in_order if each.human_at_least is not None)
        return {path: list(words) for path, words in grouped(limits).items()}

    def _words(self, ids: Iterable[str]) -> list[str]:
        found = (word for id_ in ids for word in _CEILING.findall(self._blobs.get(id_, b"")))
        return [word.decode("ascii", "replace") for word in found]

    def _ceilings(self, ids: Iterable[str]) -> Ceilings:
        """The ceilings that held in these blobs; of several for one boundary the highest."""
        found: dict[str, Level] = {}
        for blob in ids:
            for key, data in documents_in(self._blobs.get(blob, b"")).items():
                level = _LEVELS.get(str(data.get("human_at_least")))
                if key.kind == "boundary" and level and data.get("status", "active") in IN_FORCE:
                    id_ = self._catalogue.present("boundary", key.id).id
                    found[id_] = max(level, found.get(id_, level), key=lambda each: each.rank)
        return found


def _newest(commits: Iterable[Commit]) -> Mapping[str, tuple[Change, Edit]]:
    newest: dict[str, tuple[Change, Edit]] = {}
    for commit in commits:
        for edit in commit.edits:
            newest.setdefault(edit.path, (commit.change, edit))
    return {path: (change, edit) for path, (change, edit) in newest.items() if edit.after}


def _touching(commits: Iterable[Commit], paths: set[str]) -> Iterator[Commit]:
    """The commits that touched some files, with only these edits; where one was added, what it was moved from too."""
    followed = set(paths)
    for commit in commits:
        added = [edit for edit in commit.edits if edit.path in followed and not edit.before]
        if added:
            deleted = [edit for edit in commit.edits if not edit.after]
            followed.update(edit.path for edit in deleted if len(deleted) <= _FEW or _is_source(edit, added))
        edits = tuple(edit for edit in commit.edits if edit.path in followed)
        if edits:
            yield Commit(commit.change, edits)


def _is_source(deleted: Edit, added: Sequence[Edit]) -> bool:
    name = PurePosixPath(deleted.path).name
    return any(edit.after in deleted.before or PurePosixPath(edit.path).name == name for edit in added)
