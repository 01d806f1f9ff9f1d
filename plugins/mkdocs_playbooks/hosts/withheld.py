"""The pictures that a site leaves out: those of drafts, where nothing that is published shows them as well."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from ..pipeline import Build
from ..project import Project

_PICTURES = frozenset((".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"))
_NAMING = frozenset((".css", ".htm", ".html", ".js", ".md"))


def may_name_pictures(name: str) -> bool:
    """Whether a file of this name is a page, or belongs to pages, and may show a picture."""
    return PurePosixPath(name).suffix.lower() in _NAMING


def withheld_pictures(project: Project, outcome: Build, texts: Iterable[bytes]) -> frozenset[str]:
    """The paths of pictures that stay out of the site.

    A picture stays in it when one of the ``texts`` of the site, or its configuration, has the name of its file: rather
    one too many than a page with a hole. The texts are read only where there is a picture to look for.
    """
    wanted = {path for path in outcome.withheld if PurePosixPath(path).suffix.lower() in _PICTURES}
    if not wanted:
        return frozenset()
    for text in (_configuration(project.config), *texts):
        wanted -= {path for path in wanted if _names(text, PurePosixPath(path).name)}
    return frozenset(wanted)


def _names(text: bytes, name: str) -> bool:
    return any(re.search(rb"(?<![\w-])" + re.escape(each.encode()), text) for each in {name, quote(name)})


def _configuration(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
