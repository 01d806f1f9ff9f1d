"""What the commands share: exit codes, the ``--debug`` option, and writing to the terminal."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

if TYPE_CHECKING:
    from ..reporters.text import Style

_Command = TypeVar("_Command", bound=Callable[..., Any])


class ExitCode(IntEnum):
    """What a run came to."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    FILES = 3
    FAULT = 4
    INTERRUPTED = 130


class Settings(msgspec.Struct):
    """What holds for a whole run, whichever command it is."""

    debug: bool = False


def debug_option(command: _Command) -> _Command:
    """Add ``--debug``, which every command takes."""
    return click.option(
        "--debug",
        is_flag=True,
        envvar="PLAYBOOK_DEBUG",
        expose_value=False,
        callback=_note_debug,
        help="Show where a fault of playbook itself lies; so does PLAYBOOK_DEBUG=1.",
    )(command)


def index_option(command: _Command) -> _Command:
    """Add ``--index``, as commands that write a site take it."""
    return click.option(
        "--index",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="The index.json of the published site, for the names of earlier wordings.  [default: the option "
        "`earlier_index`, else the one that is replaced]",
    )(command)


def _note_debug(context: click.Context, _: click.Parameter, value: bool) -> None:
    settings = context.ensure_object(Settings)
    settings.debug = settings.debug or value


def write(text: str, *, colour: bool | None = None) -> None:
    """Write to standard output; a reader that went away, such as ``head``, is no fault."""
    try:
        click.echo(text, nl=not text.endswith("\n"), color=colour)
    except BrokenPipeError:
        silence_output()


def silence_output() -> None:
    """Send what is still to be written to standard output nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave garbage in cycles alone: a short run makes hardly any, and looking for it takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def busy(doing: str) -> Iterator[None]:
    """Say on a terminal what takes a while, and take it back when it is done; nothing where nobody waits."""
    shown = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    if shown:
        click.echo(f"{doing} …", nl=False, err=True)
    try:
        yield
    finally:
        if shown:
            click.echo("\r\x1b[K", nl=False, err=True, color=True)


def wants_colour() -> bool:
    """Whether standard output takes colour: as NO_COLOR, else FORCE_COLOR, else the terminal says."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


_LOOKS: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan", "bold": True},
    "strong": {"bold": True},
    "quiet": {"fg": "blue"},
    "related": {"fg": "blue", "bold": True},
}


def paint(text: str, style: Style) -> str:
    """``text`` in the colour of its style."""
    return click.style(text, **_LOOKS[style])
