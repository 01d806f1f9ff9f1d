"""The findings as Markdown, for the summary of a build or a comment on a change.

Spec text stands in it as text: what Markdown or HTML would read as its own is escaped, and so are mentions of people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Severity
from ..grouping import grouped
from ..source.text import visible
from .order import Placed, Reported
from .text import asides, summary

_HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Infos"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>$:])")
_CODES = {"&": "&amp;", "<": "&lt;", "@": "@&#8203;"}
"""A space of no width after the sign keeps code hosts from telling the person of that name."""


def report(reported: Reported) -> str:
    """The summary, then the findings by severity, each with what to do."""
    by_severity = grouped((one.finding.severity, one) for one in reported.placed)
    lines = [f"**{summary(reported.counts).capitalize()}**", *(f"\n{text(aside)}" for aside in asides(reported.aside))]
    for severity in sorted(by_severity, reverse=True):
        lines += ["", f"### {_HEADINGS[severity]}", "", *map(_entry, by_severity[severity])]
    return "\n".join(lines) + "\n"


def text(said: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    escaped = _SPECIAL.sub(r"\\\1", visible(said))
    return re.sub("[&<@]", lambda match: _CODES[match.group()], escaped)


def code(said: str) -> str:
    """Text as code: the fence is longer than any run of backticks in it."""
    shown = visible(said)
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def _entry(one: Placed) -> str:
    return "\n".join(_lines(one))


def _lines(one: Placed) -> Iterator[str]:
    finding = one.finding
    yield f"- {code(f'{one.span.path}:{one.span.line}')} {text(finding.message)} ({code(finding.rule)})"
    if finding.help:
        yield f"  <br>{text(finding.help)}"
