"""What Git tells of the spec files: which commit changed which of them, from which text to which.

One call of Git tells all of it: the commits, the files that each of them changed, and every line of these files. That
costs more than a list alone, for 2,000 specs and 600 commits 0.1 seconds of Git's time and less of ours, and in
proportion more for a longer past; but whoever compares need not ask again, and puts together only the texts it wants.
Only a text that Git takes for binary where branches came together is asked for by itself.

While specs are served, Git is asked before each build whether something was committed, and otherwise nothing.
"""

from __future__ import annotations

import datetime
import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from pathlib import Path

import msgspec

from .discovery import SUFFIXES, display_path
from .git import PATIENCE, blobs, git
from .patches import Patches

_HASH_LENGTH = 10
"""Fixed, because Git's own short form grows with what a clone happens to hold."""

_LOG = (
    *("log", "-z", "-c", "--no-renames", "--no-ext-diff", "--no-color", "--raw", "--no-abbrev"),
    "--decorate-refs-exclude=*",
)
_SPECS = ("--", *(f"*{suffix}" for suffix in SUFFIXES))
_WITH_TEXTS = (
    *("--patch", "--text", "--no-textconv", "--unified=1000000", "--full-index", "--irreversible-delete"),
    "--submodule=short",
)
"""All lines of each file, whatever attributes say of it, except those of a file that is deleted."""

_EDIT = re.compile(rb"[\n\0]?(:+)([^\0]*)\0([^\0]*)\0")
"""A colon for each parent, then the modes, the blobs and what happened, and behind a NUL the path."""

_CUT = b"grafted"
"""How Git decorates a commit whose parents a shallow clone leaves out."""

_UNHELD = "this clone does not hold all earlier texts of the specs"
_REASONS = {
    b"not a git repository": "the specs do not lie in a Git repository",
    b"does not have any commits": "nothing has been committed yet",
    b"dubious ownership": "Git does not trust the owner of the repository until `safe.directory` names it",
}


class Change(msgspec.Struct, frozen=True):
    """The last commit that changed a file: the day it was written on, where its author was, and its hash, cut."""

    date: datetime.date
    commit: str


class Edit(msgspec.Struct, frozen=True):
    """What a commit did to one file, by the ids of the blobs that hold what was in it.

    ``before`` is empty where the file was added and has several ids where branches came together; ``after`` is empty
    where it was deleted.
    """

    path: str
    before: tuple[str, ...]
    after: str


class Commit(msgspec.Struct, frozen=True):
    """A commit and the spec files it changed; of a merge those that are as in none of its parents."""

    change: Change
    edits: tuple[Edit, ...]


Read = Callable[[Iterable[str]], Mapping[str, bytes]]
"""What blobs hold, by their ids; those that cannot be read are left out."""


def _nothing(_: Iterable[str]) -> Mapping[str, bytes]:
    return {}


class History(msgspec.Struct, frozen=True):
    """The last change of each committed file by its path in the project.

    ``silence`` says why nothing can be compared with the past. Then there are no changes either, unless it is only the
    earlier texts that are missing. ``commits`` are all that changed a spec file, the newest first, and ``read`` gives
    what was in the files.
    """

    changes: Mapping[str, Change] = msgspec.field(default_factory=dict)
    silence: str = ""
    commits: tuple[Commit, ...] = ()
    read: Read = _nothing


def history(root: Path, folder: Path) -> History:
    """The history of the files below a folder.

    Nothing is told rather than something wrong: without Git, outside of a repository, and in a clone that lacks the
    older commits, where every file would seem to have been changed by the oldest one there is. Where only earlier texts
    are missing, as in a partial clone, the commits are told; the texts are never fetched.
    """
    if shutil.which("git") is None:
        return History(silence="Git is not installed")
    try:
        return history_at(root, folder, _state(folder) if history_at.cache_info().currsize else b"")
    except subprocess.TimeoutExpired:
        return History(silence=f"Git took longer than {PATIENCE} seconds")
    except subprocess.CalledProcessError as error:
        reasons = (reason for said, reason in _REASONS.items() if said in error.stderr)
        return History(silence=next(reasons, "Git cannot read the history of this clone"))
    except OSError:
        return History(silence="Git cannot be run in the folder of the specs")


