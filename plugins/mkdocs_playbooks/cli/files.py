"""Writing files without ever following a link out of place or touching what somebody wrote."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from ..bundled import bundled

_SUFFIX = ".schema.json"
_COMMON = f"common{_SUFFIX}"


def schema_files(kinds: Collection[str] = ()) -> dict[str, bytes]:
    """The schemas that ship with the package, by file name; of some kinds, those and what they share."""
    wanted = {_COMMON, *(f"{kind}{_SUFFIX}" for kind in kinds)}
    paths = sorted(bundled("schemas").glob(f"*{_SUFFIX}"))
    return {path.name: path.read_bytes() for path in paths if not kinds or path.name in wanted}


def create(target: Path, content: bytes) -> bool:
    """Write a file that does not exist yet, not even as a link to nowhere; whether it was written."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("xb") as stream:
            stream.write(content)
    except FileExistsError:
        return False
    return True


def replace(target: Path, content: bytes) -> None:
    """Write a file in one step; a link in its place is replaced, not followed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(target)
