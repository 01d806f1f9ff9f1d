"""``playbook diff``: what changed between two revisions of the specs, and whether anything was loosened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from .common import ExitCode, debug_option, wants_colour, write

if TYPE_CHECKING:
    from ..diagnostics import Finding
    from ..pipeline import Build
    from ..project import Project
    from ..source.discovery import SpecFile
    from ..source.revision import Revision

_WORKING_TREE = "the working tree"


@click.command(short_help="Say what changed between two revisions.")
@click.argument("before", metavar="REV")
@click.argument("after", metavar="[REV]", required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="How to report.",
    show_default=True,
)
@click.option("--merge-base", is_flag=True, help="Begin where the present branch left REV rather than at REV itself.")
@debug_option
def diff(before: str, after: str | None, format_: str, merge_base: bool) -> int:
    """Say what changed in the specs from one revision to another, by default to the working tree.

    Each change is looser, tighter or neither: looser when the AI may do more or less of what keeps its work safe is
    left. The command ends with 1 when something is looser and no accepted decision of the later revision `affects`
    it. Such a decision is dated at most 90 days before the earlier revision, or later.
    """
    from ..changes.difference import difference
    from ..project import ProjectError
    from ..reporters import changes_json, changes_markdown, changes_text
    from ..reporters.text import plain
    from ..source.discovery import discover
    from ..source.revision import RevisionError
    from .common import paint
    from .scope import locate

    if merge_base and after is not None:
        raise click.UsageError("--merge-base compares with the present branch and takes one revision")
    project, _ = locate(())
    try:
        old = _revision(project, before, fork=merge_base)
        new = _revision(project, after) if after is not None else None
        earlier, since = _run(old.files(), project), old.day()
        found, trouble = (new.files(), ()) if new else discover(project.root, project.specs)
    except RevisionError as error:
        raise ProjectError(str(error)) from None
    compared = changes_text.Compared(
        difference(earlier, _run(found, project, trouble), since),
        before,
        after if after is not None else _WORKING_TREE,
        old.commit,
        new.commit if new else "",
    )
    if format_ == "text":
        colour = wants_colour()
        write(changes_text.report(compared, paint if colour else plain), colour=colour)
    else:
        write((changes_json if format_ == "json" else changes_markdown).report(compared))
    return ExitCode.FINDINGS if compared.difference.unanswered else ExitCode.CLEAN


def _revision(project: Project, name: str, *, fork: bool = False) -> Revision:
    from ..source.revision import revision

    return revision(project.root, project.specs, name, fork=fork)


def _run(found: Iterable[SpecFile], project: Project, trouble: tuple[Finding, ...] = ()) -> Build:
    """Read and connect the documents; what rules find in them is no part of a comparison."""
    from msgspec.structs import replace

    from ..pipeline import build_files
    from ..project import Options
    from ..rules import rules

    silent = Options(rules=dict.fromkeys(rules(), "off"))
    outcome = build_files(found, project.options.today(), options=silent)
    return replace(outcome, findings=(*trouble, *outcome.findings))
