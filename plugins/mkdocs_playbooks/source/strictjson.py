"""JSON text to data with the place of every value; whatever JSON readers differ on is refused.

Strict means: one value, no field twice, no NaN, no infinity, no half of a character, and limits on depth and number.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from json import JSONDecodeError, JSONDecoder

import msgspec

from ..diagnostics import Pointer
from .reader import MAX_DEPTH, Json
from .text import name_of, unseen_character

MAX_VALUES = 2_000
"""The most values a text may hold."""

_BLANK = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_WORDS: Mapping[str, Json] = {"true": True, "false": False, "null": None}
_NOT_JSON = ("NaN", "Infinity", "-Infinity", "undefined")
_TEXT: Callable[[str, int], tuple[Json, int]] = JSONDecoder(strict=True).raw_decode
"""Reads a text, which begins at a quotation mark; it escapes and ends as JSON says."""

_LONGEST_NUMBER = 24
_MOST_SHOWN = 60

Range = tuple[int, int]
"""Where something begins and ends in a text, in characters from 0."""


class JsonError(Exception):
    """The text is not strict JSON; ``where`` is the place, ``unseen`` that a text holds what nobody can see."""

    def __init__(self, message: str, where: Range, *, unseen: bool = False) -> None:
        super().__init__(message)
        self.where = where
        self.unseen = unseen


class JsonText(msgspec.Struct, frozen=True):
    """A value with the places of all its parts: of the key, where one leads there, and of the value."""

    data: Json
    places: Mapping[Pointer, tuple[Range | None, Range]]

    def place(self, pointer: Pointer, on_key: bool = False) -> Range:
        """Where a part stands; of one that is not there, what should hold it."""
        while pointer not in self.places:
            pointer, on_key = pointer[:-1], False
        key, value = self.places[pointer]
        return key if on_key and key else value


def read_json(text: str) -> JsonText:
    """The one value in a text; raises ``JsonError``."""
    reader = _Reader(text)
    data = reader.value(())
    reader.blank()
    if reader.at < len(text):
        raise reader.wrong("there is more after the end of the record")
    return JsonText(data, reader.places)


class _Reader:
    """One pass over a text; ``at`` is how far it has come."""

    def __init__(self, text: str) -> None:
        self.at = 0
        self.places: dict[Pointer, tuple[Range | None, Range]] = {}
        self._text = text
        self._count = 0

    def wrong(self, message: str, start: int | None = None) -> JsonError:
        """The error at a place, by default where the reader is."""
        begin = self.at if start is None else start
        return JsonError(message, (begin, max(begin + 1, self.at)))

    def blank(self) -> None:
        """Go past blanks and line breaks."""
        found = _BLANK.match(self._text, self.at)
        self.at = found.end() if found else self.at

    def value(self, pointer: Pointer, key: Range | None = None) -> Json:
        """The value that begins here."""
        self.blank()
        self._count += 1
        if self._count > MAX_VALUES:
            raise self.wrong(f"there are more than {MAX_VALUES:,} values")
        if len(pointer) > MAX_DEPTH:
            raise self.wrong(f"values are nested more than {MAX_DEPTH} deep")
        start, first = self.at, self._text[self.at : self.at + 1]
        value = self._string() if first == '"' else self._held(first, pointer)
        self.places[pointer] = key, (start, self.at)
        return value

    def _held(self, first: str, pointer: Pointer) -> Json:
        if first == "{":
            return self._object(pointer)
        return self._array(pointer) if first == "[" else self._plain()

    def _object(self, pointer: Pointer) -> dict[str, Json]:
        found: dict[str, Json] = {}
        while self._goes_on("}", bool(found)):
            start = self.at
            if not self._text.startswith('"', start):
                raise self.wrong("a field's name in quotation marks is missing")
            name = self._string()
            key = start, self.at
            if name in found:
                raise self.wrong(f'the field "{name[:_MOST_SHOWN]}" stands twice', start)
            self.blank()
            if not self._text.startswith(":", self.at):
                raise self.wrong("a colon is missing")
            self.at += 1
            found[name] = self.value((*pointer, name), key)
        return found

    def _array(self, pointer: Pointer) -> list[Json]:
        found: list[Json] = []
        while self._goes_on("]", bool(found)):
            found.append(self.value((*pointer, len(found))))
        return found

    def _goes_on(self, end: str, begun: bool) -> bool:
        """Whether another entry follows, which then begins here; else go past the end."""
        if not begun:
            self.at += 1
        self.blank()
        if self._text.startswith(end, self.at):
            self.at += 1
            return False
        if begun:
            if not self._text.startswith(",", self.at):
                raise self.wrong(f"a comma or {end} is missing")
            self.at += 1
            self.blank()
        return True

    def _string(self) -> str:
        start = self.at
        try:
            found, self.at = _TEXT(self._text, start)
        except JSONDecodeError as error:
            self.at = error.pos
            raise self.wrong("this text is not closed, or is escaped in a way that JSON does not know") from None
        value = str(found)
        hidden = unseen_character(value)
        if hidden:
            said = f"{name_of(hidden.group())} cannot be seen, or changes what is seen"
            raise JsonError(said, (start, self.at), unseen=True)
        return value

    def _plain(self) -> Json:
        start = self.at
        for word, value in _WORDS.items():
            if self._text.startswith(word, start):
                self.at += len(word)
                return value
        for word in _NOT_JSON:
            if self._text.startswith(word, start):
                self.at += len(word)
                raise self.wrong(f"{word} is not JSON", start)
        number = _NUMBER.match(self._text, start)
        if number is None:
            raise self.wrong("a value is missing" if start < len(self._text) else "the text ends too early")
        self.at = number.end()
        if self.at - start > _LONGEST_NUMBER:
            raise self.wrong("this number is too long", start)
        if not any(number.groups()):
            return int(number.group())
        value = float(number.group())
        if not math.isfinite(value):
            raise self.wrong("this number is too large", start)
        return value
