"""Why a document is not valid: ``jsonschema``, loaded only when there is something to explain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend


def validator(schema: Any, formats: Mapping[str, Callable[[Any], bool]]) -> Any:
    """A validator whose verdict is that of the quick one, with ``formats`` checked by the functions given."""
    checker = FormatChecker(formats=())
    for name, check in formats.items():
        checker.checks(name)(check)
    return _Validator(schema, format_checker=checker)


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    """``pattern`` with ``$`` read as the end of the text, as ECMA 262 and Rust read it."""
    if isinstance(instance, str) and not _compiled(pattern).search(instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"(?<!\\)\$", r"\\Z", pattern))


_Validator: Any = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]
