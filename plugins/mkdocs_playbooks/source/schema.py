"""The JSON Schemas of the language, flattened once, and the two validators that share a verdict.

``jsonschema-rs`` says quickly whether a document is valid; only for one that is not does ``jsonschema`` say why.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from ..bundled import bundled
from .reader import Json

JsonSchema = Mapping[str, Any]

_SUFFIX = ".schema.json"


def is_calendar_date(value: Json) -> bool:
    """Whether a text such as ``2026-02-28`` names a day that exists; anything but text passes."""
    if not isinstance(value, str):
        return True
    try:
        return datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _pattern(_: Any, pattern: str, instance: Json, __: Any) -> Iterator[ValidationError]:
    """``pattern`` with ``$`` read as the end of the text, as ECMA 262 and Rust read it."""
    if isinstance(instance, str) and not _compiled(pattern).search(instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"(?<!\\)\$", r"\\Z", pattern))


_FORMATS = FormatChecker(formats=())
_FORMATS.checks("date")(is_calendar_date)
_Validator: Any = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True)
class KindSchema:
    """One kind's schema with every reference written out, and its validators."""

    kind: str
    schema: JsonSchema
    _quick: Any
    _exact: Any

    def is_valid(self, data: Json) -> bool:
        """The verdict alone."""
        return bool(self._quick.is_valid(data))

    def errors(self, data: Json) -> Iterator[ValidationError]:
        """Every reason why ``data`` is not valid."""
        yield from self._exact.iter_errors(data)


def kind_schema(kind: str, schema: JsonSchema) -> KindSchema:
    """The validators for a schema that holds no references."""
    quick = jsonschema_rs.validator_for(
        dict(schema), validate_formats=True, formats={"date": is_calendar_date}, ignore_unknown_formats=True
    )
    return KindSchema(kind, schema, quick, _Validator(schema, format_checker=_FORMATS))


def load_schemas(folder: Path | None = None) -> dict[str, KindSchema]:
    """The schema of each kind in a folder (by default the one that ships with the package), by kind."""
    folder = folder or bundled("schemas")
    raw = {path.name: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob(f"*{_SUFFIX}"))}
    kinds = (name.removesuffix(_SUFFIX) for name in raw if not name.startswith("common."))
    return {kind: kind_schema(kind, _flatten(raw[kind + _SUFFIX], raw, kind + _SUFFIX)) for kind in kinds}


@cache
def schemas() -> dict[str, KindSchema]:
    """The schemas that ship with the package, loaded once."""
    return load_schemas()


def _flatten(schema: Any, files: Mapping[str, Any], here: str) -> Any:
    """``schema`` with each local ``$ref`` replaced by what it names; keywords beside a reference win."""
    if isinstance(schema, list):
        return [_flatten(item, files, here) for item in schema]
    if not isinstance(schema, dict):
        return schema
    flat = {key: _flatten(value, files, here) for key, value in schema.items() if key not in ("$ref", "$defs", "$id")}
    if "$ref" not in schema:
        return flat
    file, _, pointer = schema["$ref"].partition("#")
    target: Any = files[file or here]
    for part in pointer.strip("/").split("/"):
        target = target[part]
    return {**_flatten(target, files, file or here), **flat}
