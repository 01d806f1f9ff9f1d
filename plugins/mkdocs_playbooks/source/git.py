"""Asking Git, without its settings, its pager or the network getting in the way."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

PATIENCE = 30
"""Seconds after which Git is not waited for any longer."""

_SETTINGS = ("log.showSignature=false", "log.showRoot=true", "log.follow=false", "diff.relative=false")
_GIT = ("git", "--no-pager", *(word for setting in _SETTINGS for word in ("-c", setting)))
_OF_ANOTHER_REPOSITORY = {"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"}


def git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """What Git says in a folder, with ``given`` on its standard input.

    Raises:
        FileNotFoundError: Git is not installed, or the folder is not there.
        subprocess.CalledProcessError: Git refuses.
        subprocess.TimeoutExpired: It takes too long.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY}
    offline = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    done = subprocess.run(  # noqa: S603 (no shell)
        (*_GIT, *arguments),
        cwd=folder,
        env=kept | offline,
        input=given if given is not None else b"",
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    return done.stdout
