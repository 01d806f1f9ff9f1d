"""Finding and reading the spec files of a project."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from ..diagnostics import Finding, Severity, Span
from .text import MAX_BYTES

SUFFIXES = (".yaml", ".yml")
SERIES_SUFFIX = ".csv"


class SpecFile(msgspec.Struct, frozen=True):
    """A file as found: its path relative to the project, with forward slashes, and its bytes."""

    path: str
    content: bytes

    @property
    def is_series(self) -> bool:
        """Whether this holds the measurements of a metric rather than documents."""
        return self.path.endswith(SERIES_SUFFIX)


Signature = tuple[int, int, int, int]
"""What the file system says of a file: when it was written, when it was changed in any way, its size, its inode."""


class Seen(NamedTuple):
    """A file that was seen and not read yet: its path relative to the project, where it is, and its signature."""

    path: str
    place: str
    signature: Signature

    def read(self) -> SpecFile:
        """The file with its bytes, of which at most one over the size limit is read; raises ``OSError``."""
        with open(self.place, "rb") as stream:  # noqa: PTH123 (there are thousands of them)
            return SpecFile(self.path, stream.read(MAX_BYTES + 1))


def discover(root: Path, folder: Path) -> tuple[tuple[SpecFile, ...], tuple[Finding, ...]]:
    """Every YAML file below ``folder``, and the CSV files beside them, in path order, with paths relative to ``root``.

    Names that begin with a dot are passed over. Links are not followed, and a link to YAML is reported;
    so are files that cannot be read.
    """
    seen, trouble = look(root, folder)
    files: list[SpecFile] = []
    findings = list(trouble)
    for file in seen:
        try:
            files.append(file.read())
        except OSError as error:
            findings.append(unreadable(file.path, error))
    return tuple(files), tuple(findings)


def look(root: Path, folder: Path) -> tuple[tuple[Seen, ...], tuple[Finding, ...]]:
    """The files of ``discover`` without their bytes, and what is wrong with the folders and links among them."""
    files: list[Seen] = []
    findings: list[Finding] = []
    start = str(folder)
    shown = display_path(folder, root)
    prefix = "" if shown == "." else f"{shown}/"
    for place, found in _walk(start):
        path = prefix + place[len(start) + 1 :].replace(os.sep, "/")
        if not path.isascii():
            path = os.fsencode(path).decode("utf-8", "replace")
        if isinstance(found, OSError):
            findings.append(unreadable(path.removesuffix("/") or ".", found))
        elif found is None:
            findings.append(_link(path))
        else:
            files.append(Seen(path, place, (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)))
    return tuple(files), tuple(findings)


def display_path(path: Path, root: Path) -> str:
    """A path relative to ``root`` where it lies below it, with forward slashes and printable characters."""
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    return os.fsencode(shown.as_posix()).decode("utf-8", "replace")


_Found = tuple[str, os.stat_result | OSError | None]
"""A path and its status; what went wrong where that cannot be told, nothing for a link."""


def _walk(folder: str) -> Iterator[_Found]:
    """Everything below a folder that may be a spec, in order; a folder that cannot be opened is given itself."""
    try:
        with os.scandir(folder) as entries:
            children = sorted((entry for entry in entries if entry.name[0] != "."), key=attrgetter("name"))
    except OSError as error:
        if os.path.isdir(folder):  # noqa: PTH112
            yield folder, error
        return
    for entry in children:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif entry.name.endswith(SUFFIXES) or _is_series(entry) or _is_linked_folder(entry):
            try:
                status = None if entry.is_symlink() else entry.stat(follow_symlinks=False)
            except OSError as error:
                yield entry.path, error
                continue
            if status is None or stat.S_ISREG(status.st_mode):
                yield entry.path, status


def _is_linked_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and os.path.isdir(entry.path)  # noqa: PTH112


def _is_series(entry: os.DirEntry[str]) -> bool:
    """A CSV file counts only beside a spec of the same name, as the measurements of that metric."""
    if not entry.name.endswith(SERIES_SUFFIX):
        return False
    stem = entry.path.removesuffix(SERIES_SUFFIX)
    return any(os.path.isfile(stem + suffix) for suffix in SUFFIXES)  # noqa: PTH113


def _link(path: str) -> Finding:
    help_ = "put the file itself here"
    return Finding(Severity.WARNING, "yaml/link", "a link is not followed", Span(path), help=help_)


def unreadable(path: str, error: OSError) -> Finding:
    """The finding for a file or a folder that cannot be opened."""
    message = f"this cannot be read: {error.strerror}"
    return Finding(Severity.ERROR, "yaml/unreadable", message, Span(path), help="check its permissions")
