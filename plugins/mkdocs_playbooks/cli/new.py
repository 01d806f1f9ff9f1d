"""``playbook new``: a commented document of any kind that checks clean, in the place where its like already stand."""

from __future__ import annotations

import os
import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from .common import ExitCode, debug_option, write
from .completion import complete_kind

if TYPE_CHECKING:
    from ..pipeline import Build
    from ..project import Project
    from .filling import Unfilled


@click.command(short_help="Begin a document.")
@click.argument("kind", shell_complete=complete_kind)
@click.argument("id_", metavar="ID")
@click.option("--title", help="What people call it; by default the id in words.")
@click.option("--dir", "folder", type=click.Path(path_type=Path), help="Where to put it, below the folder of specs.")
@debug_option
def new(kind: str, id_: str, title: str | None, folder: Path | None) -> int:
    """Begin a document of a KIND, such as workflow, with the lasting name ID, such as monthly-newsletter.

    Its required fields are filled with examples that fit the project, its most useful optional ones stand there as
    comments. A file that exists is never touched.
    """
    from ..pipeline import build
    from .drafting import draft
    from .files import create
    from .filling import Unfilled
    from .kinds import require_kind
    from .scope import locate

    title = title if title is not None else id_.replace("-", " ").capitalize()
    require_kind(kind)
    _require_names(kind, id_, title)
    project, _ = locate(())
    outcome = build(project)
    _require_new(kind, id_, outcome)
    path = _place(kind, id_, project, outcome, folder)
    schema = project.root / "schemas" / f"{kind}.schema.json"
    modeline = Path(os.path.relpath(schema, path.parent)).as_posix() if schema.is_file() else ""
    text = draft(kind, id_, title, outcome.facts, modeline)
    if isinstance(text, Unfilled):
        raise click.UsageError(_first(kind, text))
    if not create(path, text.encode()):
        raise click.UsageError(f"{_shown(path)} exists already; choose another id, or another place with --dir")
    write("\n".join(_told(kind, path, outcome)))
    return ExitCode.CLEAN


def _require_names(kind: str, id_: str, title: str) -> None:
    from ..diagnostics import Location
    from ..source.messages import schema_findings
    from ..source.reader import RawDocument
    from ..source.schema import schemas
    from .scaffold import name_problem

    document = RawDocument("", 0, {"kind": kind, "id": id_, "title": "Title"})
    for finding in schema_findings(document, schemas()[kind], ""):
        if isinstance(finding.place, Location) and finding.place.pointer == ("id",):
            fix = f"write `playbook new {kind} {finding.fix}`" if finding.fix else finding.help
            raise click.UsageError(f"{finding.message}; {fix}")
    problem = name_problem(title)
    if problem:
        raise click.BadParameter(problem, param_hint="--title")


def _require_new(kind: str, id_: str, outcome: Build) -> None:
    from ..model.node import Key

    key = Key(kind, id_)
    broken = (path for path, file in outcome.files.items() if key in file.broken)
    node = outcome.catalogue.nodes.get(key)
    path = node.path if node else next(broken, None)
    if path:
        raise click.UsageError(f'there is a {kind} "{id_}" already, in {path}; choose another id')
    now = (outcome.catalogue.former or {}).get(key)
    if now:
        there = outcome.catalogue.nodes[now].path
        raise click.UsageError(f'"{id_}" is an earlier id of the {kind} "{now.id}", in {there}; choose another id')


def _place(kind: str, id_: str, project: Project, outcome: Build, folder: Path | None) -> Path:
    """Where the document goes: the folder that is asked for, else the one that holds most of its kind."""
    from ..pages.vocabulary import KIND_WORDS

    folders = Counter(str(PurePosixPath(node.path).parent) for node in outcome.catalogue.of_kind(kind))
    usual = project.specs / KIND_WORDS[kind].folder
    if folders:
        usual = project.root / min(folders, key=lambda name: (-folders[name], name))
    target, specs = (folder or usual).resolve(), project.specs.resolve()
    if not target.is_relative_to(specs) or any(part.startswith(".") for part in target.relative_to(specs).parts):
        raise click.UsageError(
            f"{target} is no place for documents: they are read below {_shown(specs)} only, and not in hidden folders"
        )
    return target / f"{id_}.yaml"


def _first(kind: str, unfilled: Unfilled) -> str:
    """Which document has to be there before this one."""
    from ..source.language import kinds_in_words

    mention = unfilled.mention
    return (
        f"`{mention.pointer[0]}` of {kinds_in_words((kind,))} is the id of {kinds_in_words(mention.kinds)}, and there "
        f"is none in this project that can be used; begin with it: playbook new {mention.kinds[0]} {mention.text}"
    )


def _told(kind: str, path: Path, outcome: Build) -> Iterator[str]:
    yield f"Wrote {_shown(path)}."
    first = outcome.catalogue.organization
    if kind == "organization" and first:
        yield f"There is an organization in {first.path} already; a project needs one only."
    yield ""
    yield "Change its examples to what holds for you, then:"
    yield f"  playbook check {shlex.quote(_shown(path))}"


def _shown(path: Path) -> str:
    """A path without links in it, as it can be typed in the current folder."""
    return os.path.relpath(path, Path().resolve())
