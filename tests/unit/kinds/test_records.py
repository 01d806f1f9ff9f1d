"""The typed records say the same as the schemas: the same fields, optional in both, with the same values."""

from __future__ import annotations

import datetime
import types
from collections.abc import Iterator, Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest

from mkdocs_playbooks.kinds import KINDS, record_type, structure
from mkdocs_playbooks.kinds.workflow import Approval, Choice, Parallel, Step
from mkdocs_playbooks.source.schema import schemas

SCHEMAS = {kind: schema.schema for kind, schema in schemas().items()}
SCALARS = {"string": str, "integer": int, "number": float, "boolean": bool}
UNDECIDED_UNLIKE_EMPTY = {"always_rework"}

Schema = Mapping[str, Any]


def members(annotation: Any) -> tuple[Any, ...]:
    """The parts of a union without ``None``; any other annotation alone."""
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(part for part in get_args(annotation) if part is not types.NoneType)
    return (annotation,)


def mismatches(annotation: Any, schema: Schema, path: str) -> Iterator[str]:
    """Where a field's type and its schema differ, through every nested record."""
    named = schema["type"]
    parts = members(annotation)
    wanted = [named] if isinstance(named, str) else named
    if len(parts) != len(wanted):
        yield f"{path}: {parts} for {wanted}"
        return
    for part, name in zip(parts, wanted, strict=True):
        yield from _mismatch(part, name, schema, path)


def _mismatch(part: Any, name: str, schema: Schema, path: str) -> Iterator[str]:
    if name == "array":
        item, rest = get_args(part)
        if get_origin(part) is not tuple or rest is not ...:
            yield f"{path}: {part} for a list"
        yield from mismatches(item, schema["items"], f"{path}[]")
    elif name == "object" and "properties" in schema:
        yield from record_mismatches(part, schema, path)
    elif name == "object":
        if part != dict[str, str]:
            yield f"{path}: {part} for a map"
    elif allowed := schema.get("enum") or ([schema["const"]] if "const" in schema else []):
        if get_origin(part) is not Literal or list(get_args(part)) != allowed:
            yield f"{path}: {part} for {allowed}"
    elif part is not (datetime.date if schema.get("format") == "date" else SCALARS[name]):
        yield f"{path}: {part} for {name}"


def record_mismatches(record: Any, schema: Schema, path: str) -> Iterator[str]:
    """Where a record and an object's schema differ."""
    hints = get_type_hints(record)
    fields = {field.encode_name: field for field in msgspec.structs.fields(record)}
    if fields.keys() != schema["properties"].keys():
        yield f"{path}: fields differ by {fields.keys() ^ schema['properties'].keys()}"
    config = record.__struct_config__
    if not (config.frozen and config.forbid_unknown_fields):
        yield f"{path}: {record.__name__} is not frozen and closed"
    for name, inner in schema["properties"].items():
        here = f"{path}.{name}"
        field = fields[name]
        if field.required != (name in schema.get("required", ())):
            yield f"{here}: required in one, optional in the other"
        elif not field.required and default(field) != absent(name, inner):
            yield f"{here}: defaults to {default(field)!r}"
        yield from mismatches(hints[field.name], inner, here)


def default(field: Any) -> Any:
    return field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()


def absent(name: str, schema: Schema) -> Any:
    """What a record holds for a property that is not there."""
    if "default" in schema:
        return schema["default"]
    if name in UNDECIDED_UNLIKE_EMPTY:
        return None
    if schema["type"] in ("array", ["string", "array"]):
        return ()
    return {} if schema["type"] == "object" and "properties" not in schema else None


def test_every_kind_has_a_record() -> None:
    assert set(KINDS) == SCHEMAS.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_record_equals_schema(kind: str) -> None:
    assert list(record_mismatches(record_type(kind), SCHEMAS[kind], kind)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_examples_structure(kind: str) -> None:
    for example in SCHEMAS[kind]["examples"]:
        record = structure(kind, example)
        assert (record.kind, record.id, record.title) == (kind, example["id"], example["title"])


def test_whole_numbers_may_be_written_with_a_point() -> None:
    example = {**SCHEMAS["checklist"]["examples"][0], "minutes": 20.0}
    assert structure("checklist", example).minutes == 20  # type: ignore[attr-defined]


def test_one_id_or_several_read_as_several() -> None:
    step = {"id": "draft", "do": "Draft the report", "who": "writer"}
    assert msgspec.convert(step, Step).systems == ()
    assert msgspec.convert({**step, "with": "assistant"}, Step).systems == ("assistant",)
    assert msgspec.convert({**step, "with": ["assistant", "archive"]}, Step).systems == (
        "assistant",
        "archive",
    )
    assert msgspec.convert({"by": "editor"}, Approval).approvers == ("editor",)


def test_the_three_forms_of_next() -> None:
    def following(value: Any) -> Any:
        return msgspec.convert({"id": "draft", "do": "Draft it", "who": "writer", "next": value}, Step).next

    assert following("check") == "check"
    assert following([{"when": "it rains", "go_to": "wait"}, {"otherwise": "end"}]) == (
        Choice(when="it rains", go_to="wait"),
        Choice(otherwise="end"),
    )
    assert following({"all": ["legal", "price"]}) == Parallel(all=("legal", "price"))


def test_undecided_rework_is_not_an_empty_list() -> None:
    step = {"id": "draft", "do": "Draft it", "who": "writer"}
    assert msgspec.convert(step, Step).always_rework is None
    assert msgspec.convert({**step, "always_rework": []}, Step).always_rework == ()
