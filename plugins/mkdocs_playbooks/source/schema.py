"""The JSON Schemas of the language, flattened once, and the two validators that share a verdict.

``jsonschema-rs`` says quickly whether a document is valid; only for one that is not does ``jsonschema`` say why.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from ..bundled import bundled
from .reader import Json

if TYPE_CHECKING:
    from jsonschema import ValidationError

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


_FORMATS = {"date": is_calendar_date}


@dataclass(frozen=True, slots=True)
class KindSchema:
    """One kind's schema with every reference written out, and its validators."""

    kind: str
    schema: JsonSchema
    _quick: Any

    def is_valid(self, data: Json) -> bool:
        """The verdict alone."""
        return bool(self._quick.is_valid(data))

    def errors(self, data: Json) -> Iterator[ValidationError]:
        """Every reason why ``data`` is not valid."""
        from .reasons import validator  # noqa: PLC0415 (most runs find nothing to explain)

        yield from validator(self.schema, _FORMATS).iter_errors(data)


def kind_schema(kind: str, schema: JsonSchema) -> KindSchema:
    """The validators for a schema that holds no references."""
    quick = jsonschema_rs.validator_for(
        dict(schema), validate_formats=True, formats=_FORMATS, ignore_unknown_formats=True
    )
    return KindSchema(kind, schema, quick)


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
