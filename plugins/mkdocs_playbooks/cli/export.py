"""``playbook export``: the site's pages in a folder, for another host to build."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click
from msgspec.structs import replace

from .common import ExitCode, busy, debug_option, index_option, paint, wants_colour, write


@click.command(short_help="Write the pages for another host, such as Zensical.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("project", metavar="[PROJECT]", default=".", type=click.Path(path_type=Path))
@click.option("--as-of", metavar="DATE", help="The day that counts as today, such as 2026-11-30.")
@index_option
@debug_option
def export(folder: Path, project: Path, as_of: str | None, index: Path | None) -> int:
    """Write the site of PROJECT, by default the one around the current folder, into DIR for another host to build.

    DIR holds Markdown files and a mkdocs.yml that Zensical, MkDocs and ProperDocs read without this package. It
    must be new, empty, or made by an earlier export; what you put there yourself is kept.
    """
    from ..hosts.tree import export as export_tree
    from ..project import parse_day
    from ..reporters import text
    from ..reporters.order import Reported
    from .scope import locate

    found, _ = locate([project])
    if index:
        found = replace(found, options=dataclasses.replace(found.options, earlier_index=str(index.absolute())))
    with busy("Making pages"):
        made = export_tree(found, folder, parse_day(as_of, "--as-of") if as_of else None)
    if made.findings:
        colour = wants_colour()
        reported = Reported(made.findings, made.texts, len(made.build.catalogue.nodes))
        write(text.report(reported, paint if colour else text.plain), colour=colour)
        write(f"Nothing was written to {folder}.")
        return ExitCode.FINDINGS
    for note in made.notes:
        write(f"Note: {note}")
    write(f"Wrote {made.pages} pages to {folder}.\n\nBuild the site there, with `zensical build` or `mkdocs build`.")
    return ExitCode.CLEAN
