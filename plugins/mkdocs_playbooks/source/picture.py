"""The size of a picture, read from the first bytes of its file, so that a page keeps room for it."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import NamedTuple

_HEAD = 1 << 16
_SVG_LENGTH = r'<svg\b[^>]*?\s%s="([0-9]{1,5})(?:px)?"'
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers before a JPEG's size (ITU-T T.81, table B.1)."""


class Size(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


def picture_size(path: Path) -> Size | None:
    """The size of a PNG, GIF, JPEG or SVG picture where its head says so; raises ``OSError`` when it cannot be read."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if head.startswith(b"\x89PNG\r\n\x1a\n") and len(head) >= 24:
        return Size(*struct.unpack_from(">II", head, 16))
    if head.startswith((b"GIF87a", b"GIF89a")) and len(head) >= 10:
        return Size(*struct.unpack_from("<HH", head, 6))
    if head.startswith(b"\xff\xd8"):
        return _jpeg(head)
    return _svg(head.decode("utf-8", "replace"))


def _jpeg(head: bytes) -> Size | None:
    at = 2
    while at + 9 <= len(head) and head[at] == 0xFF:
        if head[at + 1] in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", head, at + 5)
            return Size(width, height)
        at += 2 + int(struct.unpack_from(">H", head, at + 2)[0])
    return None


def _svg(head: str) -> Size | None:
    width, height = (re.search(_SVG_LENGTH % name, head) for name in ("width", "height"))
    return Size(int(width[1]), int(height[1])) if width and height else None
