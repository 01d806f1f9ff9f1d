"""Examples for messages: YAML on one line that can be typed as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .reader import Json
from .schema import JsonSchema
from .writing import to_line

_LONGEST = 160


def example_line(schema: JsonSchema) -> str:
    """The first example of a schema; nothing when it would be long."""
    for example in schema.get("examples", ()):
        line = to_line(example)
        return line if len(line) <= _LONGEST else ""
    return ""


def entry_line(schema: JsonSchema, typed: Json) -> str:
    """The fields that a record needs, or the first ones where it needs none; nothing without an example.

    A text that stood in the record's place becomes the value of the only field it needs, when it may stand there.
    """
    example: Mapping[str, Any] = next(iter(schema.get("examples", ())), {})
    required = [name for name in schema.get("required", ()) if name in example]
    fields = {name: example[name] for name in required}
    if (
        len(required) == 1
        and isinstance(typed, str)
        and len(typed) < _LONGEST
        and _fits(schema["properties"][required[0]], typed)
    ):
        fields = {required[0]: typed}
    for name, value in () if required else example.items():
        longer = {**fields, name: value}
        if len(to_line(longer)) > _LONGEST:
            break
        fields = longer
    return to_line(fields) if fields else ""


def list_line(schema: JsonSchema, typed: Json) -> str:
    """A text as the list of ids it stands for, such as ``[one, two]``; nothing unless each part can be an id."""
    entries = schema.get("items", {})
    if not isinstance(typed, str) or len(typed) > _LONGEST or not (schema.get("x-ref") or entries.get("x-ref")):
        return ""
    parts = [part.strip() for part in typed.split(",")]
    return f"[{', '.join(parts)}]" if all(_fits(entries, part) for part in parts) else ""


def _fits(schema: JsonSchema, text: str) -> bool:
    """Whether a text may stand where a schema holds, as far as its type, its words and its form say."""
    types = schema.get("type", ())
    return (
        "string" in ([types] if isinstance(types, str) else types)
        and text in schema.get("enum", (text,))
        and re.search(str(schema.get("pattern", "")), text) is not None
    )
