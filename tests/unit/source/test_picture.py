"""The size of a picture from its head."""

from __future__ import annotations

import struct

import pytest

from mkdocs_playbooks.source.picture import picture_size

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 480) + b"\x08\x06"
EXIF = b"\xff\xe1" + struct.pack(">H", 20) + bytes(18)
TABLE = b"\xff\xc4" + struct.pack(">H", 9) + bytes(7)
FRAME = b"\xff\xc2\0\x11\x08" + struct.pack(">HH", 480, 640)
JPEG = b"\xff\xd8" + EXIF + TABLE + FRAME


@pytest.mark.parametrize(
    "head",
    [
        PNG,
        b"GIF89a" + struct.pack("<HH", 640, 480),
        JPEG,
        b'<?xml version="1.0"?>\n<svg xmlns="x" height="480px"\n width="640" viewBox="0 0 1 1"><rect width="9"/></svg>',
    ],
    ids=["png", "gif", "jpeg", "svg"],
)
def test_the_size_is_read(tmp_path, head):
    (tmp_path / "picture").write_bytes(head)
    assert picture_size(tmp_path / "picture") == (640, 480)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        PNG[:20],
        JPEG[:30],
        b"\xff\xd8" + b"\xff\xe1\xff\xff",
        b"\xff\xd8\xff\xe1\0\0\xff\xe1\0\0",
        b'<svg stroke-width="3" viewBox="0 0 1 1"><rect width="9" height="9"/></svg>',
        b'<svg width="100%" height="50%">',
        b"RIFF....WEBP",
    ],
)
def test_no_size_is_made_up(tmp_path, head):
    (tmp_path / "picture").write_bytes(head)
    assert picture_size(tmp_path / "picture") is None
