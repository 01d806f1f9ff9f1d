"""YAML text to JSON data in one pass over parser events, with a guard for everything YAML can do to a reader.

The events come from libyaml's parser, which keeps its own stack, so depth cannot overflow ours; nothing is
composed or constructed, so aliases cannot multiply and tags cannot run anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import msgspec
import yaml

from ..diagnostics import Finding, Location, Pointer, Related, Severity, Span
from .scalars import ScalarError, resolve
from .syntax import syntax_finding
from .text import hidden_character, span_at, unseen_character

Json: TypeAlias = Any
"""What JSON can say: dicts with string keys, lists, strings, numbers, booleans, ``None``."""

MAX_DEPTH = 32
MAX_EVENTS = 50_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MISSING: Any = object()


class RawDocument(msgspec.Struct, frozen=True):
    """One YAML document as JSON data; ``ordinal`` counts the documents of the file from 0."""

    path: str
    ordinal: int
    data: Json


def read(path: str, text: str) -> tuple[tuple[RawDocument, ...], tuple[Finding, ...]]:
    """The documents in ``text`` that could be read whole, and a finding for everything that could not."""
    reader = _Reader(path, text)
    try:
        reader.run()
    except yaml.MarkedYAMLError as error:
        reader.findings.append(syntax_finding(path, text, error))
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        reader.refuse("yaml/syntax", f"this is not YAML: {error}".splitlines()[0], None, "see the YAML 1.2 syntax")
    except _RefusedError:
        pass
    if not reader.documents and not reader.findings:
        reader.findings.append(
            Finding(
                Severity.WARNING,
                "yaml/empty",
                "there is nothing in this file",
                Span(path),
                help="write a document, or delete the file",
            )
        )
    return tuple(reader.documents), tuple(reader.findings)


def events(text: str) -> Iterator[yaml.Event]:
    """Parser events of ``text``, with marks that count characters from 0; raises ``yaml.YAMLError``."""
    loader = _Loader(text)
    try:
        while True:
            event = loader.get_event()
            if event is None or type(event) is yaml.StreamEndEvent:
                return
            yield event
    finally:
        loader.dispose()


class _RefusedError(Exception):
    """Reading cannot go on; the finding is already noted."""


class _Reader:
    """The state of one pass: a stack of open containers and the key that waits for its value."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.documents: list[RawDocument] = []
        self.findings: list[Finding] = []
        self._ordinal = -1
        self._broken = False
        self._root: Json = _MISSING
        self._stack: list[Json] = []
        self._keys: list[Any] = []
        self._run_together: Json = None

    def run(self) -> None:
        """Read every event; raises ``_RefusedError`` or ``yaml.YAMLError`` where reading cannot go on."""
        for count, event in enumerate(events(self.text)):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent:
                self._open(event, {})
            elif kind is yaml.SequenceStartEvent:
                self._open(event, [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._stack.pop()
                self._keys.pop()
            elif kind is yaml.DocumentStartEvent:
                self._start_document(event)
            elif kind is yaml.DocumentEndEvent:
                self._end_document()
            elif kind is yaml.AliasEvent:
                self._stop("yaml/alias", f"the alias *{getattr(event, 'anchor', '')} is not read", event, _NO_MARKS)
            if count >= MAX_EVENTS:
                self._stop(
                    "yaml/too-large",
                    f"the file has more than {MAX_EVENTS:,} values",
                    event,
                    "split it: one document a file is easiest to review",
                )

    def refuse(self, rule: str, message: str, place: Any, help_: str, *related: Related) -> None:
        """Note a finding at an event, a mark pair or nowhere in particular; the document is then left out."""
        span = Span(self.path)
        if place is not None:
            start, end = place.start_mark.index, place.end_mark.index
            line_end = self.text.find("\n", start)
            end = min(end, line_end if line_end > start else end)
            span = span_at(self.path, self.text, start, max(end, start + 1))
        self.findings.append(Finding(Severity.ERROR, rule, message, span, related=related, help=help_))
        self._broken = True

    def _stop(self, rule: str, message: str, place: Any, help_: str) -> None:
        self.refuse(rule, message, place, help_)
        raise _RefusedError

    def _start_document(self, event: Any) -> None:
        self._ordinal += 1
        self._broken = False
        self._root = _MISSING
        if event.tags:
            self._stop("yaml/tag", "a %TAG directive is not read", event, "delete the directive")

    def _end_document(self) -> None:
        if not self._broken and self._root is not None:
            self.documents.append(RawDocument(self.path, self._ordinal, self._root))

    def _open(self, event: Any, container: Json) -> None:
        self._check_properties(event)
        if len(self._stack) >= MAX_DEPTH:
            self._stop("yaml/too-deep", f"values are nested more than {MAX_DEPTH} deep", event, "flatten it")
        self._place(container, event)
        self._stack.append(container)
        self._keys.append(_MISSING)

    def _scalar(self, event: Any) -> None:
        if event.tag is not None or event.anchor is not None:
            self._check_properties(event)
        value = event.value
        if event.implicit[0]:
            try:
                value = resolve(value)
            except ScalarError as error:
                self.refuse("yaml/number", str(error), event, "numbers are written in plain decimal")
        elif event.style == '"':
            hidden = unseen_character(value)
            if hidden or "\r" in value:
                start, end = event.start_mark.index, event.end_mark.index
                place = span_at(self.path, self.text, start, end)
                self.findings.append(hidden_character(place, hidden.group() if hidden else "\r"))
                self._broken = True
        self._place(value, event)

    def _place(self, value: Json, event: Any) -> None:
        if not self._stack:
            self._root = value
            return
        container = self._stack[-1]
        if type(container) is list:
            container.append(value)
        elif (key := self._keys[-1]) is _MISSING:
            self._keys[-1] = self._key(value, container, event)
        else:
            container[key] = value
            self._keys[-1] = _MISSING

    def _key(self, value: Json, container: dict[str, Json], event: Any) -> str:
        if value == "<<" and event.implicit[0]:
            self._stop("yaml/merge", "merge keys are not read", event, _NO_ALIASES)
        if type(value) is not str:
            shown = type(event) is yaml.ScalarEvent and event.value
            if type(event) is not yaml.ScalarEvent:
                self._stop("yaml/key", "a key must be a word, not a list or a mapping", event, "write a field name")
            self.refuse("yaml/key", f"the key {shown or '(empty)'} is not text", event, f'write it as "{shown}"')
            return str(event.value)
        if value in container and container is not self._run_together:
            first = Location(self.path, self._ordinal, (*self._pointer(), value), on_key=True)
            message, help_ = f'"{value}" stands twice in this mapping', "keep one of them"
            if self._begins_entry(value, container):
                help_ = "keep one of them; where a new entry of the list begins, write a hyphen before it"
                self._run_together = container
            self.refuse("yaml/duplicate-key", message, event, help_, Related(first, "first here"))
        return value

    def _begins_entry(self, key: str, container: dict[str, Json]) -> bool:
        """Whether a key is the first of a mapping in a list: twice there, it usually begins the next entry."""
        return len(self._stack) > 1 and type(self._stack[-2]) is list and key == next(iter(container))

    def _pointer(self) -> Pointer:
        """Where the innermost open container stands: each one outside it was last given the next."""
        outer = self._stack[:-1]
        return tuple(len(each) - 1 if type(each) is list else next(reversed(each)) for each in outer)

    def _check_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._stop("yaml/anchor", f"the anchor &{event.anchor} is not read", event, _NO_MARKS)
        if event.tag is not None:
            self._stop("yaml/tag", f"the tag {event.tag} is not read", event, "delete the tag; quote text")


_NO_ALIASES = "write the value out where it is needed: every document must be readable on its own"
_NO_MARKS = "write the value out where it is needed; quote a text that begins with * or &"
