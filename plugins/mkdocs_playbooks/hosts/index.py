"""``index.json``: what a site holds, for programs: every document, and every wording its checklists have had.

Wordings outlive the build that had them: the index of the site that is replaced says which were published, so that a
run through a list can be checked years after the list has changed. People are left out, with all that names them.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path
from typing import Literal

import msgspec

from .. import __version__
from ..model.node import Node
from ..pages.context import Context
from ..pages.index import status_of
from ..pages.refs import route_of
from ..project import Project, ProjectError
from ..render.links import relative
from ..runs.published import (
    FORMAT,
    MOST_BYTES,
    VERSION,
    Published,
    PublishedError,
    PublishedList,
    carried_over,
    earlier_sites,
    read_published,
)

INDEX = "index.json"
"""The file's path in a site."""

_PEOPLE = "person"


class IndexDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document; ``url`` begins at the site's root, ``digest`` changes with what the document says."""

    kind: str
    id: str
    title: str
    url: str
    owner: str
    status: str
    digest: str
    links: tuple[str, ...]


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """The whole file, of which ``runs.published.Published`` is the part that is carried over."""

    format: Literal["playbook-index"]
    version: Literal[1]
    generator: str
    as_of: datetime.date
    site: str
    earlier_sites: tuple[str, ...]
    documents: tuple[IndexDocument, ...]
    checklists: tuple[PublishedList, ...]


class SiteIndex(msgspec.Struct, frozen=True):
    """The bytes of an index; ``note`` says why wordings of an earlier one could not be carried over."""

    content: bytes
    note: str = ""


def site_index(
    context: Context, site: str, directory_urls: bool, previous: bytes | None, named: Published | None = None
) -> SiteIndex:
    """The index of a site by its id, with the wordings from one that is named, else from the one it replaces."""
    before, note = named, ""
    if before is None and previous is not None:
        try:
            before = read_published(previous)
        except PublishedError as error:
            note = f"earlier wordings of checklists are lost: {INDEX} of the published site cannot be read: {error}"
    nodes = (node for node in context.catalogue.nodes.values() if node.kind != _PEOPLE)
    index = Index(
        format=FORMAT,
        version=VERSION,
        generator=f"mkdocs-playbooks {__version__}",
        as_of=context.today,
        site=site,
        earlier_sites=earlier_sites(site, before),
        documents=tuple(_document(node, context, directory_urls) for node in nodes),
        checklists=carried_over(context.catalogue, before, context.today),
    )
    return SiteIndex(_dumped(index), note)


def previous_index(site: Path) -> bytes | None:
    """The index in the folder of a site, cut where it is too large to be one; nothing when there is none."""
    try:
        with (site / INDEX).open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return b""


def read_index(path: Path) -> Published:
    """The index in a file that somebody named; raises ``ProjectError`` when it is none, ``OSError`` without a file."""
    with path.open("rb") as stream:
        content = stream.read(MOST_BYTES + 1)
    try:
        return read_published(content)
    except PublishedError as error:
        raise ProjectError(f"{path} cannot be used: {error}; name the index.json of a site") from None


def named_index(project: Project) -> Published | None:
    """The index of the published site that a project names; nothing when it names none, or nothing was published yet.

    Raises:
        ProjectError: What is named is not there, or is no index; a build without it would lose earlier wordings.
    """
    path = project.earlier_index
    if path is None:
        return None
    try:
        return read_index(path) if path.stat().st_size else None
    except OSError as error:
        hint = "fetch the index.json of the published site first; before the first build, make an empty file"
        raise ProjectError(f"`earlier_index` names {path}, which cannot be read: {error.strerror}; {hint}") from None


def _dumped(index: Index) -> bytes:
    """JSON in ASCII, a document or a list a line, that even a page would show as text."""
    fields = msgspec.to_builtins(index)
    lists = {name: fields.pop(name) for name in ("documents", "checklists")}
    head = "".join(f"{json.dumps(name)}: {json.dumps(value)},\n" for name, value in fields.items())
    parts = (f"{json.dumps(name)}: [{_lines(entries)}\n]" for name, entries in lists.items())
    text = "{\n" + head + ",\n".join(parts) + "\n}\n"
    return text.replace("<", "\\u003c").replace("\x7f", "\\u007f").encode("ascii")


def _lines(entries: list[object]) -> str:
    return ",".join(f"\n{json.dumps(entry, separators=(',', ':'))}" for entry in entries)


def _document(node: Node, context: Context, directory_urls: bool) -> IndexDocument:
    catalogue = context.catalogue
    links = {link.target.key for link in catalogue.links_from(node.key)}
    owner = node.record.owner
    return IndexDocument(
        kind=node.kind,
        id=node.id,
        title=node.title,
        url=relative(route_of(node.key), "index", directory_urls),
        owner=str(catalogue.present("role", owner)) if owner else "",
        status=status_of(node),
        digest=_digest(node, context),
        links=tuple(str(key) for key in sorted(links) if key.kind != _PEOPLE),
    )


def _digest(node: Node, context: Context) -> str:
    """A digest of what a document says, without the fields that name people: a guess at them could be tried on it."""
    named = {link.pointer[0] for link in context.catalogue.links_from(node.key) if link.target.kind == _PEOPLE}
    named |= {mention.pointer[0] for mention in node.mentions if mention.kinds == (_PEOPLE,)}
    said = {field: value for field, value in node.data.items() if field not in named}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
