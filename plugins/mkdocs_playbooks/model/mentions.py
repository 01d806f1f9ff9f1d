"""Which strings of a document are references, as its schema says with ``x-ref``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..diagnostics import Pointer
from .node import Mention

MentionReader = Callable[[Any, Pointer], Iterator[Mention]]
"""Yields the mentions in a value that stands at a pointer."""


def mention_reader(schema: Mapping[str, Any]) -> MentionReader:
    """A function that yields the mentions in a document valid by ``schema``, visiting only what can hold one."""
    return _compile(schema) or _nothing


def _nothing(_: Any, __: Pointer) -> Iterator[Mention]:
    return iter(())


def _compile(schema: Mapping[str, Any]) -> MentionReader | None:
    kinds = tuple(schema.get("x-ref", ()))
    keys = tuple(schema.get("x-ref-keys", ()))
    compiled = {name: _compile(sub) for name, sub in schema.get("properties", {}).items()}
    fields = {name: step for name, step in compiled.items() if step}
    others = schema.get("additionalProperties")
    other = _compile(others) if isinstance(others, dict) else None
    items = _compile(schema["items"]) if "items" in schema else None
    if not (kinds or keys or fields or other or items):
        return None

    def walk(value: Any, pointer: Pointer) -> Iterator[Mention]:
        if isinstance(value, str):
            if kinds:
                yield Mention(pointer, value, kinds)
        elif isinstance(value, dict):
            for name, inner in value.items():
                if keys:
                    yield Mention((*pointer, name), name, keys, on_key=True)
                step = fields.get(name, other)
                if step:
                    yield from step(inner, (*pointer, name))
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                if items:
                    yield from items(inner, (*pointer, index))
                elif kinds and isinstance(inner, str):
                    yield Mention((*pointer, index), inner, kinds)

    return walk
