"""From a spec file to nodes: its text, its valid documents, the keys of its broken ones, and what is wrong with it.

What a file gave can be kept, and taken up again without reading the file as long as it is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from ..diagnostics import Finding, Location
from ..source.discovery import SERIES_SUFFIX, Seen, Signature, SpecFile
from ..source.series import read_series
from ..source.text import decode
from .node import Key, Node, Written

if TYPE_CHECKING:
    from ..source.reader import RawDocument


class KeptFile(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is kept of a file: how to know it again, and what it gave; ``table`` are the measurements of a metric.

    Without a ``signature`` it is known by its digest alone: it was written so shortly before it was read that it may
    have been written again within the same tick of the clock.
    """

    path: str
    size: int
    signature: Signature | None = None
    digest: bytes = b""
    documents: tuple[Written, ...] = ()
    broken: tuple[Key, ...] = ()
    findings: tuple[Finding, ...] = ()
    table: bytes = b""


class LoadedFile:
    """What one file gave; its bytes are read again when somebody asks for them and nobody has."""

    def __init__(self, kept: KeptFile, nodes: tuple[Node, ...], read: Callable[[], bytes]) -> None:
        self.kept = kept
        self.nodes = nodes
        self.broken = kept.broken
        self.findings = kept.findings
        self._read = read

    def to_keep(self, signature: Signature | None) -> KeptFile:
        """What is kept of it, to be known again by its signature if it has one that can be trusted."""
        if self.kept.digest and self.kept.signature == signature:
            return self.kept
        known = self.kept.digest or digest(self.content)
        return msgspec.structs.replace(self.kept, signature=signature, digest=known)

    @cached_property
    def broken_drafts(self) -> tuple[RawDocument, ...]:
        """The documents that say they are drafts and that no schema accepts; the file is read again for them."""
        broken = {place.document for place in map(_document_of, self.findings) if place}
        if not broken:
            return ()
        from ..source.reader import read  # noqa: PLC0415 (few files are broken)

        documents, _ = read(self.kept.path, self.text)
        said = (document for document in documents if document.ordinal in broken and isinstance(document.data, dict))
        return tuple(document for document in said if document.data.get("draft") is True)

    def without_drafts(self) -> LoadedFile:
        """The same file as if its broken drafts were not in it."""
        ordinals = {draft.ordinal for draft in self.broken_drafts}
        keys = {key for draft in self.broken_drafts for key in key_if_readable(draft)}
        places = ((finding, _document_of(finding)) for finding in self.findings)
        findings = tuple(finding for finding, place in places if not (place and place.document in ordinals))
        broken = tuple(key for key in self.broken if key not in keys)
        kept = msgspec.structs.replace(self.kept, broken=broken, findings=findings)
        return LoadedFile(kept, self.nodes, lambda: self.content)

    @cached_property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self._read()

    @cached_property
    def text(self) -> str:
        """The text of the file, as far as it is one."""
        return decode(self.kept.path, self.content)[0]


def is_series(path: str) -> bool:
    """Whether a file holds the measurements of a metric rather than documents."""
    return path.endswith(SERIES_SUFFIX)


def digest(content: bytes) -> bytes:
    """What the bytes of a file are known by."""
    from hashlib import blake2b  # noqa: PLC0415 (it loads all of OpenSSL)

    return blake2b(content, digest_size=16).digest()


def take_up(kept: KeptFile, file: Seen) -> LoadedFile:
    """A file that is the same as when it was kept."""
    nodes = tuple([Node(kept.path, written) for written in kept.documents])
    return LoadedFile(kept, nodes, lambda: file.read().content)


def load(file: SpecFile) -> LoadedFile:
    """A file as it is now."""
    if is_series(file.path):
        points, findings = read_series(file.path, file.content)
        kept = KeptFile(file.path, len(file.content), findings=findings, table=_encode(points))
        return LoadedFile(kept, (), lambda: file.content)
    text, findings = decode(file.path, file.content)
    nodes: list[Node] = []
    broken: list[Key] = []
    problems = list(findings)
    if not findings:
        _read(file.path, text, nodes, broken, problems)
    written = tuple(node.written for node in nodes)
    kept = KeptFile(
        file.path,
        len(file.content),
        documents=written,
        broken=tuple(broken),
        findings=tuple(problems),
    )
    loaded = LoadedFile(kept, tuple(nodes), lambda: file.content)
    loaded.__dict__["text"] = text
    return loaded


_encode = msgspec.msgpack.Encoder().encode


def _read(path: str, text: str, nodes: list[Node], broken: list[Key], problems: list[Finding]) -> None:
    from ..source.reader import read  # noqa: PLC0415 (nothing of this is needed for files that are known)

    documents, findings = read(path, text)
    problems.extend(findings)
    for document in documents:
        found = _validate(document, text)
        if not found:
            nodes.append(Node.of(document.path, document.ordinal, document.data))
            continue
        problems.extend(found)
        broken.extend(key_if_readable(document))


def _validate(document: RawDocument, text: str) -> tuple[Finding, ...]:
    from ..source.schema import schemas  # noqa: PLC0415

    kind = document.data.get("kind") if isinstance(document.data, dict) else None
    schema = schemas().get(kind) if isinstance(kind, str) else None
    if schema and schema.is_valid(document.data):
        return ()
    from ..source.messages import kind_finding, schema_findings  # noqa: PLC0415 (most documents are valid)

    return schema_findings(document, schema, text) if schema else (kind_finding(document, tuple(schemas())),)


def _document_of(finding: Finding) -> Location | None:
    """The place in the document that a schema does not accept, if that is what is found."""
    place = finding.place
    return place if finding.rule.startswith("schema/") and isinstance(place, Location) else None


def key_if_readable(document: RawDocument) -> Iterable[Key]:
    """The key of a document whose schema does not accept it, where it says one."""
    if isinstance(document.data, dict):
        kind, id_ = document.data.get("kind"), document.data.get("id")
        if isinstance(kind, str) and isinstance(id_, str):
            yield Key(kind, id_)
