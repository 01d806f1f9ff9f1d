"""Places hold however the same documents are written: line breaks, byte order marks, neighbours, wide characters.

Each rule's own example is written anew in five ways. The finding and its related places must stand on the same
text, and where that text is can be told without asking the code that is tested: by shifting lines, or, where a
document is written as one line of JSON behind wide characters, by noting where each value was put.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from msgspec.structs import replace

from histories import history_in
from mkdocs_playbooks.diagnostics import Finding, Location, Place, Pointer, Span
from mkdocs_playbooks.pipeline import Build
from mkdocs_playbooks.reporters.order import Reported
from mkdocs_playbooks.reporters.text import report
from mkdocs_playbooks.rules import rules
from mkdocs_playbooks.rules.rule import Rule
from mkdocs_playbooks.source.reader import read
from support import load_files, marked_at, span_of, tables_in

RULES = [pytest.param(rule, id=name) for name, rule in rules().items()]

PATH = "specs.yaml"
BEFORE = "{kind: artifact, id: put-in-front, title: Put in front, type: sop}\n---\n# \N{ROCKET} 漢字 e\u0301\n\n\n"
"""Another document with its end, a comment and blank lines."""

WIDE = "\N{ROCKET} 漢字 e\u0301 ｗｉｄｅ 한국"
"""An emoji, wide characters, a combining one."""


@dataclass(frozen=True)
class Written:
    """A text in which the documents of an example stand, from document ``ordinal`` and ``lines`` further down.

    ``places`` are the lines, columns and texts of keys and values by document and pointer where they are known.
    """

    text: str
    ordinal: int = 0
    lines: int = 0
    places: dict[tuple[int, Pointer, bool], tuple[int, int, str]] | None = None


def crlf(example: str) -> Written:
    return Written(example.replace("\n", "\r\n"))


def byte_order_mark(example: str) -> Written:
    return Written("\ufeff" + example)


def neighbour(example: str) -> Written:
    return Written(BEFORE + example, 1, BEFORE.count("\n"))


def one_line(example: str, before: str = "", line_break: str = "\n") -> Written:
    """Each document as one line of JSON whose first value holds wide characters."""
    documents, findings = read(PATH, example)
    assert not findings
    places: dict[tuple[int, Pointer, bool], tuple[int, int, str]] = {}
    first = before.count("\n") + 1
    rows: list[str] = []
    for document in documents:
        ordinal, line = document.ordinal + before.count("---\n"), first + 2 * len(rows)
        row = ""
        for part, pointer, on_key, whole in flow(widened(document.data)):
            if pointer is not None:
                places[ordinal, pointer, on_key] = (line, len(row) + 1, whole)
            row += part
        rows.append(row)
    text = (before + "\n---\n".join(rows) + "\n").replace("\n", line_break)
    return Written(text, before.count("---\n"), 0, places)


def everything(example: str) -> Written:
    written = one_line(example, BEFORE, "\r\n")
    return Written("\ufeff" + written.text, written.ordinal, 0, written.places)


def widened(data: dict[str, Any]) -> dict[str, Any]:
    """A document with wide characters before all else: in a source it cites, else in its summary."""
    if "sources" in data:
        return {"summary": f"{WIDE} {data.get('summary', '')}"} | {k: v for k, v in data.items() if k != "summary"}
    return {"sources": [{"title": WIDE}]} | data


def flow(value: Any, pointer: Pointer = ()) -> Iterator[tuple[str, Pointer | None, bool, str]]:
    """A value as JSON in parts; one that begins a key or a value says its pointer, which of the two, and its text."""
    whole = json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        yield "{", pointer, False, whole
        for number, (name, inner) in enumerate(value.items()):
            yield ", " if number else "", None, False, ""
            key = json.dumps(name, ensure_ascii=False)
            yield key, (*pointer, name), True, key
            yield ": ", None, False, ""
            yield from flow(inner, (*pointer, name))
        yield "}", None, False, ""
    elif isinstance(value, list):
        yield "[", pointer, False, whole
        for number, inner in enumerate(value):
            yield ", " if number else "", None, False, ""
            yield from flow(inner, (*pointer, number))
        yield "]", None, False, ""
    else:
        yield whole, pointer, False, whole


WAYS = [crlf, byte_order_mark, neighbour, one_line, everything]


@pytest.mark.parametrize("way", WAYS, ids=[way.__name__ for way in WAYS])
@pytest.mark.parametrize("rule", RULES)
def test_the_same_text_is_marked_however_it_is_written(rule: Rule, way: Callable[[str], Written]) -> None:
    plain, before = finding_of(rule, rule.example)
    written = way(rule.example)
    build, after = finding_of(rule, written.text)
    assert after.message == before.message
    assert len(after.related) == len(before.related)
    pairs = [(before.place, after.place)]
    pairs += [(old.place, new.place) for old, new in zip(before.related, after.related, strict=True)]
    for old, new in pairs:
        if isinstance(old, Location):
            hold(old, plain, new, build, written)
        else:
            assert new == old, "a place that is not in the text does not move with it"


def finding_of(rule: Rule, text: str) -> tuple[Build, Finding]:
    """The rule's one finding in a text, beside which lie the tables, and before which the past, of its example."""
    texts = {PATH: text} | tables_in(rule.example)
    build = load_files(texts, history=history_in(rule.example, PATH))
    (finding,) = [finding for finding in build.findings if finding.rule == rule.name]
    return build, finding


