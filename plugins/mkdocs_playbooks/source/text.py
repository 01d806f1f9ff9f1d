"""Bytes to text: UTF-8 only, bounded, and free of characters that hide text from people."""

from __future__ import annotations

import codecs
import re

from ..diagnostics import Finding, Severity, Span

MAX_BYTES = 256 * 1024
"""The largest spec file that is read; a generous workflow is about 15 KB."""

_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls but tab and line breaks
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, fillers, variation selectors
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"  # zero width, line separators, bidirectional controls
    "\ufeff\uffa0\ufff0-\uffff"  # byte order mark inside text, specials
    "\ud800-\udfff"  # surrogates
    "\U000e0000-\U000e0fff"  # tags: text that only machines read
    "]"
)


def unseen_character(text: str) -> re.Match[str] | None:
    """The first character in ``text`` that nobody can see or that reorders what they see, if any."""
    return _UNSEEN.search(text)


def name_of(character: str) -> str:
    """A code point as ``U+202E``."""
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    """``text`` on one line, with what hides or reorders something written as its code point in ``u{…}``."""
    return re.sub(r"[\t\n\r]|" + _UNSEEN.pattern, lambda match: f"\\u{{{ord(match.group()):x}}}", text)


def span_at(path: str, text: str, start: int, end: int) -> Span:
    """The span of ``text[start:end]``; lines break at LF, CR LF and a lone CR."""
    line, column = _line_column(text, start)
    end_line, end_column = _line_column(text, end)
    return Span(path, line, column, end_line, end_column)


def _line_column(text: str, index: int) -> tuple[int, int]:
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def decode(path: str, data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The text of a spec file, or an empty text and the finding that says why it cannot be read.

    A byte order mark is accepted and dropped; columns are counted without it, as editors do.
    """
    if len(data) > MAX_BYTES:
        return "", (
            _finding(
                "yaml/too-large",
                f"the file has {len(data):,} bytes; at most {MAX_BYTES:,} are read",
                Span(path),
                "split it: one document a file is easiest to review",
            ),
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]:
        return "", (
            _finding(
                "yaml/encoding",
                "the file is UTF-16 or UTF-32, or not text at all; only UTF-8 is read",
                Span(path),
                "save it as UTF-8",
            ),
        )
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = len(data[: error.start].decode("utf-8", "ignore"))
        shown = data.decode("utf-8", "replace")
        return "", (
            _finding(
                "yaml/encoding",
                f"byte 0x{data[error.start]:02X} is not UTF-8",
                span_at(path, shown, start, start + 1),
                "save the file as UTF-8",
            ),
        )
    hidden = unseen_character(text)
    if hidden:
        return text, (hidden_character(span_at(path, text, *hidden.span()), hidden.group()),)
    return text, ()


def hidden_character(place: Span, character: str) -> Finding:
    """The finding for one unseen character."""
    return _finding(
        "yaml/unseen-character",
        f"{name_of(character)} cannot be seen, or changes what is seen",
        place,
        "delete it: text that people cannot see must not steer a reader or an AI",
    )


def _finding(rule: str, message: str, place: Span, help_: str) -> Finding:
    return Finding(Severity.ERROR, rule, message, place, help=help_)
