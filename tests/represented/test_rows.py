"""Every row of the table of what the product represents, looked up where a reader or a user would find it."""

from __future__ import annotations

import csv
import json
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from mkdocs_playbooks.cli import run
from mkdocs_playbooks.diagnostics import Severity
from mkdocs_playbooks.rules import rules
from reading import Page, page, says
from sites import make_project
from support import ROOT, load

UNRELATED = ("404.html", "glossary/")
"""Pages that answer nothing in particular: what stands there would show nothing."""


@dataclass(frozen=True)
class Row:
    """What is represented, where, and how that is seen.

    ``where`` is a page's route with an anchor or without, ``cli:`` with one or several commands, ``schema:`` with a
    kind and a pointer, or ``example:`` with a rule. ``how`` is ``text``, ``anchor`` or ``link`` on a page, ``out`` or
    ``exit`` of the last command, of a list in a schema one ``value`` or all ``values``, and the ``finding`` that a rule
    makes of the example on its page, or its ``advice`` where the organization is one person.
    """

    id: str
    what: str
    where: str
    how: str
    expected: str

    @property
    def route(self) -> str:
        return self.where.partition("#")[0]

    @property
    def anchor(self) -> str:
        return self.where.partition("#")[2]


def table() -> list[Row]:
    with (Path(__file__).parent / "rows.tsv").open(encoding="utf-8", newline="") as file:
        return [Row(**cells) for cells in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def of(*hows: str) -> pytest.MarkDecorator:
    """The rows that are seen in one of these ways, as parameters of a test."""
    rows = [row for row in ROWS if row.how in hows]
    return pytest.mark.parametrize("row", rows, ids=[f"{row.id}: {row.what}" for row in rows])


def shown(row: Row, where: Page, anchor: str = "") -> bool:
    """Whether a page shows what a row expects, in one section of it when that is named."""
    match row.how:
        case "text":
            return where.says(row.expected, anchor)
        case "link":
            return row.expected in {address for _, address in where.links(anchor)}
        case _:
            return row.expected in where.html.ids


ROWS = table()


@of("text", "link", "anchor")
def test_the_site_shows_it(row: Row, reference_site: Path):
    assert shown(row, page(reference_site, row.route), row.anchor), f"{row.where} does not show {row.expected!r}"


@of("text", "link", "anchor")
def test_an_unrelated_page_does_not_show_it(row: Row, reference_site: Path):
    others = [route for route in UNRELATED if route != row.route]
    assert [route for route in others if shown(row, page(reference_site, route))] == []


@of("out", "exit")
def test_the_command_shows_it(row: Row, tmp_path: Path, monkeypatch, capsys):
    for name in ("FORCE_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(make_project(tmp_path / "project"))
    code = 0
    for command in row.where.removeprefix("cli:").split("&&"):
        assert code == 0, capsys.readouterr().err
        capsys.readouterr()
        code = run(shlex.split(command))
    captured = capsys.readouterr()
    if row.how == "exit":
        assert str(code) == row.expected, captured.out + captured.err
    else:
        assert says(captured.out, row.expected), captured.out + captured.err


@of("value", "values")
def test_the_schema_shows_it(row: Row):
    kind, pointer = row.where.removeprefix("schema:").split()
    found = json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text("utf-8"))
    for key in pointer.strip("/").split("/"):
        found = found[key]
    if row.how == "values":
        assert found == row.expected.split()
    else:
        assert row.expected in found


@of("advice")
def test_the_rule_only_advises_one_person(row: Row):
    rule = rules()[row.where.removeprefix("example:").strip()]
    build = load(f"{rule.example}\n---\n{{kind: organization, id: one, title: One, size: solo}}")
    (finding,) = (one for one in build.findings if one.rule == rule.name)
    assert (finding.severity, says(finding.help, row.expected)) == (Severity.INFO, True)
    assert not any(says(one.help, row.expected) for one in load(rule.example).findings)


@of("finding")
def test_the_rule_finds_it_and_not_in_what_to_use_instead(row: Row):
    rule = rules()[row.where.removeprefix("example:").strip()]
    messages = [
        [one.message for one in load(text).findings if one.rule == rule.name] for text in (rule.example, rule.instead)
    ]
    assert [any(says(message, row.expected) for message in found) for found in messages] == [True, False], messages


def test_every_row_can_be_carried_out():
    known = {"text", "link", "anchor", "out", "exit", "value", "values", "finding", "advice"}
    assert [row for row in ROWS if row.how not in known or not row.expected] == []
    assert len(set(ROWS)) == len(ROWS)
