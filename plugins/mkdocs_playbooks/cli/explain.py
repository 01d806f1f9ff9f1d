"""``playbook explain``: what a rule finds, why that matters, and what to do about it."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from .common import ExitCode, debug_option, write

if TYPE_CHECKING:
    from ..rules.rule import Rule
    from ..source.checks import Check

_WIDTH = 88


@click.command(short_help="Explain a rule, or list them all.")
@click.argument("rule", required=False)
@debug_option
def explain(rule: str | None) -> int:
    """Explain RULE, the name that stands in brackets in a finding; without a name, list every rule."""
    from ..rules import rules
    from ..source.checks import CHECKS
    from ..source.suggest import did_you_mean

    audits = rules()
    if rule is None:
        write("\n".join(_listing(audits, CHECKS)))
    elif rule in audits:
        write("\n".join(_audit(audits[rule])))
    elif rule in CHECKS:
        write("\n".join(_check(rule, CHECKS[rule])))
    else:
        hint = did_you_mean(rule, (*audits, *CHECKS)) or "`playbook explain` lists them all"
        raise click.UsageError(f'there is no rule "{rule}"; {hint}')
    return ExitCode.CLEAN


def _listing(audits: Mapping[str, Rule], checks: Mapping[str, Check]) -> Iterator[str]:
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for name, check in checks.items():
        groups[name.partition("/")[0]][name] = check.summary
    areas: dict[str, dict[str, str]] = defaultdict(dict)
    for name, rule in audits.items():
        areas[rule.area][name] = rule.summary
    longest = max(map(len, (*checks, *audits)))
    for group, members in (*groups.items(), *sorted(areas.items())):
        yield group
        for name, summary in sorted(members.items()):
            lines = textwrap.wrap(summary, _WIDTH - longest - 4, break_on_hyphens=False)
            yield f"  {name:<{longest}}  {lines[0]}"
            yield from (" " * (longest + 4) + line for line in lines[1:])
        yield ""
    yield "`playbook explain NAME` says more about one of them."


def _audit(rule: Rule) -> Iterator[str]:
    yield f"{rule.name} ({rule.area})"
    yield ""
    yield from _paragraphs(f"{rule.summary}.")
    yield ""
    severities = (
        f"{severity.label if severity else 'not reported'} at {stage.name.lower()}"
        for stage, severity in rule.severities.items()
    )
    yield f"Severity: {', '.join(severities)}"
    yield f"Asks: {rule.asks}"
    yield from _section("Why it matters", _paragraphs(rule.why))
    yield from _section("Example", rule.example.splitlines())
    yield from _section("Use instead", rule.instead.splitlines())


def _check(name: str, check: Check) -> Iterator[str]:
    yield name
    yield ""
    yield from _paragraphs(f"{check.summary}.")
    yield from _section("Why it matters", _paragraphs(check.why))
    yield from _section("What to do", _paragraphs(check.mend))


def _section(title: str, lines: Iterator[str] | list[str]) -> Iterator[str]:
    yield ""
    yield title
    yield ""
    yield from (f"  {line}".rstrip() for line in lines)


def _paragraphs(text: str) -> Iterator[str]:
    """The text in lines of a readable length; paragraphs stay apart."""
    for index, paragraph in enumerate(text.split("\n\n")):
        if index:
            yield ""
        yield from textwrap.wrap(paragraph, _WIDTH - 2, break_on_hyphens=False)
