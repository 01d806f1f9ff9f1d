"""The folder of an export: written beside and swapped, and never at the cost of a file that is not the export's own."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..project import ProjectError
from .publication import BusyError, Publication

MARKER = ".playbook-export.json"
"""The file that says which files an export wrote, with a digest of each."""


class ExportFolder:
    """A folder that is new, empty but for dot-entries, or was written by an earlier export.

    What somebody else put into it stays: a site built there, a page, a repository.
    """

    def __init__(self, folder: Path) -> None:
        """Look at the folder; raises ``ProjectError`` when writing into it would destroy something."""
        self._folder = folder
        self._known = _known(folder)
        changed = sorted(path for path, digest in self._known.items() if _digest(folder / path) not in ("", digest))
        if changed:
            raise ProjectError(f"{folder} holds exported files that were changed since; move them: {_few(changed)}")
        self._publication = Publication(folder)
        self._published = False

    def __enter__(self) -> Path:
        """The folder to write into, which becomes the export when ``publish`` is called, and else is forgotten.

        Raises:
            ProjectError: Another export into the folder is running.
        """
        try:
            self._publication.begin()
        except BusyError as error:
            raise ProjectError(str(error)) from None
        self._publication.staging.mkdir()
        return self._publication.staging

    def __exit__(self, *_: object) -> None:
        if not self._published:
            self._publication.discard()

    def publish(self) -> None:
        """Put what was written in place, together with what others had put there.

        Raises:
            ProjectError: A file of somebody else stands where the export has one of its own; nothing was changed.
        """
        staging = self._publication.staging
        written = {path: _digest(staging / path) for path in _files(staging)}
        others = [path for path in _files(self._folder) if path not in self._known and not path.startswith(".")]
        in_the_way = sorted(path for path in others if (staging / path).exists())
        if in_the_way:
            raise ProjectError(f"{self._folder} holds files that the export would replace: {_few(in_the_way)}")
        (staging / MARKER).write_text(json.dumps(dict(sorted(written.items())), indent=1) + "\n", "utf-8")
        for path in others:
            (staging / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(self._folder / path, staging / path, follow_symlinks=False)
        self._published = True
        self._publication.publish()


def _known(folder: Path) -> Mapping[str, str]:
    """The files an earlier export wrote; nothing in a new folder."""
    try:
        known = json.loads((folder / MARKER).read_text("utf-8"))
        return {str(path): str(digest) for path, digest in known.items()}
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (ValueError, AttributeError):
        raise ProjectError(f"{folder / MARKER} was changed; name a new or empty folder") from None
    if folder.exists() and (not folder.is_dir() or any(not entry.name.startswith(".") for entry in folder.iterdir())):
        raise ProjectError(f"{folder} was not made by an export and is not empty; name a new or empty folder")
    return {}


def _files(folder: Path) -> Iterator[str]:
    """Every file below a folder, and every link, by path."""
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in sorted((*names, *links)):
            yield (Path(place) / name).relative_to(folder).as_posix()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _few(paths: list[str]) -> str:
    return ", ".join(paths[:3]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")
