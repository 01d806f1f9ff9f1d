"""The headers to serve a site with, above all a Content-Security-Policy that names what its pages hold and no more.

The files lie in the site, so that they change places with the pages they are about; they say nothing that a server
does not say to every reader. Nothing in the text of a generated page gets into the policy: a script that stands there
in spite of all escaping does not run.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

_SELF = "'self'"

_BASE: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": (_SELF,),
    "style-src": (_SELF,),
    "style-src-attr": (),
    "img-src": (_SELF, "data:"),
    "font-src": (_SELF,),
    "connect-src": (_SELF,),
    "worker-src": (_SELF,),
    "frame-src": (),
    "media-src": (),
    "manifest-src": (),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": (_SELF,),
    "frame-ancestors": (_SELF,),
}
"""What every policy allows; a directive without sources stands only where pages ask for some."""

_FOR_SERVERS = ("connect-src", "frame-ancestors")
"""The directives that have no use where there is no server: browsers pass over one, and the other lets pages ask."""

_ON_DISK = {
    name: (*base, "file:") if _SELF in base else base for name, base in _BASE.items() if name not in _FOR_SERVERS
}
"""What a page that was opened from a disk may do; not every browser takes such pages for one site."""

_OTHERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

_LOADS = {
    "script": ("src", "script-src"),
    "img": ("src", "img-src"),
    "iframe": ("src", "frame-src"),
    "audio": ("src", "media-src"),
    "video": ("src", "media-src"),
    "source": ("src", "media-src"),
}
_LINKS = {"stylesheet": "style-src", "icon": "img-src", "preconnect": "font-src", "manifest": "manifest-src"}
"""By ``rel``; a connection is made beforehand to the host from which a style sheet takes its fonts."""

_LONGEST_LINE = 2000
"""Cloudflare Pages takes no longer line of ``_headers``; nginx stops at about twice as much."""

_ATTRIBUTES = rb"""(?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+)*+"""
_TAG = re.compile(
    rb"<(?:!--(?:-?>|.*?--!?>|.*)"
    rb"|(?P<raw>script|style|textarea|title)(?=[\s/>])(?P<its>"
    + _ATTRIBUTES
    + rb")>(?P<text>.*?)(?:</(?P=raw)(?=[\s/>])|\Z)"
    rb"|(?P<name>audio|iframe|img|link|source|video)(?=[\s/>])(?P<of>" + _ATTRIBUTES + rb")"
    rb"|/?[a-z]" + _ATTRIBUTES + rb")",
    re.IGNORECASE | re.DOTALL,
)
"""Comments, tags and texts in which ``<`` begins nothing, so that no script is seen where a browser sees none."""

_ATTRIBUTE = re.compile(rb"""([^\s"'>/=][^\s>/=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?""")
_STYLED = re.compile(rb"<[a-z][^\s/>]*+(" + _ATTRIBUTES + rb")", re.IGNORECASE)
_RUNS = re.compile(
    r"|module|importmap|speculationrules|(text|application)/(x-)?(java|ecma)script|text/(javascript1\.[0-5]|(j|live)script)"
)
_HOST = re.compile(r"[a-z0-9.-]+(:[0-9]+)?")


class _Asked(msgspec.Struct):
    """What pages ask for: sources by directive, and the pages in whose text something asks to run."""

    sources: defaultdict[str, set[str]] = msgspec.field(default_factory=lambda: defaultdict(set))
    barred: list[str] = msgspec.field(default_factory=list)
    seen: set[tuple[bytes, ...]] = msgspec.field(default_factory=set)


class SiteHeaders(msgspec.Struct, frozen=True):
    """The files that say the same to each server, by name; what the policy allows beyond the site; what it stops."""

    files: Mapping[str, str]
    notes: tuple[str, ...]
    flaws: tuple[str, ...]


def site_headers(folder: Path, generated: Collection[str], any_style: bool = False) -> SiteHeaders:
    """The headers for the pages in a folder; ``generated`` are the paths of those whose text comes from specs.

    With ``any_style`` style sheets may stand in pages, for a theme whose scripts put some there.
    """
    asked = _asked(folder, generated)
    if any_style:
        hosts = {source for source in asked.sources["style-src"] if not source.startswith("'")}
        asked.sources["style-src"] = {*hosts, "'unsafe-inline'"}
    headers = {"Content-Security-Policy": _policy(asked.sources)} | _OTHERS
    return SiteHeaders(_files(headers), tuple(_notes(headers, asked)), tuple(_flaws(asked)))


def disk_policy(folder: Path, generated: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """The policy for pages that are opened from a disk, to stand in each of them; and the hosts that it keeps out.

    There is no server to send it, and nothing is to be asked of any host, not even of the site's own.
    """
    asked = _asked(folder, generated)
    hosts = {source for found in asked.sources.values() for source in found if not source.startswith("'")}
    kept = {name: found - hosts for name, found in asked.sources.items()}
    return _policy(kept, _ON_DISK), tuple(sorted(hosts))


def _asked(folder: Path, generated: Collection[str]) -> _Asked:
    asked = _Asked()
    for path in sorted(folder.rglob("*.html")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            _read(path.read_bytes(), asked, name if name in generated else None)
    return asked


def write_headers(folder: Path, made: SiteHeaders) -> list[str]:
    """Write the files into a site; the names of those that it has already and that are its own, which stay."""
    present = [name for name, text in made.files.items() if _is_own(folder / name, text)]
    for name, text in made.files.items():
        if name not in present:
            (folder / name).write_text(text, "utf-8", newline="\n")
    return present


def _is_own(path: Path, text: str) -> bool:
    """Whether somebody else wrote a file: its first line is not the one of ours."""
    return path.exists() and not path.read_bytes().startswith(text.splitlines(keepends=True)[0].encode())


def _read(page: bytes, asked: _Asked, generated: str | None) -> None:
    """Add what a page asks for; of a generated page only what stands around its text."""
    if b"\r" in page:
        page = page.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    start = page.find(b"<article")
    if generated is None or start < 0:
        _ask(page, asked)
        return
    end = page.rfind(b"</article>", start)
    end = len(page) if end < 0 else end
    text, around = page[start:end], page[:start] + page[end:]
    _ask(around, asked)
    if b"<script" in text.lower() and any(_runs(*tag) for tag in _tags(text)):
        asked.barred.append(generated)


def _ask(page: bytes, asked: _Asked) -> None:
    for tag in _tags(page):
        if tag not in asked.seen:
            asked.seen.add(tag)
            for directive, source in _sources(*tag):
                asked.sources[directive].add(source)
    if b"style=" in page.lower():
        found = (_attributes(attributes).get("style") for attributes in _STYLED.findall(page))
        hashes = {_hash(value.encode()) for value in found if value is not None}
        asked.sources["style-src-attr"] |= hashes | {"'unsafe-hashes'"} if hashes else set()


def _tags(page: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """The tags that load, run or style something: name, attributes and the text inside."""
    for found in _TAG.finditer(page):
        if found["raw"]:
            yield found["raw"].lower(), found["its"], found["text"]
        elif found["name"]:
            yield found["name"].lower(), found["of"], b""


def _sources(name: bytes, given: bytes, text: bytes) -> Iterator[tuple[str, str]]:
    """What a tag asks for, as directives with a source each."""
    if name == b"style":
        yield "style-src", _hash(text)
    elif _runs(name, given, text):
        yield "script-src", _hash(text)
    else:
        attributes = _attributes(given)
        for directive, address in _addresses(name.decode(), attributes):
            if source := _source(address):
                yield directive, source


def _runs(name: bytes, given: bytes, text: bytes) -> bool:
    """Whether this is a script that stands in the page and runs, rather than data or a file."""
    if name != b"script":
        return False
    attributes = _attributes(given)
    return "src" not in attributes and bool(_RUNS.fullmatch(attributes.get("type", "").strip().lower()))


def _addresses(name: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if name == "link":
        for word in attributes.get("rel", "").lower().split():
            if word in _LINKS:
                yield _LINKS[word], attributes.get("href", "")
    elif name in _LOADS:
        attribute, directive = _LOADS[name]
        if attribute in attributes:
            yield directive, attributes[attribute]


def _source(address: str) -> str:
    """An address as a policy names it: the site itself, another host, or nothing."""
    try:
        parts = urlsplit(address.strip().lower())
    except ValueError:
        return ""
    if not parts.netloc:
        return "" if parts.scheme else _SELF
    if parts.scheme not in ("", "http", "https") or not _HOST.fullmatch(parts.netloc):
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme else parts.netloc


def _attributes(given: bytes) -> dict[str, str]:
    """The attributes of a tag; of two of the same name a browser takes the first."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(given):
        value = html.unescape(b"".join(values).decode("utf-8", "replace"))
        found.setdefault(name.decode("utf-8", "replace").lower(), value)
    return found


def _hash(text: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'"


def _policy(sources: Mapping[str, Iterable[str]], bases: Mapping[str, tuple[str, ...]] = _BASE) -> str:
    directives = []
    for name, base in bases.items():
        asked = [source for source in sorted(sources.get(name, ())) if source not in base]
        if base or asked:
            directives.append(" ".join((name, *base, *asked)))
    return "; ".join(directives)


def _files(headers: Mapping[str, str]) -> dict[str, str]:
    """What each server reads; no value holds a double quote or a dollar sign."""
    pages = "".join(f"  {name}: {value}\n" for name, value in headers.items())
    nginx = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    apache = "".join(f'Header always set {name} "{value}"\n' for name, value in headers.items())
    return {
        "_headers": f"# Netlify and Cloudflare Pages read this file.\n/*\n{pages}",
        "_headers.apache": f"# For a <Directory>, a <VirtualHost> or .htaccess, with mod_headers.\n{apache}",
        "_headers.nginx": f"# For a server or a location; beside other add_header lines.\n{nginx}",
    }


def _notes(headers: Mapping[str, str], asked: _Asked) -> Iterator[str]:
    hosts = {host for found in asked.sources.values() for host in found if not host.startswith("'")}
    if hosts:
        yield (
            f"the policy in _headers lets pages load from {', '.join(sorted(hosts))}, since pages do; "
            "what is loaded from there may ask for more, which the policy stops"
        )
    longest = max(len(f"  {name}: {value}") for name, value in headers.items())
    if longest > _LONGEST_LINE:
        yield (
            f"a line of _headers has {longest} characters, of which Cloudflare Pages takes {_LONGEST_LINE}; "
            "move scripts that stand in pages into files, named under `extra_javascript`"
        )


def _flaws(asked: _Asked) -> Iterator[str]:
    if asked.barred:
        more = f" and {len(asked.barred) - 1} more" if len(asked.barred) > 1 else ""
        yield (
            f"a script stands in the text of {asked.barred[0]}{more}; the policy in _headers stops it. "
            "Move it from your template into a file, named under `extra_javascript`"
        )
