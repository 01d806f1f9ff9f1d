"""``playbook completion``: what a shell needs to complete commands, options and names."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from .common import ExitCode, debug_option, write

_SHELLS = ("bash", "zsh", "fish")


def complete_kind(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The kinds that begin with what was typed."""
    from ..kinds import KINDS

    return [kind for kind in KINDS if kind.startswith(begun)]


def complete_name(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """The kinds and rules that begin with what was typed."""
    from ..rules import rules

    return complete_kind(context, parameter, begun) + [name for name in rules() if name.startswith(begun)]


@click.command(short_help="Print what a shell needs to complete commands.")
@click.argument("shell", type=click.Choice(_SHELLS))
@debug_option
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print a script by which SHELL completes commands, options, kinds and rules.

    \b
    bash   eval "$(playbook completion bash)"   in ~/.bashrc
    zsh    eval "$(playbook completion zsh)"    in ~/.zshrc
    fish   playbook completion fish | source    in ~/.config/fish/config.fish
    """  # noqa: D301 (click takes the character for a paragraph that keeps its lines)
    made = get_completion_class(shell)
    assert made is not None
    root = context.find_root().command
    write(made(root, {}, "playbook", "_PLAYBOOK_COMPLETE").source())
    return ExitCode.CLEAN
