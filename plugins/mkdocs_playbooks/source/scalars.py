"""Plain scalars by the YAML 1.2 core schema: no dates, no ``yes``, no octal by accident."""

from __future__ import annotations

import math
import re

Scalar = str | int | float | bool | None

_CONSTANTS: dict[str, Scalar] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_MAY_BE_SPECIAL = frozenset("+-.0123456789~nNtTfF")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_A_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_MAX_DIGITS = 15
"""Integers up to this length survive every JSON reader unchanged (RFC 8259, section 6)."""


class ScalarError(ValueError):
    """A plain scalar whose value would surprise its writer; the text says how to write it."""


def resolve(text: str) -> Scalar:
    """The value of a plain scalar; raises ``ScalarError`` where the value would not be what it looks like."""
    if text and text[0] not in _MAY_BE_SPECIAL:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return _integer(text)
    if _BASED.fullmatch(text):
        raise ScalarError(f"{text} is a number in another base; write it in decimal, or quote it")
    if _FLOAT.fullmatch(text):
        value = float(text)
        if not math.isfinite(value):
            raise ScalarError(f"{text} is too large for a number; quote it if it is text")
        return value
    if _NOT_A_NUMBER.fullmatch(text):
        raise ScalarError(f"{text} is not a finite number; quote it if it is text")
    return text


def _integer(text: str) -> int:
    digits = text.lstrip("+-")
    if len(digits) > 1 and digits[0] == "0":
        raise ScalarError(f"{text} begins with a zero; drop the zero, or quote it if it is text")
    if len(digits) > _MAX_DIGITS:
        raise ScalarError(f"{text[:20]} has more than {_MAX_DIGITS} digits; quote it if it is text")
    return int(text)
