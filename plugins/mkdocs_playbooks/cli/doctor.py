"""``playbook doctor``: what a project is built with, and whether it is set up well."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import ExitCode, debug_option, write

if TYPE_CHECKING:
    from ..hosts.examination import Remark

_MARKS = {"ok": "ok      ", "note": "note    ", "problem": "problem "}


@click.command(short_help="Look over what a project is built with.")
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@debug_option
def doctor(folder: Path) -> int:
    """Look over the project that FOLDER lies in, by default the current folder: versions, settings, schemas, plugins.

    What is worth knowing is a note, what keeps a site from being right a problem; with a problem the command ends
    with 1. Put its answer into a report about something that went wrong.
    """
    from ..hosts.examination import examine, versions
    from ..project import find_project

    told = list(versions())
    for remark in told:
        _tell(remark)
    for remark in examine(find_project(folder)):
        told.append(remark)
        _tell(remark)
    return ExitCode.FINDINGS if any(remark.state == "problem" for remark in told) else ExitCode.CLEAN


def _tell(remark: Remark) -> None:
    from ..source.text import visible

    write(_MARKS[remark.state] + visible(remark.text))
    if remark.help:
        write(" " * len(_MARKS[remark.state]) + visible(remark.help))
