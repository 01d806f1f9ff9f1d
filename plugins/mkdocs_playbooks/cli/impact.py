"""``playbook impact``: what stops, loses a safeguard or is to be tested when something goes, and whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .common import ExitCode, debug_option, write

if TYPE_CHECKING:
    from ..model.catalogue import Catalogue
    from ..pipeline import Build

_MOST_NAMED = 5
"""How many names a refusal offers."""


@click.command(short_help="Say what depends on something.")
@click.argument("name", metavar="KIND/ID")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to answer.")
@click.option("--as-of", metavar="DATE", help="The day that counts as today, such as 2026-11-30.")
@debug_option
def impact(name: str, format_: str, as_of: str | None) -> int:
    """Say what happens when KIND/ID goes: what stops, loses a safeguard, is to be tested again or looked at.

    KIND/ID is a document, such as system/chat-assistant or role/content-director; a person, as person/p07; a
    vendor with all its systems, as "vendor/Acme"; or a model that leaves the systems it runs in, as
    "model/Large text model".
    """
    from ..facts.impact import impact as consequences_of
    from ..facts.origins import find_origin
    from ..pipeline import build
    from ..project import parse_day
    from ..reporters.impact import Answer, report
    from .consequences import consequences
    from .scope import locate

    project, _ = locate(())
    outcome = build(project, parse_day(as_of, "--as-of") if as_of else None)
    origin = find_origin(name, outcome.catalogue)
    if origin is None:
        raise click.UsageError(_unknown(name, outcome))
    found = consequences_of(origin.keys, outcome.facts, origin.loss)
    answer = Answer(origin, found, outcome.facts, _unread(outcome))
    write(report(answer) if format_ == "json" else "\n".join(consequences(answer)))
    return ExitCode.CLEAN


def _unread(outcome: Build) -> tuple[str, ...]:
    """The files with something that is broken, so that a document of them may be missing."""
    return tuple(sorted({finding.path for finding in outcome.findings if _hides(finding.rule, finding.stops_build)}))


def _hides(rule: str, stops_build: bool) -> bool:
    return stops_build and rule.startswith(("yaml/", "schema/"))


def _unknown(name: str, outcome: Build) -> str:
    from ..source.text import visible

    for path, file in outcome.files.items():
        if name in map(str, file.broken):
            return f'"{name}" in {visible(path)} cannot be read; `playbook check` says why'
    near = _near(name, outcome.catalogue)
    quoted = " or ".join(f'"{visible(each)}"' for each in near)
    hint = f"did you mean {quoted}?" if near else "write it as system/ID, role/ID, vendor/NAME or model/NAME"
    return f'there is no "{visible(name)}"; {hint}'


def _near(name: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Names that may be meant: the same of another kind, one nearly the same, or those that hold what was typed."""
    from ..facts.origins import names
    from ..source.suggest import nearest

    known = names(catalogue)
    kind, slash, text = name.partition("/")
    text = text if slash else kind
    same_id = tuple(each for each in known if each.partition("/")[2] == text)
    same_kind = {each.partition("/")[2]: each for each in known if slash and each.startswith(f"{kind}/")}
    alike = tuple(same_kind[each] for each in nearest(text, same_kind))
    held = tuple(each for part, each in same_kind.items() if text and text.casefold() in part.casefold())
    return (same_id or alike or nearest(name, known) or held)[:_MOST_NAMED]
