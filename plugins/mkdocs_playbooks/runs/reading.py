"""A file to the record of a run: text, JSON and shape, each guarded before the next looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs
from msgspec.structs import replace

from ..diagnostics import Finding, Location, Pointer, Severity, Span
from ..source.messages import schema_findings
from ..source.reader import Json, RawDocument
from ..source.schema import JsonSchema, KindSchema, load_schemas
from ..source.strictjson import JsonError, JsonText, Range, read_json
from ..source.suggest import did_you_mean
from ..source.text import MAX_BYTES, decode, span_at
from .record import FORMAT, VERSION, Run

AGAIN = "export the run again; a record that was changed by hand proves nothing"

_MOST = 20
"""How many findings on the shape of one record are told."""


class RunFile(msgspec.Struct, frozen=True):
    """A file with its record, when it holds one that can be read; ``raw`` is the record as it stands there."""

    path: str
    text: str = ""
    json: JsonText | None = None
    run: Run | None = None

    @property
    def raw(self) -> Mapping[str, Any]:
        """The record as it stands in the file, with fields that are not known."""
        return self.json.data if self.json else {}

    def finding(
        self, rule: str, message: str, *pointer: str | int, severity: Severity = Severity.ERROR, **said: Any
    ) -> Finding:
        """What is wrong at a place of the record."""
        return Finding(severity, rule, message, self.span(pointer), **said)

    def span(self, pointer: Pointer, on_key: bool = False) -> Span:
        """Where a part of the record stands, as far as its first line goes."""
        if self.json is None:
            return Span(self.path)
        return _span(self.path, self.text, self.json.place(pointer, on_key))


def read_run(path: str, content: bytes) -> tuple[RunFile, tuple[Finding, ...]]:
    """The record in a file, and what is wrong with its text, its JSON or its shape.

    ``content`` may be cut one byte after the most that are read.
    """
    if len(content) > MAX_BYTES:
        message = f"the file has more than the {MAX_BYTES:,} bytes that are read"
        return RunFile(path), (Finding(Severity.ERROR, "run/unreadable", message, Span(path), help=AGAIN),)
    text, findings = decode(path, content)
    if findings:
        return RunFile(path, text), tuple(structs.replace(one, rule="run/unreadable", help=AGAIN) for one in findings)
    try:
        json = read_json(text)
    except JsonError as error:
        rule = "run/unreadable" if error.unseen else "run/json"
        place = _span(path, text, error.where)
        return RunFile(path, text), (Finding(Severity.ERROR, rule, str(error), place, help=AGAIN),)
    return _structured(RunFile(path, text, json))


def _structured(file: RunFile) -> tuple[RunFile, tuple[Finding, ...]]:
    other = _other_format(file)
    if other:
        return file, (other,)
    wrong = _misshapen(file)
    if wrong:
        return file, wrong
    told = tuple(_unknown(file))
    return replace(file, run=msgspec.convert(file.raw, Run)), told


def _other_format(file: RunFile) -> Finding | None:
    """The finding for what is no record of a run, or one of another version."""
    data = file.json.data if file.json else None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        where = ("format",) if isinstance(data, dict) else ()
        help_ = f'a run that a page exported says "format": "{FORMAT}"'
        return file.finding("run/format", "this is not the record of a run", *where, help=help_)
    version = data.get("version")
    if type(version) is not int or version != VERSION:
        said = f"the record does not say that it is of version {VERSION}, which is the one that is read"
        help_ = "a later version of this program may know it: check with the one that the site was built with"
        return file.finding("run/format", said, "version", help=help_)
    return None


def _misshapen(file: RunFile) -> tuple[Finding, ...]:
    raw = RawDocument(file.path, 0, file.raw)
    found = schema_findings(raw, _schema(), "")
    told = [_in_json(one, file) for one in found[:_MOST]]
    if len(found) > _MOST:
        told.append(
            file.finding("run/shape", f"{len(found) - _MOST} more fields are not as they should be", help=AGAIN)
        )
    return tuple(told)


def _in_json(finding: Finding, file: RunFile) -> Finding:
    """A finding of the schema at its place in the JSON; nothing in a record is ever mended, so it offers no fix."""
    place = finding.place
    span = file.span(place.pointer, place.on_key) if isinstance(place, Location) else place
    return structs.replace(finding, rule="run/shape", place=span, fix="", replacement="", help=AGAIN)


def _unknown(file: RunFile) -> Iterator[Finding]:
    names = list(_unknown_fields(file.raw, _schema().schema, ()))
    for pointer, known in names[:_MOST]:
        yield Finding(
            Severity.INFO,
            "run/unknown-field",
            f"there is no field `{str(pointer[-1])[:60]}` in version {VERSION}; what it says was not looked at",
            file.span(pointer, on_key=True),
            help=did_you_mean(str(pointer[-1]), known),
        )
    if len(names) > _MOST:
        rest = f"{len(names) - _MOST} more fields are not known"
        yield file.finding("run/unknown-field", rest, severity=Severity.INFO)


def _unknown_fields(value: Json, schema: JsonSchema, pointer: Pointer) -> Iterator[tuple[Pointer, tuple[str, ...]]]:
    """Every field that the schema does not name, with those that it does."""
    if isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _unknown_fields(entry, schema["items"], (*pointer, index))
    elif isinstance(value, dict):
        known = schema["properties"]
        for name, inner in value.items():
            if name in known:
                yield from _unknown_fields(inner, known[name], (*pointer, name))
            else:
                yield (*pointer, name), tuple(known)


def _span(path: str, text: str, where: Range) -> Span:
    start, end = where
    line = len(text[start:end].splitlines()[0]) if text[start:end] else 0
    return span_at(path, text, start, start + line)


@cache
def _schema() -> KindSchema:
    return load_schemas(Path(__file__).parent)["run"]