def hold(old: Location, plain: Build, new: Place, build: Build, written: Written) -> None:
    """Assert that a place still names the same, and that its span is where the text was put."""
    assert new == Location(old.path, old.document + written.ordinal, old.pointer, old.on_key)
    span = span_of(new, build)
    if written.places is None:
        was = span_of(old, plain)
        shift = written.lines
        assert span == Span(PATH, was.line + shift, was.column, was.end_line + shift, was.end_column)
        assert marked_at(new, build) == marked_at(old, plain)
        return
    line, column, text = expected(new, written.places)
    assert span == Span(PATH, line, column, line, column + len(text))
    assert marked_at(new, build) == text
    if new.pointer:
        row = re.split("\r\n|\n", build.texts[PATH])[line - 1]
        assert WIDE in row[: column - 1], "wide characters stand before what is marked"


def expected(place: Location, places: dict[tuple[int, Pointer, bool], tuple[int, int, str]]) -> tuple[int, int, str]:
    """Where a place stands; what is not there stands where the nearest thing around it does."""
    pointer, on_key = place.pointer, place.on_key
    while (place.document, pointer, on_key) not in places:
        pointer, on_key = (pointer, False) if on_key else (pointer[:-1], False)
    return places[place.document, pointer, on_key]


@pytest.mark.parametrize("way", [neighbour, everything], ids=["neighbour", "everything"])
@pytest.mark.parametrize("rule", RULES)
def test_the_caret_stands_under_the_text(rule: Rule, way: Callable[[str], Written]) -> None:
    build, finding = finding_of(rule, way(rule.example).text)
    if finding.path not in build.texts:
        return
    assert_caret(finding, span_of(finding.place, build), build.texts)


@pytest.mark.parametrize("rule", RULES)
def test_the_caret_stands_under_the_text_right_behind_wide_characters(rule: Rule) -> None:
    build, finding = finding_of(rule, rule.example)
    if finding.path not in build.texts:
        return
    span = span_of(finding.place, build)
    moved = replace(span, column=span.column + len(WIDE), end_column=span.end_column + len(WIDE))
    texts = {finding.path: "\n".join(WIDE + line for line in build.texts[finding.path].split("\n"))}
    assert_caret(replace(finding, place=moved, related=()), moved, texts)


def assert_caret(finding: Finding, span: Span, texts: Mapping[str, str]) -> None:
    """Assert that the report's first carets stand under the marked text, as a terminal shows it."""
    lines = report(Reported((finding,), texts, 1)).splitlines()
    below = next(index for index, line in enumerate(lines) if re.match(r" *\| +\^", line))
    caret, shown = lines[below], lines[below - 1]
    carets = re.search(r"\^+", caret)
    assert carets
    under = "".join(cells(shown)[carets.start() : carets.end()])
    text = re.split("\r\n|\n", texts[span.path])[span.line - 1][span.column - 1 : span.end_column - 1]
    assert under == text or (under and text.startswith(under) and shown.endswith("…"))
    assert f"{span.path}:{span.line}:{span.column}" in lines[1]


def cells(text: str) -> list[str]:
    """A text by the columns of a terminal; a wide character fills two, and a combining one joins the one before."""
    found: list[str] = []
    for character in text:
        if unicodedata.combining(character):
            found[-1] += character
        else:
            found.append(character)
            found.extend([""] * (unicodedata.east_asian_width(character) in "WF"))
    return found
