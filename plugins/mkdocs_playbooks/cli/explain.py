"""``playbook explain``: what a rule finds and why, or what a kind of document and its fields are for."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from .common import ExitCode, debug_option, write
from .completion import complete_name
from .prose import hanging, paragraphs, section

if TYPE_CHECKING:
    from ..rules.rule import Rule
    from ..source.check import Check

_AROUND = 2
"""How many lines that stay are shown around those that differ."""

_LEGEND = "Lines with - go, lines with + come; all else stays as in the example."


@click.command(short_help="Explain a rule, a kind or a field.")
@click.argument("name", required=False, shell_complete=complete_name)
@debug_option
def explain(name: str | None) -> int:
    """Explain NAME; without a name, list every kind and every rule.

    NAME is a rule, as it stands in brackets in a finding; a kind of document, such as workflow; or a field, such
    as workflow.steps, step.escalate or escalate.
    """
    write("\n".join(_listing() if name is None else _explained(name)))
    return ExitCode.CLEAN


def _explained(name: str) -> Iterator[str]:
    """Rules win over kinds and fields, because a finding names them; no two share a name so far."""
    from ..kinds import KINDS
    from ..rules import rules
    from ..source.checks import CHECKS
    from ..source.language import find_fields
    from .fields import explain_fields, explain_kind

    audits = rules()
    if name in audits:
        return _audit(audits[name])
    if name in CHECKS:
        return _check(name, CHECKS[name])
    if name in KINDS:
        return explain_kind(name)
    found = find_fields(name)
    if found:
        return explain_fields(found)
    raise click.UsageError(_unknown(name))


def _unknown(name: str) -> str:
    from ..kinds import KINDS
    from ..rules import rules
    from ..source.checks import CHECKS
    from ..source.language import all_fields, fields_with
    from ..source.suggest import did_you_mean

    homes = fields_with(name)
    if homes:
        return f'"{name}" is a word for {homes}: explain that instead'
    fields = {field.dotted if "." in name else field.name for field in all_fields()}
    names = fields if "." in name else (*rules(), *CHECKS, *KINDS)
    what = "field" if "." in name else "rule, kind or field"
    hint = did_you_mean(name, names) or did_you_mean(name, fields)
    return f'there is no {what} "{name}"; {hint or "`playbook explain` lists rules and kinds"}'


def _listing() -> Iterator[str]:
    from ..kinds import KINDS
    from ..rules import rules
    from ..source.checks import CHECKS
    from ..source.language import kind_field

    groups: dict[str, dict[str, str]] = {"kinds": {kind: kind_field(kind).description for kind in KINDS}}
    for name, check in CHECKS.items():
        groups.setdefault(name.partition("/")[0], {})[name] = check.summary
    areas: Mapping[str, dict[str, str]] = defaultdict(dict)
    for name, rule in rules().items():
        areas[rule.area][name] = rule.summary
    groups |= {area: dict(sorted(members.items())) for area, members in sorted(areas.items())}
    longest = max(len(name) for members in groups.values() for name in members)
    for group, members in groups.items():
        yield group
        for name, summary in members.items():
            yield from hanging(f"  {name:<{longest}}  ", summary)
        yield ""
    yield "`playbook explain NAME` says more about one of them, or a field: workflow.steps."


def _audit(rule: Rule) -> Iterator[str]:
    yield f"{rule.name} ({rule.area})"
    yield ""
    yield from paragraphs(f"{rule.summary}.")
    yield ""
    severities = (
        f"{severity.label if severity else 'not reported'} at {stage.name.lower()}"
        for stage, severity in rule.severities.items()
    )
    yield f"Severity: {', '.join(severities)}"
    yield f"Asks: {rule.asks}"
    yield from section("Why it matters", paragraphs(rule.why))
    yield from section("Example", rule.example.splitlines())
    yield from section("Use instead", _instead(rule.example.splitlines(), rule.instead.splitlines()))


def _instead(example: list[str], instead: list[str]) -> list[str]:
    """What differs from the example, or all of it where that is no longer."""
    lines = [_LEGEND, ""]
    _, _, *difference = difflib.unified_diff(example, instead, n=_AROUND, lineterm="")
    for index, line in enumerate(difference):
        if not line.startswith("@@"):
            lines.append(f"{line[0]} {line[1:]}")
        elif index:
            lines.append("  …")
    return lines if len(lines) < len(instead) else instead


def _check(name: str, check: Check) -> Iterator[str]:
    yield name
    yield ""
    yield from paragraphs(f"{check.summary}.")
    yield from section("Why it matters", paragraphs(check.why))
    yield from section("What to do", paragraphs(check.mend))
