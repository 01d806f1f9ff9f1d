"""Where a folder's history stands: enough to tell whether what Git says of it is still the same."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

_NONE = ("without Git", "outside of a repository")

_REF = re.compile(r"ref: (refs/\S+)")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


def has_commits(head: str) -> bool:
    """Whether it is the head of a repository."""
    return head not in _NONE


def head(folder: Path) -> str:
    """What changes whenever the history of a folder does, and nothing where there is none.

    It is read where Git keeps it, for a check is to start Git once and that is for the history itself. Git is asked
    only where it keeps its references in another way than as files.
    """
    if shutil.which("git") is None:
        return _NONE[0]
    folder = Path(os.path.realpath(folder))
    place = next((above / ".git" for above in (folder, *folder.parents) if (above / ".git").exists()), None)
    if place is None:
        return _NONE[1]
    try:
        commit = _commit(place if place.is_dir() else _led_to(place, "gitdir: "))
    except (OSError, ValueError):
        commit = ""
    return f"{place} {commit}" if commit else _asked(folder)


def _commit(git_folder: Path) -> str:
    """The commit that is checked out; nothing when it cannot be told from the files in Git's folder."""
    common = git_folder / "commondir"
    shared = _led_to(common) if common.is_file() else git_folder
    said = (git_folder / "HEAD").read_text("utf-8").strip()
    found = _REF.fullmatch(said)
    if found:
        said = _referred(found[1], (git_folder, shared), shared / "packed-refs")
    if not _COMMIT.fullmatch(said):
        return ""
    return f"{said}, cut" if (shared / "shallow").exists() else said


def _referred(name: str, folders: tuple[Path, ...], packed: Path) -> str:
    """What a reference holds: a file of its own counts before the one in which many are packed."""
    for folder in folders:
        if (folder / name).is_file():
            return (folder / name).read_text("utf-8").strip()
    lines = packed.read_text("utf-8").splitlines() if packed.is_file() else []
    return next((line.partition(" ")[0] for line in lines if line.endswith(f" {name}")), "")


def _led_to(file: Path, word: str = "") -> Path:
    """The folder that a file of Git's names."""
    return file.parent / file.read_text("utf-8").removeprefix(word).strip()


def _asked(folder: Path) -> str:
    import subprocess  # noqa: PLC0415 (only where Git is asked)

    from .git import git  # noqa: PLC0415

    try:
        said = git(folder, "rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD")
    except (OSError, subprocess.SubprocessError):
        return ""
    return said.decode("utf-8", "replace")
