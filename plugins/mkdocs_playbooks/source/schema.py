"""The JSON Schemas of the language, flattened once, and the two validators that share a verdict.

``jsonschema-rs`` says quickly whether a document is valid; only for one that is not does ``jsonschema`` say why.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

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


class KindSchema(msgspec.Struct, frozen=True, dict=True):
    """One kind's schema with every reference written out, and its validators."""

    kind: str
    schema: JsonSchema

    def is_valid(self, data: Json) -> bool:
        """The verdict alone."""
        return bool(self._quick.is_valid(data))

    def errors(self, data: Json) -> Iterator[ValidationError]:
        """Every reason why ``data`` is not valid."""
        from .reasons import validator  # noqa: PLC0415 (most runs find nothing to explain)

        yield from validator(self.schema, _FORMATS).iter_errors(data)

    @cached_property
    def _quick(self) -> Any:
        import jsonschema_rs  # noqa: PLC0415 (a run that knows every document needs none)

        return jsonschema_rs.validator_for(
            dict(self.schema), validate_formats=True, formats=_FORMATS, ignore_unknown_formats=True
        )


def kind_schema(kind: str, schema: JsonSchema) -> KindSchema:
    """The validators for a schema that holds no references."""
    return KindSchema(kind, schema)


class Schemas(Mapping[str, KindSchema]):
    """The schemas in a folder by kind, each read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts: dict[str, Any] = {}
        self._named: dict[tuple[str, str], Any] = {}
        self._read: dict[str, KindSchema] = {}
        names = sorted(path.name.removesuffix(_SUFFIX) for path in folder.glob(f"*{_SUFFIX}"))
        self._kinds = [name for name in names if name != "common"]

    def __getitem__(self, kind: str) -> KindSchema:
        if kind not in self._kinds:
            raise KeyError(kind)
        if kind not in self._read:
            name = kind + _SUFFIX
            self._read[kind] = kind_schema(kind, self._flat(self._file(name), name))
        return self._read[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    def _file(self, name: str) -> Any:
        if name not in self._texts:
            self._texts[name] = json.loads((self._folder / name).read_text("utf-8"))
        return self._texts[name]

    def _flat(self, schema: Any, here: str) -> Any:
        """``schema`` with each local ``$ref`` replaced by what it names; keywords beside a reference win."""
        if isinstance(schema, list):
            return [self._flat(item, here) for item in schema]
        if not isinstance(schema, dict):
            return schema
        flat = {key: self._flat(value, here) for key, value in schema.items() if key not in ("$ref", "$defs", "$id")}
        if "$ref" not in schema:
            return flat
        file, _, pointer = schema["$ref"].partition("#")
        return {**self._target(file or here, pointer), **flat}

    def _target(self, file: str, pointer: str) -> Any:
        """What a pointer into a file names, flattened once for all who refer to it."""
        if (file, pointer) not in self._named:
            target = self._file(file)
            for part in pointer.strip("/").split("/"):
                target = target[part]
            self._named[file, pointer] = self._flat(target, file)
        return self._named[file, pointer]


def load_schemas(folder: Path | None = None) -> Schemas:
    """The schema of each kind in a folder (by default the one that ships with the package), by kind."""
    return Schemas(folder or bundled("schemas"))


@cache
def schemas() -> Schemas:
    """The schemas that ship with the package."""
    return load_schemas()