@lru_cache(maxsize=1)
def history_at(root: Path, folder: Path, state: bytes) -> History:
    """The history in a state of the repository, kept for the next run as long as nothing was committed.

    Whoever asks first, and a check asks once, need not know the state. Raises what ``git`` raises.
    """
    try:
        return _told(root, folder, *_WITH_TEXTS)
    except subprocess.CalledProcessError:
        found = _told(root, folder)
        return History(found.changes, found.silence or _UNHELD, found.commits)


def of_commits(commits: Iterable[Commit], read: Read = _nothing) -> History:
    """A history of commits, the newest first."""
    known = tuple(commits)
    changes: dict[str, Change] = {}
    for commit in known:
        for edit in commit.edits:
            changes.setdefault(edit.path, commit.change)
    return History(changes, "", known, read)


def _state(folder: Path) -> bytes:
    return git(folder, "rev-parse", "--is-shallow-repository", "HEAD")


def _told(root: Path, folder: Path, *texts: str) -> History:
    """What a log tells, whose commits stand behind a mark that nobody who wrote a text could know."""
    mark = secrets.token_hex(16)
    log = git(folder, *_LOG, f"--format={mark}%H %as %D", *texts, *_SPECS)
    shown = _Shown(root, folder)
    commits: list[Commit] = []
    patches: list[bytes] = []
    for part in log.split(mark.encode("ascii"))[1:]:
        about, _, rest = part.partition(b"\0")
        commit, day, *decoration = about.split(b" ", 2)
        if _CUT in decoration[0].split(b", "):
            return History(silence="this clone does not hold the whole history")
        edits, patch = _edits(rest, shown)
        change = Change(datetime.date.fromisoformat(day.decode("ascii")), commit[:_HASH_LENGTH].decode("ascii"))
        commits.append(Commit(change, edits))
        patches.append(patch)
    return of_commits(commits, partial(_read, folder, Patches(patches)))


def _read(folder: Path, patches: Patches, ids: Iterable[str]) -> Mapping[str, bytes]:
    wanted = frozenset(ids)
    shown = patches.read(wanted)
    return {**shown, **blobs(folder, wanted - shown.keys())}


def _edits(told: bytes, shown: _Shown) -> tuple[tuple[Edit, ...], bytes]:
    """What a commit did to each file, and the patch that follows."""
    edits: list[Edit] = []
    end = 0
    while match := _EDIT.match(told, end):
        parents, blobs = len(match[1]), match[2].decode("ascii").split()
        ids = [id_.strip("0") and id_ for id_ in blobs[parents + 1 : 2 * parents + 2]]
        edits.append(Edit(shown[match[3]], tuple(filter(None, ids[:-1])), ids[-1]))
        end = match.end()
    return tuple(edits), told[end:].lstrip(b"\0")


class _Shown(dict[bytes, str]):
    """The paths of files in the project by their paths in the repository, each worked out once."""

    def __init__(self, root: Path, folder: Path) -> None:
        super().__init__()
        self._root, self._folder, self._prefix = root, folder, _prefix(folder)

    def __missing__(self, path: bytes) -> str:
        if not path.startswith(self._prefix):
            self._prefix = _prefix_told(self._folder)
        below = os.fsdecode(path.removeprefix(self._prefix))
        self[path] = shown = display_path(self._folder / below, self._root)
        return shown


def _prefix(folder: Path) -> bytes:
    """The folder's path in the repository, which Git is asked for only where the repository cannot be seen."""
    place = folder.resolve()
    for top in (place, *place.parents):
        if (top / ".git").exists():
            return b"".join(os.fsencode(part) + b"/" for part in place.relative_to(top).parts)
    return _prefix_told(folder)


def _prefix_told(folder: Path) -> bytes:
    return git(folder, "rev-parse", "--show-prefix").removesuffix(b"\n")
