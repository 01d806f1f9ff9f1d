"""Safe fixes: what a finding says for certain is written into the text, and not a byte beside it.

Only findings with a ``replacement`` are mended: an id, a key or a word of a list that is nearly the one meant, a date
or a duration in another spelling, a number that should be text, one id where a list of them is wanted; and a reference
that is no id as it is written, when the id it comes to exists. Comments, order, quotes and line ends elsewhere stay.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

import msgspec
from msgspec import structs
from msgspec.structs import replace

from .diagnostics import Finding, Location
from .grouping import grouped
from .pipeline import Build, build_files
from .source.discovery import SpecFile
from .source.places import range_at

_MOST_ROUNDS = 8
"""A mended key may show that its value is misspelt; no text has more layers of this than rounds."""

_MODELINE = re.compile(r"#\s*yaml-language-server:")


class Mended(msgspec.Struct, frozen=True):
    """A file before and after, and how many fixes lie between."""

    path: str
    before: bytes
    after: bytes
    fixes: int


class _Edit(msgspec.Struct, frozen=True):
    start: int
    end: int
    text: str


def mended(found: Iterable[SpecFile], outcome: Build, schemas: str = "") -> tuple[Mended, ...]:
    """The files that safe fixes change, in the order of their paths.

    ``outcome`` is the run of the files as they are. ``schemas`` is the project's folder of schema copies, for the line
    by which editors find them; without one no such line is added. A file that a fix would make unreadable stays as it
    is.
    """
    files = {file.path: file for file in found}
    texts = dict(files)
    fixes = dict.fromkeys(files, 0)
    frozen: set[str] = set()
    now = outcome
    for _ in range(_MOST_ROUNDS):
        changed = {path: edits for path, edits in _edits(now).items() if path not in frozen}
        if not changed:
            break
        tried = texts | {path: _written(texts[path], now.texts[path], edits) for path, edits in changed.items()}
        then = build_files(tried.values(), now.facts.today, previous=None)
        frozen |= _unreadable(then, changed) - _unreadable(now, changed)
        for path, edits in changed.items():
            if path not in frozen:
                texts[path] = tried[path]
                fixes[path] += len(edits)
        now = build_files(texts.values(), now.facts.today) if frozen else then
    for path in now.texts:
        line = _modeline(now, path, schemas) if schemas else ""
        if line:
            texts[path] = _written(texts[path], now.texts[path], (_Edit(0, 0, line),))
            fixes[path] += 1
    return tuple(
        Mended(path, file.content, texts[path].content, fixes[path])
        for path, file in sorted(files.items())
        if texts[path].content != file.content
    )


def _edits(outcome: Build) -> Mapping[str, tuple[_Edit, ...]]:
    """The edits of each file, the last first; of two that touch, or that would make one key twice, the first stays."""
    certain = (_certain(finding, outcome) for finding in outcome.findings)
    by_path = grouped((finding.path, finding) for finding in certain if finding.replacement)
    return {
        path: edits for path, found in by_path.items() if (edits := tuple(_apart(found, outcome.texts.get(path, ""))))
    }


def _certain(finding: Finding, outcome: Build) -> Finding:
    """The finding; with its fix as the replacement where that is the id of a document, and does not name one anew."""
    place = finding.place
    if finding.rule != "schema/pattern" or not isinstance(place, Location) or place.pointer == ("id",):
        return finding
    exists = any(key.id == finding.fix for key in outcome.catalogue.nodes)
    return structs.replace(finding, replacement=finding.fix) if exists else finding


def _apart(findings: Iterable[Finding], text: str) -> Iterator[_Edit]:
    edits: dict[tuple[int, int], _Edit] = {}
    keys: set[tuple[int, object, str]] = set()
    for finding in findings:
        place = finding.place
        found = range_at(place, text) if isinstance(place, Location) else None
        if not isinstance(place, Location) or found is None or "\n" in text[slice(*found)]:
            continue
        if place.on_key:
            key = (place.document, place.pointer[:-1], finding.replacement)
            if key in keys:
                continue
            keys.add(key)
        edits.setdefault(found, _Edit(*found, finding.replacement))
    after = len(text) + 1
    for start, end in sorted(edits, reverse=True):
        if end <= after:
            after = start
            yield edits[start, end]


def _written(file: SpecFile, text: str, edits: Iterable[_Edit]) -> SpecFile:
    """The file with its edits; a byte order mark stays, and so does every line end."""
    for edit in edits:
        text = text[: edit.start] + edit.text + text[edit.end :]
    mark = codecs.BOM_UTF8 if file.content.startswith(codecs.BOM_UTF8) else b""
    return replace(file, content=mark + text.encode("utf-8"))


def _unreadable(outcome: Build, paths: Iterable[str]) -> set[str]:
    """The files among ``paths`` that cannot be read as YAML."""
    broken = {finding.path for finding in outcome.findings if finding.rule.startswith("yaml/")}
    return broken & set(paths)


def _modeline(outcome: Build, path: str, schemas: str) -> str:
    """The line by which an editor finds the schema of a file's first document; nothing where there is one already."""
    text, nodes = outcome.texts[path], outcome.files[path].nodes
    head = re.match(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*[ \t]*(?:#[^\r\n]*)?", text)
    if not nodes or nodes[0].ordinal or (head and _MODELINE.search(head[0])):
        return ""
    end = "\r\n" if "\r\n" in text else "\n"
    target = f"{schemas}/{nodes[0].kind}.schema.json"
    relative = os.path.relpath(target, PurePosixPath(path).parent).replace(os.sep, "/")
    return f"# yaml-language-server: $schema={relative}{end}"
