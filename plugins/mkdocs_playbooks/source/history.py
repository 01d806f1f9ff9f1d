"""What Git tells of the spec files: which commit changed which of them, from which blob to which.

One call lists all commits, without reading what is in them. What a file held is read when somebody asks for it, all
blobs in one more call.
"""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path

from .discovery import display_path
from .git import PATIENCE, git

_HASH_LENGTH = 10
"""Fixed, because Git's own short form grows with what a clone happens to hold."""

_COMMIT = b"//"
"""What the line of a commit begins with; the line of a file begins with a colon."""

_LOG = (
    *("log", "-z", "-c", "--no-renames", "--no-ext-diff", "--no-color", "--raw", "--no-abbrev"),
    "--format=//%H %as",
)
_WHERE = ("rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD")


@dataclass(frozen=True, slots=True)
class Change:
    """The last commit that changed a file: the day it was written on, where its author was, and its hash, cut."""

    date: datetime.date
    commit: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What a commit did to one file, by the ids of the blobs that hold what was in it.

    ``before`` is empty where the file was added and has several ids where branches came together; ``after`` is empty
    where it was deleted.
    """

    path: str
    before: tuple[str, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit and the spec files it changed; of a merge those that are as in none of its parents."""

    change: Change
    edits: tuple[Edit, ...]


Read = Callable[[Iterable[str]], Mapping[str, bytes]]
"""What blobs hold, by their ids; those that cannot be read are left out."""


def _nothing(_: Iterable[str]) -> Mapping[str, bytes]:
    return {}


@dataclass(frozen=True, slots=True)
class History:
    """The last change of each committed file by its path in the project; ``silence`` says why there is none.

    ``commits`` are all that changed a spec file, the newest first, and ``read`` gives what was in the files.
    """

    changes: Mapping[str, Change] = field(default_factory=dict)
    silence: str = ""
    commits: tuple[Commit, ...] = ()
    read: Read = field(default=_nothing, compare=False)


def history(root: Path, folder: Path) -> History:
    """The history of the files below a folder.

    Nothing is told rather than something wrong: without Git, outside of a repository, and in a clone that lacks the
    older commits, where every file would seem to have been changed by the oldest one there is.
    """
    if shutil.which("git") is None:
        return History(silence="Git is not installed")
    try:
        shallow, _, rest = git(folder, *_WHERE).partition(b"\n")
        prefix, _, head = rest.removesuffix(b"\n").rpartition(b"\n")
        if shallow != b"false":
            return History(silence="this clone does not hold the whole history")
        return history_at(root, folder, prefix, head)
    except subprocess.TimeoutExpired:
        return History(silence=f"Git took longer than {PATIENCE} seconds")
    except (OSError, subprocess.CalledProcessError):
        return History(silence="the specs do not lie in a Git repository")


@lru_cache(maxsize=1)
def history_at(root: Path, folder: Path, prefix: bytes, head: bytes) -> History:
    """The history up to a commit, kept for the next run as long as nothing was committed.

    Raises what ``git`` raises. ``prefix`` is the folder's path in the repository.
    """
    log = git(folder, *_LOG, head.decode("ascii"), "--", ".")
    return of_commits(_commits(log, _Shown(root, folder, prefix)), partial(blobs, folder))


def of_commits(commits: Iterable[Commit], read: Read = _nothing) -> History:
    """A history of commits, the newest first."""
    known = tuple(commits)
    changes: dict[str, Change] = {}
    for commit in known:
        for edit in commit.edits:
            changes.setdefault(edit.path, commit.change)
    return History(changes, "", known, read)


def blobs(folder: Path, ids: Iterable[str]) -> Mapping[str, bytes]:
    """What blobs hold, read in one call; nothing of those that are not there or when Git does not answer."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    try:
        said = git(folder, "cat-file", "--batch", given="".join(f"{id_}\n" for id_ in wanted).encode("ascii"))
    except (OSError, subprocess.SubprocessError):
        return {}
    found: dict[str, bytes] = {}
    start = 0
    for id_ in wanted:
        end = said.find(b"\n", start)
        _, kind, *size = said[start:end].split() if end > start else (b"", b"")
        start = end + 1
        if size:
            stop = start + int(size[0])
            if kind == b"blob":
                found[id_] = said[start:stop]
            start = stop + 1
    return found


class _Shown(dict[bytes, str]):
    """The paths of files in the project by their paths in the repository, each worked out once."""

    def __init__(self, root: Path, folder: Path, prefix: bytes) -> None:
        super().__init__()
        self._root, self._folder, self._prefix = root, folder, prefix

    def __missing__(self, path: bytes) -> str:
        below = os.fsdecode(path.removeprefix(self._prefix))
        self[path] = shown = display_path(self._folder / below, self._root)
        return shown


def _commits(log: bytes, shown: _Shown) -> Iterator[Commit]:
    """The commits of a log, the newest first; the first file of one that is no merge stands behind a line break."""
    change: Change | None = None
    edits: list[Edit] = []
    entries = iter(log.split(b"\0"))
    for entry in entries:
        if entry.startswith(_COMMIT):
            if change:
                yield Commit(change, tuple(edits))
            commit, _, date = entry.removeprefix(_COMMIT).decode("ascii").partition(" ")
            change, edits = Change(datetime.date.fromisoformat(date), commit[:_HASH_LENGTH]), []
        elif entry.lstrip(b"\n").startswith(b":"):
            edits.append(_edit(entry.strip(), shown[next(entries)]))
    if change:
        yield Commit(change, tuple(edits))


def _edit(about: bytes, path: str) -> Edit:
    """An edit from Git's raw format: a colon for each parent, then the modes, the blobs and what happened."""
    words = about.lstrip(b":").split()
    parents = len(about) - len(about.lstrip(b":"))
    *before, after = (word.decode("ascii") if word.strip(b"0") else "" for word in words[parents + 1 : 2 * parents + 2])
    return Edit(path, tuple(id_ for id_ in before if id_), after)
