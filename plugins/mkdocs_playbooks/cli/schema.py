"""``playbook schema``: the schemas of the language, for editors and other tools outside a project."""

from __future__ import annotations

from pathlib import Path

import click

from .common import ExitCode, debug_option, write


@click.group(short_help="Hand out the schemas of the language.")
@debug_option
def schema() -> None:
    """Hand out the JSON Schemas by which documents are checked."""


@schema.command(short_help="Copy the schemas into a folder.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind and what it needs; may be repeated."
)
@debug_option
def export(folder: Path, kinds: tuple[str, ...]) -> int:
    """Copy the schemas into DIR, for editors that work on documents outside a project.

    Copies that are there already are replaced. A project made by `playbook init` has its own in schemas/.
    """
    from .files import replace, schema_files
    from .kinds import require_kind

    for kind in kinds:
        require_kind(kind)
    files = schema_files(kinds)
    for name, content in files.items():
        replace(folder / name, content)
    example = f"{kinds[0] if kinds else 'workflow'}.schema.json"
    write(f"Wrote {len(files)} schemas to {folder}. An editor reads one when the first line of a document says:")
    write(f"  # yaml-language-server: $schema={(folder / example).as_posix()}")
    return ExitCode.CLEAN
