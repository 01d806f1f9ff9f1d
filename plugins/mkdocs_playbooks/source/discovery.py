"""Finding and reading the spec files of a project."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..diagnostics import Finding, Severity, Span
from .text import MAX_BYTES

SUFFIXES = (".yaml", ".yml")
SERIES_SUFFIX = ".csv"


@dataclass(frozen=True, slots=True)
class SpecFile:
    """A file as found: its path relative to the project, with forward slashes, and its bytes."""

    path: str
    content: bytes

    @property
    def is_series(self) -> bool:
        """Whether this holds the measurements of a metric rather than documents."""
        return self.path.endswith(SERIES_SUFFIX)


def discover(root: Path, folder: Path) -> tuple[tuple[SpecFile, ...], tuple[Finding, ...]]:
    """Every YAML file below ``folder``, and the CSV files beside them, in path order, with paths relative to ``root``.

    Names that begin with a dot are passed over. Links are not followed, and a link to YAML is reported;
    so are files that cannot be read. At most one byte over the size limit is read of a file.
    """
    files: list[SpecFile] = []
    findings: list[Finding] = []
    for entry in sorted(_entries(folder), key=lambda entry: Path(entry.path).parts):
        path = display_path(Path(entry.path), root)
        if entry.is_symlink():
            findings.append(
                _finding(
                    Severity.WARNING, "yaml/link", path, "a link is not followed", "put the file itself here"
                )
            )
        elif entry.is_file(follow_symlinks=False):
            try:
                with Path(entry.path).open("rb") as stream:
                    files.append(SpecFile(path, stream.read(MAX_BYTES + 1)))
            except OSError as error:
                problem = f"the file cannot be read: {error.strerror}"
                findings.append(
                    _finding(Severity.ERROR, "yaml/unreadable", path, problem, "check its permissions")
                )
    return tuple(files), tuple(findings)


def display_path(path: Path, root: Path) -> str:
    """A path relative to ``root`` where it lies below it, with forward slashes and printable characters."""
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    return os.fsencode(shown.as_posix()).decode("utf-8", "replace")


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            children = list(entries)
    except OSError:
        return
    for entry in children:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(Path(entry.path))
        elif entry.name.endswith(SUFFIXES) or _is_series(entry):
            yield entry


def _is_series(entry: os.DirEntry[str]) -> bool:
    """A CSV file counts only beside a spec of the same name, as the measurements of that metric."""
    return entry.name.endswith(SERIES_SUFFIX) and any(
        Path(entry.path).with_suffix(suffix).is_file() for suffix in SUFFIXES
    )


def _finding(severity: Severity, rule: str, path: str, message: str, help_: str) -> Finding:
    return Finding(severity, rule, message, Span(path), help=help_)
