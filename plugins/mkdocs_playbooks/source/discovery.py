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
    for path in sorted(_paths(folder), key=lambda path: path.parts):
        shown = display_path(path, root)
        if path.is_symlink():
            findings.append(_link(shown))
            continue
        try:
            if path.is_dir():
                os.scandir(path).close()
            elif path.is_file():
                with path.open("rb") as stream:
                    files.append(SpecFile(shown, stream.read(MAX_BYTES + 1)))
        except OSError as error:
            findings.append(_unreadable(shown, error))
    return tuple(files), tuple(findings)


def display_path(path: Path, root: Path) -> str:
    """A path relative to ``root`` where it lies below it, with forward slashes and printable characters."""
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    return os.fsencode(shown.as_posix()).decode("utf-8", "replace")


def _paths(folder: Path) -> Iterator[Path]:
    """Every path below a folder that may be a spec; a folder that cannot be opened is given itself."""
    try:
        with os.scandir(folder) as entries:
            children = list(entries)
    except OSError:
        yield folder
        return
    for entry in children:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _paths(path)
        elif entry.name.endswith(SUFFIXES) or _is_series(path) or (entry.is_symlink() and path.is_dir()):
            yield path


def _is_series(path: Path) -> bool:
    """A CSV file counts only beside a spec of the same name, as the measurements of that metric."""
    return path.suffix == SERIES_SUFFIX and any(path.with_suffix(suffix).is_file() for suffix in SUFFIXES)


def _link(path: str) -> Finding:
    help_ = "put the file itself here"
    return Finding(Severity.WARNING, "yaml/link", "a link is not followed", Span(path), help=help_)


def _unreadable(path: str, error: OSError) -> Finding:
    message = f"this cannot be read: {error.strerror}"
    return Finding(Severity.ERROR, "yaml/unreadable", message, Span(path), help="check its permissions")
