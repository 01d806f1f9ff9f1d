"""Where the addresses on the pages of a built site lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sites import Html


def lost(site: Path, known: Mapping[str, Html], here: str, address: str) -> str:
    """Why an address on a page leads nowhere; empty when it leads somewhere or out of the site."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return ""
    path = unquote(parts.path)
    target = here
    if path.startswith("/"):
        target = path.lstrip("/")
    elif path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
    if target.startswith(".."):
        return f"{here}: {address} leads out of the site"
    if path.endswith("/") or (site / target).is_dir():
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if not (site / target).is_file():
        return f"{here}: {address} leads nowhere"
    if parts.fragment and target in known and unquote(parts.fragment) not in known[target].ids:
        return f"{here}: {address} names an anchor that is not there"
    return ""


def addresses(page: Html) -> Iterator[str]:
    for element in page.elements:
        for name in ("href", "xlink:href", "src"):
            if name in element.attributes:
                yield element.get(name)
    if page.leads_to:
        yield page.leads_to


def lost_links(site: Path, known: Mapping[str, Html]) -> list[str]:
    """What leads nowhere on any page of a site."""
    found = (lost(site, known, path, link) for path, page in known.items() for link in addresses(page))
    return [trouble for trouble in found if trouble]
