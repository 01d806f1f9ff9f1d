"""The specs as they were at a revision, and which of them differ from it now."""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from .discovery import SERIES_SUFFIX, SUFFIXES, SpecFile, display_path
from .git import blobs, git


class RevisionError(Exception):
    """Git cannot tell what is asked of it; the text says why."""


class Revision(msgspec.Struct, frozen=True):
    """A commit of the repository that a folder of specs lies in.

    Attributes:
        root: The project, to which paths of files are relative.
        folder: The folder of specs.
        commit: The full hash.
    """

    root: Path
    folder: Path
    commit: str

    def files(self) -> tuple[SpecFile, ...]:
        """The spec files at the revision, in the order of their paths."""
        found = dict(_entries(_ask(self.folder, "ls-tree", "-r", "-z", "--full-tree", self.commit)))
        prefix = self._prefix()
        below = {path.removeprefix(prefix): blob for path, blob in found.items() if path.startswith(prefix)}
        specs = {path: blob for path, blob in below.items() if _is_spec(path, below)}
        contents = blobs(self.folder, specs.values())
        if not contents.keys() >= set(specs.values()):
            raise RevisionError("Git cannot give all the files of that revision; a partial clone may lack them")
        named = ((self._shown(path), contents[blob]) for path, blob in specs.items())
        return tuple(SpecFile(path, content) for path, content in sorted(named))

    def day(self) -> datetime.date:
        """The day on which the commit was written, where its author was."""
        said = _ask(self.folder, "show", "--no-patch", "--format=%as", self.commit)
        return datetime.date.fromisoformat(said.decode("ascii").strip())

    def changed_files(self) -> frozenset[str]:
        """The files below the folder that differ from the revision now, or are new or gone since."""
        since = _ask(self.folder, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", self.commit, "--", ".")
        new = _ask(self.folder, "ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", ".")
        paths = (os.fsdecode(path) for path in (since + new).split(b"\0") if path)
        return frozenset(self._shown(path.removeprefix(self._prefix())) for path in paths)

    def _prefix(self) -> str:
        return os.fsdecode(_ask(self.folder, "rev-parse", "--show-prefix").removesuffix(b"\n"))

    def _shown(self, below: str) -> str:
        return display_path(self.folder / below, self.root)


def revision(root: Path, folder: Path, name: str, *, fork: bool = False) -> Revision:
    """The revision a name means; with ``fork``, the commit where the present branch left it.

    Raises:
        RevisionError: Git is not there, the folder lies in no repository, or there is no such revision.
    """
    if name.startswith("-"):
        raise RevisionError(f"there is no revision {name}")
    _ask(folder, "rev-parse", "--is-inside-work-tree", otherwise="the specs do not lie in a Git repository")
    unknown = f"Git knows no revision {name}; a shallow clone may lack it"
    commit = _ask(folder, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", otherwise=unknown).decode().strip()
    if fork:
        apart = f"the present branch and {name} have no commit in common; a shallow clone may lack it"
        commit = _ask(folder, "merge-base", commit, "HEAD", otherwise=apart).decode().strip()
    return Revision(root, folder, commit)


def _ask(folder: Path, *arguments: str, otherwise: str = "") -> bytes:
    try:
        return git(folder, *arguments)
    except FileNotFoundError:
        raise RevisionError("Git is not installed") from None
    except subprocess.TimeoutExpired:
        raise RevisionError("Git takes too long to answer") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RevisionError(otherwise or (said[-1] if said else "Git refuses")) from None


def _entries(listing: bytes) -> Iterator[tuple[str, str]]:
    """The path and the blob of each file of a tree; links and submodules are no files."""
    for entry in listing.split(b"\0"):
        if entry:
            about, _, path = entry.partition(b"\t")
            mode, _, blob = about.split()
            if mode in (b"100644", b"100755"):
                yield os.fsdecode(path), blob.decode("ascii")


def _is_spec(path: str, beside: dict[str, str]) -> bool:
    """Whether a file is a spec, as ``discover`` has it: hidden names are passed over, a table needs its spec."""
    pure = PurePosixPath(path)
    if any(part.startswith(".") for part in pure.parts):
        return False
    if pure.suffix == SERIES_SUFFIX:
        return any(str(pure.with_suffix(suffix)) in beside for suffix in SUFFIXES)
    return pure.suffix in SUFFIXES
