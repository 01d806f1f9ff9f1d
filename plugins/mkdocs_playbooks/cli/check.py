"""``playbook check``: what is wrong with the specs of a project."""

from __future__ import annotations

from pathlib import Path

import click

from .common import ExitCode, debug_option, paint, wants_colour, write

NEVER = "never"


@click.command(short_help="Check the specs of a project.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to report.",
    show_default=True,
)
@click.option(
    "--fail-on",
    type=click.Choice(["info", "warning", "error", NEVER]),
    default="error",
    show_default=True,
    help="End with exit code 1 on findings at or above this level.",
)
@click.option("--as-of", metavar="DATE", help="The day that counts as today, such as 2026-11-30.")
@debug_option
def check(paths: tuple[Path, ...], format_: str, fail_on: str, as_of: str | None) -> int:
    """Check the specs of the project that PATHS lie in, by default of the one around the current folder.

    The whole project is always read, because documents refer to each other; PATHS, files or folders, narrow
    what is reported to the findings that stand there or are explained there.
    """
    from ..diagnostics import Severity
    from ..pipeline import build
    from ..project import parse_day
    from ..reporters import json, text
    from ..reporters.order import count
    from .scope import locate

    project, scope = locate(paths)
    outcome = build(project, parse_day(as_of, "--as-of") if as_of else None)
    findings = tuple(filter(scope.reports, outcome.findings))
    counts = count(findings, scope.documents(outcome))
    if format_ == "json":
        write(json.report(findings, outcome.texts, counts))
    else:
        colour = wants_colour()
        write(text.report(findings, outcome.texts, counts, paint if colour else text.plain), colour=colour)
    failed = fail_on != NEVER and any(finding.severity >= Severity.parse(fail_on) for finding in findings)
    return ExitCode.FINDINGS if failed else ExitCode.CLEAN
