"""``playbook fix``: safe fixes, written into the specs or only shown."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import ExitCode, busy, debug_option, write

if TYPE_CHECKING:
    from ..mending import Mended
    from ..project import Project


@click.command(short_help="Mend what can be mended for certain.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--diff", is_flag=True, help="Show what would change, write nothing, and end with 1 if there is any.")
@debug_option
def fix(paths: tuple[Path, ...], diff: bool) -> int:
    """Mend the specs of the project that PATHS lie in, by default all of the one around the current folder.

    Mended are ids, keys and words that are nearly right, dates and durations in another spelling, numbers that
    should be quoted, ids that should stand in brackets, and the missing line by which editors find the schema.
    Nothing else in a file changes. A file that somebody changes meanwhile is left alone.
    """
    from ..mending import mended
    from ..pipeline import build
    from ..source.discovery import discover
    from .scope import locate

    project, scope = locate(paths)
    found, _ = discover(project.root, project.specs)
    schemas = "schemas" if (project.root / "schemas").is_dir() else ""
    with busy("Looking for what can be mended"):
        outcome = build(project)
        changed = tuple(file for file in mended(found, outcome, schemas) if scope.holds(file.path))
    for file in changed:
        write("\n".join(_difference(file)))
    if not changed:
        is_clean = not any(scope.holds(finding.path) for finding in outcome.findings)
        write("nothing to mend" if is_clean else "nothing to mend for certain; `playbook check` says what is left")
        return ExitCode.CLEAN
    if diff:
        return ExitCode.FINDINGS
    left = tuple(_written(changed, project))
    fixes = sum(file.fixes for file in changed if file.path not in left)
    write(f"\n{fixes} {'fix' if fixes == 1 else 'fixes'} in {_files(len(changed) - len(left))}")
    for path in left:
        write(f"{path} was changed meanwhile and is left alone; run the command again")
    return ExitCode.FILES if left else ExitCode.CLEAN


def _difference(file: Mended) -> Iterator[str]:
    """The change as a unified difference, with whatever could steer a terminal made visible."""
    from ..source.text import visible

    before, after = (content.decode("utf-8-sig").splitlines() for content in (file.before, file.after))
    for line in difflib.unified_diff(before, after, file.path, file.path, lineterm=""):
        yield visible(line)


def _written(changed: Iterable[Mended], project: Project) -> Iterator[str]:
    """Write the files; the paths of those that are no longer as they were read."""
    from .files import replace

    for file in changed:
        target = project.root / file.path
        if target.is_symlink() or not target.is_file() or target.read_bytes() != file.before:
            yield file.path
            continue
        mode = target.stat().st_mode
        replace(target, file.after)
        target.chmod(mode)


def _files(number: int) -> str:
    return f"{number} file" if number == 1 else f"{number} files"
