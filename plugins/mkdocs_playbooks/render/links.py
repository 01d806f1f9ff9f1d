"""Addresses inside the site: fixed while pages are made, relative once it is known which page they stand on."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from html import escape, unescape
from itertools import takewhile
from urllib.parse import quote

ROOT = "site:/"
"""What an address within the site begins with until it is made relative; no link of a spec can begin so."""

_LINK = re.compile(rf'href="{ROOT}([^"#]*)([^"]*)"')


def address(route: str, anchor: str = "") -> str:
    """The fixed address of a page, such as ``site:/workflows/weekly-report#step-draft``."""
    return f"{ROOT}{route}#{anchor}" if anchor else f"{ROOT}{route}"


def file_address(path: str) -> str:
    """The fixed address of a file that is copied into the site, by its path there."""
    return f"{ROOT}{quote(path)}"


def file_of(route: str, directory_urls: bool) -> str:
    """The file a route is written to: ``a/b`` is ``a/b/index.html``, or ``a/b.html`` without directory addresses."""
    if not directory_urls or posixpath.basename(route) == "index":
        return f"{route}.html"
    return f"{route}/index.html"


def source_of(route: str, directory_urls: bool) -> str:
    """The Markdown file that any host writes to the route's file, and in whose folder links begin as on the page."""
    return f"{file_of(route, directory_urls).removesuffix('.html')}.md"


@lru_cache(maxsize=65536)
def relative(route: str, here: str, directory_urls: bool) -> str:
    """The address of one page as written on another."""
    target, base = file_of(route, directory_urls).split("/"), file_of(here, directory_urls).split("/")[:-1]
    if directory_urls:
        target[-1] = ""  # the folder stands for its index.html
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(target[:-1], base, strict=False)))
    return "../" * (len(base) - shared) + "/".join(target[shared:]) or "./"


def relate(html: str, here: str, directory_urls: bool) -> str:
    """HTML with every fixed address in a ``href`` or ``src`` made relative to the page ``here``.

    Text can never be mistaken for an address: the quotation mark of an attribute cannot occur in escaped text.
    """
    html = _relate_files(html, posixpath.dirname(file_of(here, directory_urls)))
    opening = f'href="{ROOT}'
    first, *rest = html.split(opening)
    parts = [first]
    for part in rest:
        target, _, after = part.partition('"')
        route, hash_, anchor = target.partition("#")
        path = relative(route, here, directory_urls) if route != here or not hash_ else ""
        parts.append(f'href="{escape(path)}{hash_}{anchor}"{after}')
    return "".join(parts)


def with_filter(html: str, directory_urls: bool) -> str:
    """HTML as part of a template of a host, whose filter ``url`` makes an address fit the page it is shown on."""
    return _LINK.sub(
        lambda link: f"""href="{{{{ '{relative(link[1], "index", directory_urls)}' | url }}}}{link[2]}\"""", html
    )


def _relate_files(html: str, folder: str) -> str:
    first, *rest = html.split(f'src="{ROOT}')
    parts = [first]
    for part in rest:
        target, _, after = part.partition('"')
        parts.append(f'src="{escape(posixpath.relpath(unescape(target), folder or "."))}"{after}')
    return "".join(parts)
