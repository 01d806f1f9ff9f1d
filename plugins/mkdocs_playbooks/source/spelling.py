"""Dates and durations that people spell in many ways, in the one way in which specs have them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNITS = {
    "minute": ("minute", "minutes", "min", "mins"),
    "hour": ("hour", "hours", "hr", "hrs", "h"),
    "day": ("day", "days", "d"),
    "week": ("week", "weeks", "wk", "wks", "w"),
    "month": ("month", "months", "mth", "mths"),
    "year": ("year", "years", "yr", "yrs", "y"),
}
"""How each unit is spelt; a bare ``m`` may be minutes or months and is left alone."""

_UNIT = {spelling: unit for unit, spellings in _UNITS.items() for spelling in spellings}
_ONE = frozenset({"a", "an", "one"})
_ISO = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_ISO_TIME = {"H": "hour", "M": "minute"}


def respelt(text: str) -> Iterator[str]:
    """What a text says as ``2026-11-30`` or as ``30 minutes``, when it can only mean that."""
    text = text.strip()
    yield from _date(text)
    yield from _duration(text)


def _date(text: str) -> Iterator[str]:
    """Year first in any punctuation, or day first with full stops; 01/02/2026 means two days to two people."""
    first = re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[T ][0-9:.]+Z?)?", text)
    if first:
        year, month, day = first.groups()
        yield f"{year}-{month:0>2}-{day:0>2}"
    last = re.fullmatch(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})", text)
    if last:
        day, month, year = last.groups()
        yield f"{year}-{month:0>2}-{day:0>2}"


def _duration(text: str) -> Iterator[str]:
    spelt = re.fullmatch(r"([0-9]{1,4}|an?|one)[ -]?([a-z]+)\.?", text.lower())
    if spelt and spelt[2] in _UNIT:
        yield _counted(1 if spelt[1] in _ONE else int(spelt[1]), _UNIT[spelt[2]])
    iso = re.fullmatch(r"P(T?)([0-9]{1,4})([A-Z])", text)
    if iso:
        unit = (_ISO_TIME if iso[1] else _ISO).get(iso[3])
        if unit:
            yield _counted(int(iso[2]), unit)


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
