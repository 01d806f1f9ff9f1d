"""``playbook check``: what is wrong with the specs of a project."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import ExitCode, busy, debug_option, uncollected, write
from .reporting import format_option, write_report

if TYPE_CHECKING:
    from ..diagnostics import Finding
    from ..pipeline import Build
    from ..project import Project
    from .scope import Scope

NEVER = "never"


@click.command(short_help="Check the specs of a project.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@format_option
@click.option(
    "--fail-on",
    type=click.Choice(["info", "warning", "error", NEVER]),
    default="error",
    show_default=True,
    help="End with exit code 1 on findings at or above this level.",
)
@click.option("--as-of", metavar="DATE", help="The day that counts as today, such as 2026-11-30.")
@click.option(
    "--changed-since",
    metavar="REV",
    help="Report only what stands in files changed since the branch left REV, or was not found there.",
)
@click.option(
    "--write-baseline",
    is_flag=True,
    help="Write what rules find now to playbook-baseline.json, so that from now on only new findings are reported.",
)
@click.option(
    "--no-cache", is_flag=True, help="Work everything out anew, and keep nothing of it in .cache/mkdocs-playbooks."
)
@debug_option
@uncollected()
def check(
    paths: tuple[Path, ...],
    format_: str,
    fail_on: str,
    as_of: str | None,
    changed_since: str | None,
    write_baseline: bool,
    no_cache: bool,
) -> int:
    """Check the specs of the project that PATHS lie in, by default of the one around the current folder.

    The whole project is always read, because documents refer to each other; PATHS, files or folders, narrow
    what is reported to the findings that stand there or are explained there.
    """
    if write_baseline and (paths or changed_since):
        raise click.UsageError("a baseline is of a whole project: --write-baseline takes no paths or --changed-since")
    from ..pipeline import build, keeping_of
    from ..project import parse_day
    from .scope import locate

    project, scope = locate(paths)
    today = parse_day(as_of, "--as-of") if as_of else None
    with nullcontext() if no_cache else keeping_of(project) as keeping:
        with busy("Checking"):
            outcome = build(project, today, keeping=keeping)
        if write_baseline:
            return _write_baseline(outcome, project)
        findings = _report(outcome, project, scope, changed_since, format_)
        if keeping:
            keeping.keep(outcome.referrers, outcome.facts.is_silent_of_the_past)
    return ExitCode.FINDINGS if _fails(findings, fail_on) else ExitCode.CLEAN


def _write_baseline(outcome: Build, project: Project) -> int:
    """Write the baseline; what no baseline may hold is left for the next check to report."""
    from ..rules.baseline import baseline_text, may_be_known
    from .files import replace

    replace(project.baseline, baseline_text(outcome.findings, outcome.catalogue).encode())
    known = sum(map(may_be_known, outcome.findings))
    write(f"{project.baseline.name} holds {known} finding{'' if known == 1 else 's'}")
    if broken := len(outcome.findings) - known:
        write(f"{broken} more about broken texts or references cannot be in it: mend them, then write it again")
    return ExitCode.CLEAN


def _report(
    outcome: Build, project: Project, scope: Scope, changed_since: str | None, format_: str
) -> tuple[Finding, ...]:
    """Write the report; the findings that stand in it."""
    from ..reporters.order import Aside, Reported
    from ..rules.baseline import compare, read_baseline

    compared = compare(outcome.findings, read_baseline(project.baseline), outcome.catalogue)
    fresh = compared.fresh
    if changed_since:
        from .branch import of_branch

        fresh = of_branch(fresh, project, outcome, changed_since)
    findings = tuple(filter(scope.reports, fresh))
    waived = tuple(one for one in outcome.waived if scope.reports(one.finding))
    aside = Aside(compared.known, compared.gone, waived, outcome.silences)
    reported = Reported(
        findings, outcome.texts, scope.documents(outcome), aside, outcome.catalogue, outcome.facts.memory
    )
    write_report(reported, format_)
    return findings


def _fails(findings: tuple[Finding, ...], fail_on: str) -> bool:
    from ..diagnostics import Severity

    return fail_on != NEVER and any(finding.severity >= Severity.parse(fail_on) for finding in findings)
