"""When each spec file was last committed, read from Git in one call over the folder of specs."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .discovery import display_path

PATIENCE = 30
"""Seconds after which Git is not waited for any longer."""

_HASH_LENGTH = 10
"""Fixed, because Git's own short form grows with what a clone happens to hold."""

_COMMIT = b"//"
"""What the line of a commit begins with; no path in a repository does."""

_SETTINGS = ("log.showSignature=false", "log.showRoot=true", "log.follow=false", "diff.relative=false")
_GIT = ("git", "--no-pager", *(word for setting in _SETTINGS for word in ("-c", setting)))
_LOG = ("log", "-z", "-c", "--no-renames", "--no-ext-diff", "--no-color", "--name-only", "--format=//%H %as", "--", ".")
_OF_ANOTHER_REPOSITORY = {"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"}


@dataclass(frozen=True, slots=True)
class Change:
    """The last commit that changed a file: the day it was written on, where its author was, and its hash, cut."""

    date: datetime.date
    commit: str


@dataclass(frozen=True, slots=True)
class History:
    """The last change of each committed file by its path in the project; ``silence`` says why there is none."""

    changes: Mapping[str, Change] = field(default_factory=dict)
    silence: str = ""


def history(root: Path, folder: Path) -> History:
    """The last changes of the files below a folder.

    Nothing is told rather than something wrong: without Git, outside of a repository, and in a clone that lacks the
    older commits, where every file would seem to have been changed by the oldest one there is.
    """
    if shutil.which("git") is None:
        return History(silence="Git is not installed")
    try:
        shallow, _, prefix = _git(folder, "rev-parse", "--is-shallow-repository", "--show-prefix").partition(b"\n")
        if shallow != b"false":
            return History(silence="this clone does not hold the whole history")
        log = _git(folder, *_LOG)
    except subprocess.TimeoutExpired:
        return History(silence=f"Git took longer than {PATIENCE} seconds")
    except (OSError, subprocess.CalledProcessError):
        return History(silence="the specs do not lie in a Git repository")
    changes: dict[str, Change] = {}
    for path, change in _changes(log):
        below = os.fsdecode(path.removeprefix(prefix.removesuffix(b"\n")))
        changes.setdefault(display_path(folder / below, root), change)
    return History(changes)


def _git(folder: Path, *arguments: str) -> bytes:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY}
    offline = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    done = subprocess.run(  # noqa: S603 (fixed words)
        (*_GIT, *arguments),
        cwd=folder,
        env=kept | offline,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    return done.stdout


def _changes(log: bytes) -> Iterator[tuple[bytes, Change]]:
    """The files each commit changed, the newest commit first; of a merge those that are as in none of its parents.

    The first file of a commit that is no merge stands behind a line break.
    """
    change: Change | None = None
    is_first = False
    for entry in log.split(b"\0"):
        if entry.startswith(_COMMIT):
            commit, _, date = entry.removeprefix(_COMMIT).decode("ascii").partition(" ")
            change = Change(datetime.date.fromisoformat(date), commit[:_HASH_LENGTH])
        elif entry and change:
            yield entry.removeprefix(b"\n") if is_first else entry, change
        is_first = entry.startswith(_COMMIT)
