"""``playbook headers``: the headers to serve a site with that another host has built from an export."""

from __future__ import annotations

import errno
from pathlib import Path

import click

from .common import ExitCode, busy, debug_option, write


@click.command(short_help="Write headers for a site that another host has built.")
@click.argument("folder", metavar="SITE", type=click.Path(path_type=Path))
@click.argument("project", metavar="[PROJECT]", default=".", type=click.Path(path_type=Path))
@debug_option
def headers(folder: Path, project: Path) -> int:
    """Write the headers to serve SITE with into it: a folder that another host has built from an export of PROJECT.

    A site that MkDocs has built holds them already. They let pages run and load what they hold and no more: _headers
    is read by Netlify and Cloudflare Pages, _headers.nginx and _headers.apache are for those servers. A file of the
    site's own stays.
    """
    from ..hosts.headers import write_headers
    from ..hosts.served import HOME, headers_of
    from .scope import locate

    if not (folder / HOME).is_file():
        raise FileNotFoundError(errno.ENOENT, f"there is no {HOME} in it, so it is no built site", str(folder))
    found, _ = locate([project])
    with busy("Reading pages"):
        made = headers_of(found, folder)
    kept = write_headers(folder, made)
    for name in made.files:
        write(f"{folder / name} is the site's own and stays." if name in kept else f"Wrote {folder / name}.")
    for note in (*made.notes, *made.flaws):
        write(f"Note: {note}")
    return ExitCode.CLEAN
