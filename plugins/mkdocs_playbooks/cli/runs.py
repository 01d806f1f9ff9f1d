"""``playbook run``: what a page exported of a run through a checklist, checked without the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..source.text import visible
from .common import ExitCode, busy, debug_option
from .reporting import format_option, write_report

if TYPE_CHECKING:
    import datetime

    from ..project import Project
    from ..runs.published import Known, Published


@click.group(short_help="Check exported runs through checklists.")
@debug_option
def run() -> None:
    """Check the records that a checklist's page exports of runs through it."""


@run.command(short_help="Check whether exported runs can be believed.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@format_option
@click.option("--completed", is_flag=True, help="A run that is not completed is an error.")
@click.option(
    "--index",
    type=click.Path(path_type=Path),
    help="The index.json of the site that the runs were made on.  [default: that of the site beside the project]",
)
@click.option("--as-of", metavar="DATE", help="The day that counts as today, such as 2026-11-30.")
@debug_option
def verify(files: tuple[Path, ...], format_: str, completed: bool, index: Path | None, as_of: str | None) -> int:
    """Check each FILE, a run that a checklist's page exported as JSON.

    Its items must be the wording that it names, and that wording the present text of the project's list or one that
    the site published earlier. In a completed run no critical item may be open or failed. What does not apply needs
    a reason and the list's leave, proofs and signatures must be there where the specs ask for them, and the times
    must be in order.

    Names, roles and times are what people and their machines say of themselves. With --index the command works
    outside a project too, and then knows nothing of the specs.
    """
    from ..diagnostics import Severity
    from ..project import Options, ProjectError, parse_day
    from ..reporters.order import Reported
    from ..runs.verify import verify as check
    from .scope import locate

    try:
        project = locate(())[0]
    except ProjectError as error:
        if index is None:
            raise
        project = None
        click.echo(visible(f"Checked against {index} alone: {error}"), err=True)
    options = project.options if project else Options()
    today = parse_day(as_of, "--as-of") if as_of else options.today()
    contents = {path.as_posix(): _read(path) for path in files}
    with busy("Checking"):
        known = _known(project, index, today)
        checked = [check(path, content, known, today, completed=completed) for path, content in contents.items()]
    findings = tuple(finding for one in checked for finding in one.findings)
    texts = {one.file.path: one.file.text for one in checked}
    write_report(Reported(findings, texts, len(checked)), format_)
    return ExitCode.FINDINGS if any(one.severity is Severity.ERROR for one in findings) else ExitCode.CLEAN


def _read(path: Path) -> bytes:
    """What a file holds, up to the byte that makes it too large."""
    from ..source.text import MAX_BYTES

    with path.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _known(project: Project | None, index: Path | None, today: datetime.date) -> Known:
    from ..hosts.index import INDEX
    from ..hosts.settings import Settings
    from ..pipeline import build
    from ..runs.published import Known

    named = _published(index) if index else None
    if project is None:
        return Known(published=named)
    return Known(build(project, today).catalogue, named or _beside(Settings(project).site / INDEX))


def _published(index: Path) -> Published:
    """An index that was named; what is no index is wrong usage."""
    from ..project import ProjectError
    from ..runs.published import MOST_BYTES, PublishedError, read_published

    with index.open("rb") as stream:
        content = stream.read(MOST_BYTES + 1)
    try:
        return read_published(content)
    except PublishedError as error:
        raise ProjectError(f"{index} cannot be used: {error}; name the index.json of a site with --index") from None


def _beside(index: Path) -> Published | None:
    """The index of the site beside the project, when there is one; a site may also have an index.json of its own."""
    from ..project import ProjectError

    try:
        return _published(index)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except ProjectError as error:
        click.echo(visible(f"Earlier wordings are not known: {error}"), err=True)
        return None
