"""From a location (document, pointer) back to the span of text where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import yaml

from ..diagnostics import Location, Place, Pointer, Span
from .reader import events
from .text import span_at

_Range = tuple[int, int]


def to_span(place: Place, texts: Mapping[str, str]) -> Span:
    """The span of a place; of the nearest thing around it when it does not stand in the text itself.

    ``texts`` holds the text of each file by path; without a text the span is the start of the file.
    """
    if isinstance(place, Span):
        return place
    text = texts.get(place.path, "")
    start, end = _range_of(text, place)
    return span_at(place.path, text, start, _one_line(text, start, end))


def text_at(location: Location, texts: Mapping[str, str]) -> str:
    """What was typed at a location, quotes included."""
    text = texts.get(location.path, "")
    start, end = _range_of(text, location)
    return text[start:end]


def range_at(location: Location, text: str) -> tuple[int, int] | None:
    """Where exactly a location stands in the text of its file, as start and end; ``None`` when it does not."""
    found = _index(text).get((location.document, location.pointer))
    if found is None:
        return None
    key, value = found
    return key if location.on_key else value


def line_after(location: Location, text: str) -> str:
    """What stands behind a value on the line on which it ends."""
    _, end = _range_of(text, location)
    return re.split(r"[\r\n]", text[end:], maxsplit=1)[0]


def _range_of(text: str, location: Location) -> _Range:
    index = _index(text)
    pointer, on_key = location.pointer, location.on_key
    while True:
        found = index.get((location.document, pointer))
        if found is not None:
            key, value = found
            return key if on_key and key else value
        if not pointer:
            return 0, 0
        pointer, on_key = pointer[:-1], False


def _one_line(text: str, start: int, end: int) -> int:
    """Where to stop marking: a value over several lines is marked on its first line only."""
    breaks = [at for at in (text.find("\n", start), text.find("\r", start)) if at >= 0]
    first = min(breaks, default=len(text))
    return max(min(end, first), start)


@lru_cache(maxsize=512)
def _index(text: str) -> dict[tuple[int, Pointer], tuple[_Range | None, _Range]]:
    """Ranges of key and value by document and pointer, as far as the text can be parsed."""
    found: dict[tuple[int, Pointer], tuple[_Range | None, _Range]] = {}
    try:
        for document, pointer, key, value in _walk(text):
            found.setdefault((document, pointer), (key, value))
    except (yaml.YAMLError, ValueError):
        pass
    return found


def _walk(text: str) -> Iterator[tuple[int, Pointer, _Range | None, _Range]]:
    document = -1
    stack: list[_Open] = []
    for event in events(text):
        kind = type(event)
        if kind is yaml.DocumentStartEvent:
            document += 1
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            ended = stack.pop()
            if ended.pointer is not None:
                yield document, ended.pointer, ended.key, (ended.start, _range(event)[1])
        elif kind in (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent):
            span = _range(event)
            pointer, key = stack[-1].step(event, span) if stack else ((), None)
            if kind is not yaml.ScalarEvent:
                stack.append(_Open(pointer, key, span[0], kind is yaml.MappingStartEvent))
            elif pointer is not None:
                yield document, pointer, key, span


def _range(event: Any) -> _Range:
    return event.start_mark.index, event.end_mark.index


class _Open:
    """A mapping or sequence that is being walked; without a pointer when it stands where a key should."""

    def __init__(self, pointer: Pointer | None, key: _Range | None, start: int, is_mapping: bool) -> None:
        self.pointer = pointer
        self.key = key
        self.start = start
        self._inside = pointer or ()
        self._is_mapping = is_mapping
        self._count = 0
        self._key: tuple[str, _Range] | None = None

    def step(self, event: Any, span: _Range) -> tuple[Pointer | None, _Range | None]:
        """The pointer and key range of this event's value; no pointer when the event is a key."""
        if not self._is_mapping:
            self._count += 1
            return (*self._inside, self._count - 1), None
        if self._key is None:
            self._key = (str(getattr(event, "value", "")), span)
            return None, None
        (name, key), self._key = self._key, None
        return (*self._inside, name), key
