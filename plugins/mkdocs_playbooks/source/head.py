"""Where a folder's history stands: enough to tell whether what Git says of it is still the same."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_NONE = ("without Git", "outside of a repository")


def has_commits(head: str) -> bool:
    """Whether it is the head of a repository."""
    return head not in _NONE


def head(folder: Path) -> str:
    """What changes whenever the history of a folder does, and nothing where there is none.

    Git itself is asked only where a repository can be: with a ``.git`` in the folder or above it.
    """
    if shutil.which("git") is None:
        return _NONE[0]
    folder = Path(os.path.realpath(folder))
    if not any((above / ".git").exists() for above in (folder, *folder.parents)):
        return _NONE[1]
    return _asked(folder)


def _asked(folder: Path) -> str:
    import subprocess  # noqa: PLC0415 (only where Git is asked)

    from .git import git  # noqa: PLC0415

    try:
        said = git(folder, "rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD")
    except (OSError, subprocess.SubprocessError):
        return ""
    return said.decode("utf-8", "replace")
