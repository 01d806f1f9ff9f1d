"""Public documents, restated as specs: nothing of them is left over, and the findings they raise are the expected."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from links import lost_links
from mkdocs_playbooks.diagnostics import Finding, Location
from mkdocs_playbooks.pipeline import Build, build
from mkdocs_playbooks.project import load_project
from sites import build as build_site
from sites import pages

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/mkdocs.yml"))

ENTRIES = ("covers", "not_covered", "allowed", "allowed_if", "never", "circuit_breakers", "exceptions")
"""The lists of a boundary."""

of_each = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


class Clause(NamedTuple):
    """One clause of a document, and the field that holds it, with a word that stands there."""

    section: str
    clause: str
    document: str
    field: str
    word: str


def clauses(case: Path) -> list[Clause]:
    with (case / "clauses.tsv").open(encoding="utf-8", newline="") as file:
        return [Clause(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def outcome(case: Path) -> Build:
    return build(load_project(case / "mkdocs.yml"))


def in_a_line(finding: Finding) -> str:
    """A finding as the list of a case has it: how grave, which rule, on which document, and where in it."""
    place = finding.place
    where = "".join(f"/{part}" for part in place.pointer) if isinstance(place, Location) else ""
    return " ".join(filter(None, (finding.severity.label, finding.rule, finding.document or finding.path, where)))


def at(data: Any, field: str) -> Any:
    """What a document says at ``/steps/draft/do``: entries of a list go by their ``id`` or their number."""
    for part in field.strip("/").split("/"):
        if isinstance(data, list):
            data = (
                next((one for one in data if isinstance(one, dict) and one.get("id") == part), None) or data[int(part)]
            )
        else:
            data = data[part]
    return data


@of_each
def test_the_findings_are_the_expected(case: Path, update_golden: bool):
    found = "".join(sorted(f"{in_a_line(finding)}\n" for finding in outcome(case).findings))
    expected = case / "expected" / "findings.txt"
    if update_golden:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")


@of_each
def test_every_clause_has_a_home(case: Path):
    documents = {str(key): node.data for key, node in outcome(case).catalogue.nodes.items()}
    lost = []
    for row in clauses(case):
        try:
            held = at(documents[row.document], row.field)
        except (KeyError, IndexError, ValueError):
            held = ""
        if not held or row.word.casefold() not in str(held).casefold():
            lost.append(row)
    assert lost == []


@of_each
def test_boundaries_say_no_more_than_the_document(case: Path):
    homes = {(row.document, *row.field.split("/")[1:3]) for row in clauses(case)}
    invented = [
        (str(boundary.key), name, entry)
        for boundary in outcome(case).catalogue.of_kind("boundary")
        for name in ENTRIES
        for number, entry in enumerate(boundary.data.get(name, ()))
        if not {(str(boundary.key), name), (str(boundary.key), name, str(number))} & homes
    ]
    assert invented == []


@of_each
def test_no_clause_is_told_twice(case: Path):
    told = [(row.section, row.clause) for row in clauses(case)]
    assert len(set(told)) == len(told)


@of_each
def test_the_case_says_what_it_restates(case: Path):
    text = (case / "README.md").read_text("utf-8")
    assert "Restates" in text
    assert "commit" in text
    assert "licen" in text


@pytest.mark.slow
@of_each
def test_the_site_is_whole(case: Path, tmp_path: Path):
    site = build_site(case, tmp_path / "site")
    assert lost_links(site, pages(site)) == []
