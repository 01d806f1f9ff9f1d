"""``playbook run``: what a page exported of a run through a checklist, checked without the page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..source.text import visible
from .common import ExitCode, busy, debug_option
from .reporting import format_option, write_report

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from ..project import Project
    from ..runs.published import Known, Published


_STANDARD_INPUT = Path("-")
_INPUT_NAME = "standard-input"
_SUFFIX = ".json"


@click.group(short_help="Check exported runs through checklists.")
@debug_option
def run() -> None:
    """Check the records that a checklist's page exports of runs through it."""


@run.command(short_help="Check whether exported runs can be believed.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@format_option
@click.option("--completed", is_flag=True, help="A run that is not completed is an error.")
@click.option(
    "--index",
    type=click.Path(path_type=Path),
    help="The index.json of the site that the runs were made on.  [default: the one that the option `earlier_index` "
    "names, else that of the site beside the project]",
)
@click.option("--as-of", metavar="DATE", help="The day on which to check, such as 2026-11-30.  [default: today]")
@debug_option
def verify(files: tuple[Path, ...], format_: str, completed: bool, index: Path | None, as_of: str | None) -> int:
    """Check each FILE, a run that a checklist's page exported as JSON.

    A folder stands for every .json file below it, and - for standard input. A run must be of this site, and its items
    the wording that it names. That wording must be the present text of the project's list or one that the site
    published earlier. In a completed run no critical item may be open or failed. What does not apply needs a reason
    and the list's leave, proofs and signatures must be there where the specs ask for them, and the times must be in
    order.

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
    today = parse_day(as_of, "--as-of") if as_of else Options().today()
    contents = dict(_contents(files))
    with busy("Checking"):
        known = _known(project, index, today)
        checked = [check(path, content, known, today, completed=completed) for path, content in contents.items()]
    findings = tuple(finding for one in checked for finding in one.findings)
    texts = {one.file.path: one.file.text for one in checked}
    write_report(Reported(findings, texts, len(checked)), format_)
    return ExitCode.FINDINGS if any(one.severity is Severity.ERROR for one in findings) else ExitCode.CLEAN


def _contents(named: tuple[Path, ...]) -> Iterator[tuple[str, bytes]]:
    """Every file that is meant, with what it holds up to the byte that makes it too large."""
    from ..source.text import MAX_BYTES

    for path in dict.fromkeys(named):
        if path == _STANDARD_INPUT:
            yield _INPUT_NAME, _standard_input(MAX_BYTES + 1)
            continue
        for file in _files(path):
            with file.open("rb") as stream:
                yield _shown(file), stream.read(MAX_BYTES + 1)


def _shown(file: Path) -> str:
    """A file as reports name it: from the current folder where it lies in it."""
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def _standard_input(most: int) -> bytes:
    """As much of standard input; nothing when it is closed."""
    return sys.stdin.buffer.read(most) if sys.stdin else b""


def _files(path: Path) -> Iterable[Path]:
    """A file itself; of a folder the files that may be exported runs."""
    from ..project import ProjectError

    if not path.is_dir():
        return (path,)
    found = sorted(file for file in path.rglob(f"*{_SUFFIX}") if file.is_file())
    if not found:
        raise ProjectError(f"there is no {_SUFFIX} file in {path}; name a folder that holds exported runs")
    return found


def _known(project: Project | None, index: Path | None, today: datetime.date) -> Known:
    from ..diagnostics import stopping
    from ..hosts.index import INDEX, named_index, read_index
    from ..hosts.settings import Settings
    from ..hosts.site_id import site_id
    from ..pipeline import build
    from ..runs.published import Known

    named = read_index(index) if index else None
    if project is None:
        return Known(published=named)
    outcome = build(project, today, drafts=False)
    published = named or named_index(project) or _beside(Settings(project).site / INDEX)
    name, broken = site_id(project, outcome.catalogue), stopping(outcome.findings, None)
    return Known(outcome.catalogue, published, name, partial=bool(broken))


def _beside(index: Path) -> Published | None:
    """The index of the site beside the project, when there is one; a site may also have an index.json of its own."""
    from ..hosts.index import read_index
    from ..project import ProjectError

    try:
        return read_index(index)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except ProjectError as error:
        click.echo(visible(f"Earlier wordings are not known: {error}"), err=True)
        return None
