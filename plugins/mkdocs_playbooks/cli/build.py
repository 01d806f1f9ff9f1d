"""``playbook build``: the site of a project, or an offline copy of it."""

from __future__ import annotations

from pathlib import Path

import click

from ..source.text import visible
from .common import ExitCode, busy, debug_option, index_option, write
from .reporting import write_report


@click.command(short_help="Build the site, or an offline copy of it.")
@click.argument("project", metavar="[PROJECT]", default=".", type=click.Path(path_type=Path))
@click.option(
    "--offline",
    metavar="OUT.zip",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write an offline copy into this zip, and leave the site as it is.",
)
@click.option("--as-of", metavar="DATE", help="The day that counts as today, such as 2026-11-30.")
@index_option
@debug_option
def build(project: Path, offline: Path | None, as_of: str | None, index: Path | None) -> int:
    """Build the site of PROJECT, by default the one around the current folder, as `mkdocs build` does.

    With --offline, write a copy of it into OUT.zip instead. Unpacked, it opens in a browser without a server: the
    search works, no page asks another host for anything, and each says on which day the copy was made and where the
    current page is. An earlier OUT.zip is replaced when the new one is complete.
    """
    from ..hosts.mkdocs.building import StrictError, build_copy, build_site
    from ..project import parse_day
    from .scope import locate

    found, _ = locate([project])
    given = {"as_of": parse_day(as_of, "--as-of").isoformat()} if as_of else {}
    given |= {"earlier_index": str(index.absolute())} if index else {}
    try:
        with busy("Building"):
            built = build_copy(found, offline, _tell, **given) if offline else build_site(found, _tell, **given)
    except StrictError:
        write("Nothing was written: with `strict`, warnings stop a build.")
        return ExitCode.FINDINGS
    place = visible(str(built.place))
    if built.reported:
        write_report(built.reported, "text")
        write(f"Nothing was written to {place}.")
        return ExitCode.FINDINGS
    for address in built.left_out:
        _tell(f"The copy does without {address}, which is on another host.")
    write(f"Wrote {place}.")
    return ExitCode.CLEAN


def _tell(said: str) -> None:
    for line in said.splitlines():
        click.echo(visible(line), err=True)
