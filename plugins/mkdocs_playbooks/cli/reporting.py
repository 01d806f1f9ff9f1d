"""Findings in the format that was asked for, on standard output and where a build server wants a summary."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .common import paint, wants_colour, write

if TYPE_CHECKING:
    from ..reporters.order import Reported

_Command = TypeVar("_Command", bound=Callable[..., Any])


def format_option(command: _Command) -> _Command:
    """Add ``--format``, as ``format_``, with every format that findings can be reported in."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(["text", "json", "sarif", "github", "gitlab", "junit", "markdown"]),
        default="text",
        help="How to report.",
        show_default=True,
    )(command)


def write_report(reported: Reported, format_: str) -> None:
    """Write a report; with ``github`` also the summary of the step, where there is one."""
    from ..reporters import report, text

    colour = format_ == "text" and wants_colour()
    write(text.report(reported, paint) if colour else report(reported, format_), colour=colour)
    if format_ == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as stream:
            stream.write(report(reported, "markdown"))
