"""The offline copy: a site in a dated zip, to be unpacked and opened from a disk, that asks no host for anything.

A copy grows old where nobody sees it, so every page says when it was made and where the current page is.
"""

from __future__ import annotations

import datetime
import html
import os
import zipfile
from collections.abc import Collection
from pathlib import Path

import msgspec

from ..render.links import relative
from .headers import disk_policy

SCRIPT = Path(__file__).with_suffix(".js")
"""What search needs on pages that were opened from a disk."""

_INDEX = Path("search/search_index.json")
_INDEX_SCRIPT = Path("search/search_index.js")

_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", "**/*.map")
"""What only a server, a search engine or who writes scripts has a use for."""

_CHARSET = '<meta charset="utf-8">'
_FIRST_YEAR = 1980
"""A zip cannot name a time before it."""

_READABLE = 0o100644 << 16


class CopyView(msgspec.Struct, frozen=True):
    """What a page of a copy says of itself; ``address`` is that of the current page, when it is known."""

    made: datetime.date
    address: str


class Origin(msgspec.Struct, frozen=True):
    """The site that a copy is made of: its address, ending in a slash, its style of addresses, and its folder."""

    address: str
    directory_urls: bool
    folder: Path

    def page(self, route: str) -> str:
        """The address of a page, when it is known where the site stands."""
        path = relative(route, "index", self.directory_urls).removeprefix("./")
        return f"{self.address}{path}" if self.address else ""


def finish(folder: Path, generated: Collection[str]) -> tuple[str, ...]:
    """Make a built site one for the disk; the hosts that its pages ask for and that they cannot reach."""
    for pattern in _LEFT_OUT:
        for path in folder.glob(pattern):
            path.unlink()
    index = folder / _INDEX
    if index.is_file():
        (folder / _INDEX_SCRIPT).write_bytes(b"var __index = " + index.read_bytes())
        index.unlink()
    policy, hosts = disk_policy(folder, generated)
    tag = f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{html.escape(policy, quote=False)}">'
    for page in folder.rglob("*.html"):
        text = page.read_bytes()
        page.write_bytes(text.replace(_CHARSET.encode(), tag.encode(), 1))
    return hosts


def write_copy(folder: Path, target: Path, name: str, today: datetime.date) -> None:
    """Write a folder into a zip in which all lies below ``name``; the same files give the same bytes.

    A file in its place is replaced when the new one is complete.
    """
    moment = _moment(today)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
            files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
            for path in sorted(files):
                entry = zipfile.ZipInfo(f"{name}/{path}", moment)
                entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, _READABLE
                archive.writestr(entry, (folder / path).read_bytes())
        beside.replace(target)
    except OSError as error:
        error.filename = str(target)
        raise
    finally:
        beside.unlink(missing_ok=True)


def _moment(today: datetime.date) -> tuple[int, int, int, int, int, int]:
    """The time of every file: of ``SOURCE_DATE_EPOCH``, else the beginning of the day."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        at = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    else:
        at = datetime.datetime.combine(today, datetime.time(), datetime.UTC)
    at = at if at.year >= _FIRST_YEAR else at.replace(year=_FIRST_YEAR)
    return at.year, at.month, at.day, at.hour, at.minute, at.second
