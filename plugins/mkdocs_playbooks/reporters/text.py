"""The findings for people: what is wrong, a frame of the file around it, and how to put it right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Literal

from ..diagnostics import Finding, Severity, Span
from ..source.text import visible
from .frame import COLUMNS, Shown, show, split_lines
from .order import Aside, Counts, Placed, Reported

Style = Literal["error", "warning", "info", "strong", "quiet", "related"]
"""What a stretch of the report is; ``quiet`` is the drawing around the lines of the file."""

Paint = Callable[[str, Style], str]
"""Puts a stretch of text into its colour."""

_STYLES: Mapping[Severity, Style] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
}

_LONGEST_ALLOWED = 8 * COLUMNS
"""How many characters of allowed words are shown where no fix is known; else a line of them is enough."""

_CONTEXT = 2
"""How many lines are shown before the marked one."""


def plain(text: str, _: Style) -> str:
    """No colour."""
    return text


def report(reported: Reported, paint: Paint = plain) -> str:
    """All findings, an empty line between them, the summary, and a line for each thing that was left out."""
    lines = _Lines(reported.texts)
    question = "block" if paint is plain else "painted"

    def shown(one: Placed) -> str:
        return "\n".join(_Block(one, lines, paint).lines())

    blocks = (reported.memory.recall(question, one.name, partial(shown, one), str) for one in reported.placed)
    return "\n\n".join((*blocks, "\n".join((summary(reported.counts), *asides(reported.aside))))) + "\n"


def block(one: Placed, texts: Mapping[str, str]) -> Iterator[str]:
    """One finding as lines, without colour."""
    return _Block(one, _Lines(texts), plain).lines()


def summary(counts: Counts) -> str:
    """The closing line, such as ``2 errors, 1 warning in 45 documents``."""
    kinds = (("error", counts.errors), ("warning", counts.warnings), ("info", counts.infos))
    found = ", ".join(_plural(number, word) for word, number in kinds if number)
    return f"{found or 'no findings'} in {_plural(counts.documents, 'document')}"


def asides(aside: Aside) -> Iterator[str]:
    """What was left out, a line each."""
    if aside.known:
        yield f"{_plural(aside.known, 'finding')} known from the baseline"
    if aside.gone:
        yield f"{_plural(aside.gone, 'entry', 'entries')} of the baseline no longer found: --write-baseline drops them"
    if aside.waived:
        decisions = sorted({str(one.decision) for one in aside.waived})
        yield f"{_plural(len(aside.waived), 'finding')} waived by {', '.join(decisions)}"
    for why in dict.fromkeys(silence.why for silence in aside.silences):
        rules = ", ".join(silence.rule for silence in aside.silences if silence.why == why)
        yield f"not checked: {rules} ({why})"


def _plural(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


class _Lines:
    """The lines of texts by path."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._known: dict[str, list[str]] = {}

    def of(self, path: str) -> list[str]:
        """The lines of a text; none where it is not known."""
        text = self._texts.get(path)
        if path not in self._known:
            self._known[path] = split_lines(text) if text else []
        return self._known[path]


class _Block:
    """One finding as lines; the numbers of all its frames share a column as wide as the longest."""

    def __init__(self, one: Placed, texts: _Lines, paint: Paint) -> None:
        self._one = one
        self._texts = texts
        self._paint = paint
        self._margin = " " * max(len(str(span.line)) for span in (one.span, *one.related))
        self._bar = paint(f"{self._margin} |", "quiet")

    def lines(self) -> Iterator[str]:
        """The header, the frames and the notes."""
        finding = self._one.finding
        style = _STYLES[finding.severity]
        rule = self._paint(f"{finding.severity.label}[{visible(finding.rule)}]", style)
        yield rule + self._paint(f": {visible(finding.message)}", "strong")
        yield self._arrow("-->", self._one.span)
        yield from self._frame(self._one.span, finding.label, style, _CONTEXT)
        for other, span in zip(finding.related, self._one.related, strict=True):
            yield self._arrow(":::", span)
            yield from self._frame(span, other.label, "related", 0)
        for name, text in _notes(finding):
            yield from self._note(name, text)

    def _arrow(self, arrow: str, span: Span) -> str:
        return f"{self._margin}{self._paint(arrow, 'quiet')} {visible(span.path)}:{span.line}:{span.column}"

    def _frame(self, span: Span, label: str, style: Style, context: int) -> Iterator[str]:
        """The marked line with up to ``context`` lines before it; nothing where the text is not known."""
        text = self._texts.of(span.path)
        if span.line > len(text):
            return
        yield self._bar
        for number in _before(text, span.line, context):
            yield self._numbered(number, show(text[number - 1]))
        line = text[span.line - 1]
        end = span.end_column if span.end_line == span.line else len(line) + 1
        shown = show(line, span.column - 1, end - 1)
        yield self._numbered(span.line, shown)
        mark = ("-" if style == "related" else "^") * (shown.end - shown.start)
        yield f"{self._bar} {' ' * shown.start}{self._paint(f'{mark} {visible(label)}'.rstrip(), style)}"
        yield self._bar

    def _numbered(self, number: int, line: Shown) -> str:
        return f"{self._paint(f'{number:>{len(self._margin)}} |', 'quiet')} {line.text}".rstrip()

    def _note(self, name: str, text: str) -> Iterator[str]:
        """A closing line; a text of several lines stands below its name."""
        if not text:
            return
        start = f"{self._paint(f'{self._margin} =', 'quiet')} {self._paint(f'{name}:', 'strong')}"
        first, *rest = split_lines(text.rstrip("\n"))
        if not rest:
            yield f"{start} {visible(first)}"
            return
        yield start
        for line in (first, *rest):
            yield f"{self._margin}     {visible(line)}".rstrip()


def _before(text: list[str], line: int, most: int) -> list[int]:
    """The numbers of the lines to show before a line: of its own document, the first of them not empty."""
    numbers: list[int] = []
    for number in range(max(1, line - most), line):
        content = text[number - 1]
        if content.startswith("---"):
            numbers = []
        elif numbers or content.strip():
            numbers.append(number)
    return numbers


def _notes(finding: Finding) -> Iterator[tuple[str, str]]:
    yield "asks", finding.asks
    yield "allowed", _allowed(finding.allowed, COLUMNS if finding.fix else _LONGEST_ALLOWED)
    yield "help", finding.help
    yield "fix", finding.fix
    yield "explain", f"playbook explain {finding.rule}"


def _allowed(words: tuple[str, ...], longest: int) -> str:
    """The words as a list that is not too long to read; of the rest, how many there are."""
    shown = list(words)
    while len(", ".join(shown)) > longest and len(shown) > 1:
        shown.pop()
    rest = len(words) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")
