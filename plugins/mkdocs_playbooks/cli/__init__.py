"""The ``playbook`` command: its parts, and the exit code by which it tells a program what happened."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from .. import __version__
from .common import ExitCode, Settings, debug_option, silence_output

_COMMANDS = (
    *("init", "new", "check", "build", "diff", "fix", "impact", "explain", "run"),
    *("schema", "export", "headers", "editor", "doctor", "completion"),
)
_ELSEWHERE = {"run": "runs"}
"""The modules of commands that are not called like them."""


class _Commands(click.Group):
    """The commands, each imported when it is asked for, so that one does not wait for the others."""

    @property
    def commands(self) -> dict[str, click.Command]:
        """All of them, by name."""
        return {name: command(name) for name in _COMMANDS}

    @commands.setter
    def commands(self, _: object) -> None:
        """None is added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order in which they are told."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        return command(cmd_name) if cmd_name in _COMMANDS else None


def command(name: str) -> click.Command:
    """A command by its name; raises ``ImportError`` where there is none."""
    found: click.Command = getattr(import_module(f"{__name__}.{_ELSEWHERE.get(name, name)}"), name)
    return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="playbook %(version)s")
@debug_option
def playbook() -> None:
    """Write down how your organization works with AI, check it, and publish it.

    Exit codes: 0 clean, 1 findings, 2 wrong usage or configuration, 3 files that cannot be read or written,
    4 a fault of playbook itself, 130 interrupted.
    """


def main() -> None:
    """Run the command line of this process and end the process."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        silence_output()
        code = ExitCode.CLEAN
    if sys.argv[1:2] == ["check"]:
        sys.stderr.flush()
        os._exit(code)  # nothing is left to do but to give back, piece by piece, memory that ends with the process
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, by default this process's, and give its exit code; tell trouble on standard error."""
    settings = Settings()
    try:
        return int(playbook.main(arguments, "playbook", standalone_mode=False, obj=settings) or ExitCode.CLEAN)
    except SystemExit:  # click's answer to a reader of its help that went away
        return ExitCode.CLEAN
    except (click.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except Exception as error:
        from ..source.text import visible

        code, message = _trouble(error)
        if code is ExitCode.FAULT and settings.debug:
            import traceback

            traceback.print_exc()
        click.echo(f"Error: {visible(message)}", err=True)
        return code


def _trouble(error: Exception) -> tuple[ExitCode, str]:
    from ..project import ProjectError

    if isinstance(error, ProjectError):
        return ExitCode.USAGE, str(error)
    if isinstance(error, OSError):
        return ExitCode.FILES, f"{error.filename or 'files'}: {error.strerror or error}"
    return ExitCode.FAULT, (
        f"playbook {__version__} met a fault of its own, {type(error).__name__}. Please report it with this "
        "line and the command you typed; with --debug it shows where the fault lies."
    )
