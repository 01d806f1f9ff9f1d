"""What libyaml stumbles over, said in the words of somebody who writes specs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from ..diagnostics import Finding, Severity, Span
from .text import span_at


class _Trouble(NamedTuple):
    """What is wrong, how to mend it, and whether the place is where the thing began rather than where it broke.

    ``start`` is a better place than either of the parser's, when there is one.
    """

    message: str
    help: str
    at_context: bool = False
    start: int | None = None


def syntax_finding(path: str, text: str, error: yaml.MarkedYAMLError) -> Finding:
    """The finding for an error of the parser, at the place where a writer would look for it."""
    problem, context = error.problem or "", error.context or ""
    trouble = next((say(error, text) for needle, say in _TROUBLES if needle in problem), None)
    if trouble is None:
        said = ", ".join(part for part in (problem, context) if part) or "the text cannot be parsed"
        trouble = _Trouble(said, "check the quotes, colons and indentation just before this place")
    mark = (error.context_mark if trouble.at_context else None) or error.problem_mark or error.context_mark
    index = min(mark.index if trouble.start is None else trouble.start, len(text)) if mark else 0
    place = span_at(path, text, index, min(index + 1, len(text))) if mark else Span(path)
    return Finding(Severity.ERROR, "yaml/syntax", trouble.message, place, help=trouble.help)


_NO_BREAK_SPACE = re.compile("^ *\u00a0", re.MULTILINE)
_SECOND_COLON = _Trouble("a second `: ` stands in this line", 'quote a sentence that contains ": "')


def _second_colon(error: yaml.MarkedYAMLError, text: str) -> _Trouble:
    """Two colons in one line, or one in a line that goes on with the value of the line above it."""
    before = _before(error.problem_mark, text)
    start = error.problem_mark.index - len(before) if error.problem_mark else 0
    unbreakable = _NO_BREAK_SPACE.search(text, 0, start + len(before))
    if unbreakable:
        remedy = "delete the blanks before the first word and type them again"
        return _Trouble("a no-break space stands where blanks indent the line", remedy, start=unbreakable.end() - 1)
    if ": " in before or not before.startswith(" "):
        return _SECOND_COLON
    return _Trouble(
        "this line is indented as if it went on with the text above it",
        "align it with the lines it belongs to",
        start=start + len(before) - len(before.lstrip()),
    )


def _no_colon(error: yaml.MarkedYAMLError, text: str) -> _Trouble:
    return _Trouble(
        "this line has no `: ` after its field", "write field, colon, blank, value: `title: Weekly report`", True
    )


def _open_bracket(error: yaml.MarkedYAMLError, text: str) -> _Trouble:
    if _character(error.problem_mark, text) == ":" and ": " in _before(error.problem_mark, text):
        return _SECOND_COLON
    bracket = _character(error.context_mark, text)
    closing = {"[": "]", "{": "}"}.get(bracket, "")
    if not closing:
        return _Trouble("a bracket or brace is not closed", "close it, or quote the sentence it stands in")
    remedy = f"close it with {closing}, or quote the sentence it stands in"
    return _Trouble(f"this {bracket} is not closed", remedy, at_context=True)


def _indentation(error: yaml.MarkedYAMLError, text: str) -> _Trouble:
    here, there = error.problem_mark, error.context_mark
    closing = _before(here, text).strip()[-1:]
    if closing in _CLOSING:
        return _Trouble(f"text stands behind the closing {closing}", _CLOSING[closing])
    if here is None or there is None:
        return _Trouble("this line is not indented like its neighbours", "align it with the lines it belongs to")
    if here.column == there.column:
        return _Trouble("a list and a field begin in one column", "indent the list below its field")
    return _Trouble(
        f"this begins at column {here.column + 1}; what it seems to belong to, from line {there.line + 1}, "
        f"begins at column {there.column + 1}",
        "align it with the lines it belongs to",
    )


def _open_quote(error: yaml.MarkedYAMLError, text: str) -> _Trouble:
    return _Trouble("this quotation mark is not closed", "put the same mark at the end of the text", True)


def _tab(error: yaml.MarkedYAMLError, text: str) -> _Trouble:
    return _Trouble("a tab stands where blanks indent the line", "indent with blanks, not tabs")


def _first_character(error: yaml.MarkedYAMLError, text: str) -> _Trouble:
    character = _character(error.problem_mark, text)
    if character == "\t":
        return _tab(error, text)
    return _Trouble(f"a value cannot begin with {character}", "quote it")


def _alias(error: yaml.MarkedYAMLError, text: str) -> _Trouble:
    return _Trouble(f"a text cannot begin with {_character(error.context_mark, text)}", "quote it", at_context=True)


def _block_text(error: yaml.MarkedYAMLError, text: str) -> _Trouble:
    sign = _character(error.context_mark, text)
    remedy = "quote it, or begin it on the next line, indented"
    return _Trouble(f"text stands on the line of the sign {sign}", remedy, at_context=True)


def _list_entry(error: yaml.MarkedYAMLError, text: str) -> _Trouble:
    return _Trouble(
        "a hyphen begins an entry of a list only at the start of a line",
        "begin the list on the next line, or write it in brackets: [one, two]",
    )


def _escape(error: yaml.MarkedYAMLError, text: str) -> _Trouble:
    return _Trouble(
        "this backslash begins no known escape", "in double quotes write \\\\ for a backslash, or use single quotes"
    )


def _before(mark: Any, text: str) -> str:
    """What stands before a place on its line."""
    return re.split(r"[\r\n]", text[: mark.index])[-1] if mark else ""


def _character(mark: Any, text: str) -> str:
    return text[mark.index : mark.index + 1] if mark else ""


_CLOSING = {
    '"': "put single quotation marks around the whole text",
    "'": "put double quotation marks around the whole text",
    "]": "put quotation marks around the whole text, or begin a new line",
    "}": "put quotation marks around the whole text, or begin a new line",
}
"""What to do about text behind a value that is closed already."""

_Say = Callable[[yaml.MarkedYAMLError, str], _Trouble]
_TROUBLES: tuple[tuple[str, _Say], ...] = (
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _no_colon),
    ("did not find expected ',' or", _open_bracket),
    ("did not find expected '-' indicator", _indentation),
    ("did not find expected key", _indentation),
    ("found unexpected end of stream", _open_quote),
    ("found a tab character", _tab),
    ("cannot start any token", _first_character),
    ("unknown escape", _escape),
    ("expected alphabetic or numeric character", _alias),
    ("expected comment or line break", _block_text),
    ("block sequence entries are not allowed", _list_entry),
    ("did not find expected node content", _open_bracket),
)
"""By a part of libyaml's own message (its ``scanner.c`` and ``parser.c``)."""
