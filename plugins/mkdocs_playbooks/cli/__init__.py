"""The ``playbook`` command: its parts, and the exit code by which it tells a program what happened."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

import click

from .. import __version__
from ..project import ProjectError
from ..source.text import visible
from .build import build
from .check import check
from .common import ExitCode, Settings, debug_option, silence_output
from .completion import completion
from .diff import diff
from .doctor import doctor
from .editor import editor
from .explain import explain
from .export import export
from .fix import fix
from .headers import headers
from .impact import impact
from .init import init
from .new import new
from .runs import run as run_group
from .schema import schema


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="playbook %(version)s")
@debug_option
def playbook() -> None:
    """Write down how your organization works with AI, check it, and publish it.

    Exit codes: 0 clean, 1 findings, 2 wrong usage or configuration, 3 files that cannot be read or written,
    4 a fault of playbook itself, 130 interrupted.
    """


_COMMANDS = (
    *(init, new, check, build, diff, fix, impact, explain, run_group),
    *(schema, export, headers, editor, doctor, completion),
)
for _command in _COMMANDS:
    playbook.add_command(_command)


def main() -> None:
    """Run the command line of this process and end the process."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = run()
    except BrokenPipeError:
        silence_output()
        code = ExitCode.CLEAN
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
        code, message = _trouble(error)
        if code is ExitCode.FAULT and settings.debug:
            traceback.print_exc()
        click.echo(f"Error: {visible(message)}", err=True)
        return code


def _trouble(error: Exception) -> tuple[ExitCode, str]:
    if isinstance(error, ProjectError):
        return ExitCode.USAGE, str(error)
    if isinstance(error, OSError):
        return ExitCode.FILES, f"{error.filename or 'files'}: {error.strerror or error}"
    return ExitCode.FAULT, (
        f"playbook {__version__} met a fault of its own, {type(error).__name__}. Please report it with this "
        "line and the command you typed; with --debug it shows where the fault lies."
    )
