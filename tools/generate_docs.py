"""Writes the generated parts of the documents: module map, option table, rules, the help of every command.

A generated part stands between ``<!-- begin NAME -->`` and ``<!-- end NAME -->``. With ``--check`` nothing is written
and the exit code says whether everything is up to date.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from mkdocs_playbooks.cli import playbook
from mkdocs_playbooks.facts.strictness import Stage
from mkdocs_playbooks.grouping import grouped
from mkdocs_playbooks.pages.reference import option_entries
from mkdocs_playbooks.rules import rules

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "plugins" / "mkdocs_playbooks"
PAGES = tuple(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "RULES.md", "COMMANDS.md"))


def module_map() -> Iterator[str]:
    """Every module with the first line of its docstring; of a folder with many alike, only the folder."""
    yield "| module | what it is |"
    yield "|---|---|"
    for path in sorted(PACKAGE.rglob("*.py"), key=lambda path: path.relative_to(PACKAGE).parts):
        relative = path.relative_to(PACKAGE)
        if relative.parts[0] in ("kinds", "rules", "bundled", "starter") and len(relative.parts) > _depth(relative):
            continue
        doc = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        name = relative.parent.as_posix() + "/" if path.name == "__init__.py" else relative.as_posix()
        yield f"| `{name.removeprefix('./') or PACKAGE.name + '/'}` | {doc.splitlines()[0] if doc else ''} |"


def _depth(relative: Path) -> int:
    """How deep the map goes into folders whose modules are all alike."""
    return 2 if relative.name in ("__init__.py", "fields.py", "rule.py", "audit.py") else 1


def options() -> Iterator[str]:
    """The plugin's options."""
    yield "| option | default | what it does |"
    yield "|---|---|---|"
    for option in option_entries():
        yield f"| `{option.name}` | {f'`{option.default}`' if option.default else 'not set'} | {option.description} |"


def rule_table() -> Iterator[str]:
    """The audit rules with their severity by status, a table an area."""
    for area, found in sorted(grouped((rule.area, rule) for rule in rules().values()).items()):
        yield f"## {area.capitalize()}"
        yield ""
        yield "| rule | idea | pilot | production | what it finds |"
        yield "|---|---|---|---|---|"
        for rule in found:
            severities = (rule.severities[stage] for stage in Stage)
            words = " | ".join(severity.label if severity else "–" for severity in severities)
            yield f"| `{rule.name}` | {words} | {rule.summary} |"
        yield ""


def commands() -> Iterator[str]:
    """The help of the command and of every command below it."""
    waiting: list[tuple[str, click.Command]] = [("playbook", playbook)]
    while waiting:
        name, command = waiting.pop(0)
        context = click.Context(command, info_name=name, terminal_width=100, **playbook.context_settings)
        yield from (f"## {name}", "", "```", command.get_help(context), "```", "")
        if isinstance(command, click.Group):
            waiting += [(f"{name} {each}", command.commands[each]) for each in sorted(command.commands)]


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "commands": commands,
    "modules": module_map,
    "options": options,
    "rules": rule_table,
}


def generated(text: str) -> str:
    """A page with every generated part written anew."""
    for name, lines in PARTS.items():
        begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
        block = f"{begin}\n" + "\n".join(lines()) + f"\n{end}"
        text = re.sub(f"{re.escape(begin)}.*?{re.escape(end)}", lambda _, block=block: block, text, flags=re.DOTALL)
    return text


def main() -> int:
    """Write the pages, or check them; 1 when one was out of date."""
    stale = [page for page in PAGES if generated(page.read_text("utf-8")) != page.read_text("utf-8")]
    for page in stale:
        print(f"{page.name} is {'out of date; run `make docs`' if '--check' in sys.argv else 'written anew'}")
        if "--check" not in sys.argv:
            page.write_text(generated(page.read_text("utf-8")), "utf-8")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
