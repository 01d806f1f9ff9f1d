"""``playbook init``: a new project that checks clean and builds, or fresh schemas for an old one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import ExitCode, debug_option, write

if TYPE_CHECKING:
    from .scaffold import Made


@click.command(short_help="Make a new project, or renew the schemas of one.")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--name", help="What your organization is called.")
@debug_option
def init(folder: Path, name: str | None) -> int:
    """Make a project in DIR, by default here: a first workflow and what it refers to.

    A file that exists is kept as it is. In a folder that holds a project already, only the schemas are
    renewed.
    """
    from .scaffold import NAME, name_problem, scaffold

    problem = "" if name is None else name_problem(name)
    if problem:
        raise click.BadParameter(problem, param_hint="--name")
    write("\n".join(_told(folder, scaffold(folder, name or NAME))))
    return ExitCode.CLEAN


def _told(folder: Path, made: Made) -> Iterator[str]:
    from .associations import SETTINGS

    place = "this folder" if folder == Path() else str(folder)
    if made.existed:
        yield f"There is a project in {place} already: its {made.schemas} schemas are renewed, nothing else."
        return
    yield f"Made {len(made.files)} files and {made.schemas} schemas in {place}."
    yield from (f"Kept {path}, which was there already." for path in made.kept)
    if SETTINGS in made.kept:
        yield "`playbook editor` shows what to add to it, so that VS Code knows the specs."
    if made.trouble:
        yield f"Not yet usable: {made.trouble}"
    yield ""
    yield "What to do next:"
    if folder != Path():
        yield f"  cd {folder}"
    yield "  playbook check           look for gaps and contradictions in the specs"
    yield "  playbook new role ID     begin a document of your own; `playbook explain` lists the kinds"
    yield "  mkdocs serve             read the site at http://127.0.0.1:8000 while you write"
    yield "  mkdocs build --strict    make the site in the folder site/"
    yield ""
    yield f"Begin with {made.first}: its comments say what every line means."
