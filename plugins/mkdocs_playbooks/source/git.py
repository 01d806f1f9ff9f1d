"""Asking Git, without its settings, its pager or the network getting in the way."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

PATIENCE = 30
"""Seconds after which Git is not waited for any longer."""

_SETTINGS = (
    *("log.showSignature=false", "log.showRoot=true", "log.follow=false", "diff.relative=false"),
    "diff.suppressBlankEmpty=false",
)
_GIT = ("git", "--no-pager", *(word for setting in _SETTINGS for word in ("-c", setting)))
_OF_ANOTHER_REPOSITORY = {"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"}
_OF_ANOTHER_COMMAND = {
    *("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"),
    "GIT_DIFF_OPTS",
}
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "", "GIT_TERMINAL_PROMPT": "0"}
"""A partial clone fetches what it lacks as soon as somebody looks; older versions of Git know only the second."""

_PLAIN = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C"}


def git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """What Git says in a folder, with ``given`` on its standard input.

    Raises:
        FileNotFoundError: Git is not installed, or the folder is not there.
        subprocess.CalledProcessError: Git refuses.
        subprocess.TimeoutExpired: It takes too long.
    """
    dropped = _OF_ANOTHER_REPOSITORY | _OF_ANOTHER_COMMAND
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    done = subprocess.run(  # noqa: S603 (no shell)
        (*_GIT, *arguments),
        cwd=folder,
        env=kept | _OFFLINE | _PLAIN,
        input=given if given is not None else b"",
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    return done.stdout


def blobs(folder: Path, ids: Iterable[str]) -> Mapping[str, bytes]:
    """What blobs hold, read in one call; nothing of those that are not there or when Git does not answer."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    try:
        said = git(folder, "cat-file", "--batch", given="".join(f"{id_}\n" for id_ in wanted).encode("ascii"))
    except (OSError, subprocess.SubprocessError):
        return {}
    found: dict[str, bytes] = {}
    start = 0
    for id_ in wanted:
        end = said.find(b"\n", start)
        _, kind, *size = said[start:end].split() if end > start else (b"", b"")
        start = end + 1
        if size:
            stop = start + int(size[0])
            if kind == b"blob":
                found[id_] = said[start:stop]
            start = stop + 1
    return found
