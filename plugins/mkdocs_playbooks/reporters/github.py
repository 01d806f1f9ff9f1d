"""The worst findings as annotations of a GitHub workflow run; all of them belong in the step's summary.

GitHub shows ten annotations of each level a step. A line that begins with ``::`` is a command to the runner, so text of
specs is escaped as the runner's own toolkit does it: it can never begin a line or end a property.
"""

from __future__ import annotations

from ..diagnostics import Severity
from ..source.text import visible
from .order import Placed, Reported
from .text import asides, summary

MOST_ANNOTATIONS = 10
"""So many findings are annotated, the worst first."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_DATA, (":", "%3A"), (",", "%2C"))


def report(reported: Reported) -> str:
    """A command a line, then what the run came to."""
    worst = sorted(reported.placed, key=lambda one: -one.finding.severity)[:MOST_ANNOTATIONS]
    left = len(reported.placed) - len(worst)
    rest = (f"{left} more in the summary of the step",) if left else ()
    return "\n".join((*map(_annotation, worst), summary(reported.counts), *asides(reported.aside), *rest)) + "\n"


def _annotation(one: Placed) -> str:
    finding, span = one.finding, one.span
    end = span.end_column - 1 if span.end_line == span.line else span.column
    properties = {
        "file": span.path,
        "line": str(span.line),
        "endLine": str(span.end_line),
        "col": str(span.column),
        "endColumn": str(max(end, span.column)),
        "title": finding.rule,
    }
    said = ",".join(f"{name}={_escaped(visible(text), _PROPERTY)}" for name, text in properties.items())
    parts = (visible(finding.message), visible(finding.help), f"playbook explain {visible(finding.rule)}")
    return f"::{_COMMANDS[finding.severity]} {said}::{_escaped(chr(10).join(filter(None, parts)), _DATA)}"


def _escaped(text: str, table: tuple[tuple[str, str], ...]) -> str:
    for character, code in table:
        text = text.replace(character, code)
    return text
