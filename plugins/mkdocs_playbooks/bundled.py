"""Where the files that ship with the package lie: in the wheel inside it, in a checkout beside it."""

from __future__ import annotations

from pathlib import Path


def bundled(name: str) -> Path:
    """The folder ``schemas`` or ``overrides`` that belongs to this copy of the package."""
    packaged = Path(__file__).parent / "bundled" / name
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / name
