"""The YAML language server reads our schemas as we do: no false errors, the right offers, an explanation everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from editors.client import LanguageServer
from editors.writing import KEY, VALUE, modeline, writing
from mkdocs_playbooks.source.language import Field, find_fields, kind_field
from mkdocs_playbooks.source.messages import schema_findings
from mkdocs_playbooks.source.places import to_span
from mkdocs_playbooks.source.reader import read
from mkdocs_playbooks.source.schema import schemas
from support import ROOT

CORPUS = ROOT / "tests" / "schemas"
INVALID = sorted(CORPUS.glob("*/invalid/*.yaml"))
KINDS = sorted(schemas())


def field(name: str) -> Field:
    """The field, or the kind, that a dotted name means."""
    return find_fields(name)[0] if "." in name else kind_field(name)


def keys(name: str, *written: str) -> set[str]:
    """The keys of a record that can still be written."""
    return {inner.name for inner in field(name).fields()} - set(written)


def words(name: str) -> set[str]:
    """The words a field takes."""
    return set(field(name).allowed)


def in_editor(path: Path) -> str:
    """A file of the corpus as its writer has it open: its first line, a comment, names the schema instead."""
    return f"{modeline(path.parts[-3])}\n" + path.read_text("utf-8").partition("\n")[2]


def wrong(server: LanguageServer, texts: Mapping[Path, str]) -> dict[Path, list[Any]]:
    """What the server finds wrong in files with these texts, all opened at once, for it waits a little with each."""
    opened = {path: server.open(path, text) for path, text in texts.items()}
    return {path: found for path, uri in opened.items() if (found := server.problems(uri))}


def test_no_document_of_the_reference_has_a_false_error(server: LanguageServer) -> None:
    files = sorted((ROOT / "playbooks").rglob("*.yaml"))
    assert not wrong(server, {path: path.read_text("utf-8") for path in files})


def test_no_valid_document_has_a_false_error(server: LanguageServer) -> None:
    files = sorted(CORPUS.glob("*/valid/*.yaml"))
    assert not wrong(server, {path: f"{modeline(path.parts[-3])}\n{path.read_text('utf-8')}" for path in files})


@pytest.fixture(scope="module")
def refused(server: LanguageServer) -> dict[Path, list[Any]]:
    """What the server finds wrong in each invalid document."""
    return wrong(server, {path: in_editor(path) for path in INVALID})


@pytest.mark.parametrize("path", INVALID, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_what_the_schema_refuses_is_marked_where_we_mark_it(path: Path, refused: dict[Path, list[Any]]) -> None:
    text = path.read_text("utf-8")
    (document,), _ = read(path.name, text)
    marked = {problem["range"]["start"]["line"] + 1 for problem in refused.get(path, ())}
    for finding in schema_findings(document, schemas()[path.parts[-3]], text):
        line = to_span(finding.place, {path.name: text}).line
        if finding.rule == "schema/format":  # the server knows how a date is written, and no calendar
            assert line not in marked
        elif finding.rule == "schema/required":  # the server marks the key of the record, we its first line
            assert {line, line - 1} & marked
        else:
            assert line in marked


def test_a_pattern_is_told_in_our_words(server: LanguageServer) -> None:
    opened = writing(server, "role", "kind: role\nid: The Boss\ntitle: Boss\n")
    (problem,) = server.problems(opened.uri)
    assert problem["message"] == "an id has lower-case letters, digits and single hyphens, and begins with a letter"


STEP = "steps:\n  - id: draft\n    "
OFFERS = [
    ("workflow", "▮", KEY, keys("workflow")),
    ("workflow", "kind: workflow\nid: letter\n▮", KEY, keys("workflow", "kind", "id")),
    ("boundary", "kind: boundary\n▮", KEY, keys("boundary", "kind")),
    ("role", "▮\nkind: role\n", KEY, keys("role", "kind")),
    ("system", "kind: system\nt▮", KEY, keys("system", "kind")),
    ("workflow", "steps:\n  - ▮", KEY, keys("workflow.steps")),
    ("workflow", f"{STEP}▮", KEY, keys("workflow.steps", "id")),
    ("workflow", f"{STEP}review:\n      ▮", KEY, keys("workflow.steps.review")),
    ("workflow", f"{STEP}escalate:\n      - when: now\n        ▮", KEY, keys("workflow.steps.escalate", "when")),
    ("workflow", "inputs:\n  - name: figures\n    ▮", KEY, keys("workflow.inputs", "name")),
    ("role", "holders:\n  - ▮", KEY, keys("role.holders")),
    ("metric", "baseline:\n  ▮", KEY, keys("metric.baseline")),
    ("decision", "waives:\n  - ▮", KEY, keys("decision.waives")),
    ("workflow", "kind: ▮", VALUE, {"workflow"}),
    ("workflow", "status: ▮", VALUE, words("workflow.status")),
    ("workflow", f"{STEP}human: ▮", VALUE, words("workflow.steps.human")),
    ("workflow", f"{STEP}human: co▮", VALUE, words("workflow.steps.human")),
    ("workflow", f"{STEP}reaches: ▮", VALUE, words("workflow.steps.reaches")),
    ("workflow", "work_types:\n  - ▮", VALUE, words("workflow.work_types")),
    ("boundary", "human_at_least: ▮", VALUE, words("boundary.human_at_least")),
    ("system", "type: ▮", VALUE, words("system.type")),
    ("role", "holders:\n  - person: p01\n    as: ▮", VALUE, words("role.holders.as")),
    ("checklist", "draft: ▮", VALUE, {"true", "false"}),
]


@pytest.mark.parametrize(
    ("kind", "text", "sort", "expected"), OFFERS, ids=[f"{row[0]}-{place}" for place, row in enumerate(OFFERS)]
)
def test_what_can_be_written_is_offered(
    server: LanguageServer, kind: str, text: str, sort: int, expected: set[str]
) -> None:
    assert writing(server, kind, text).offers(sort) == expected


def test_a_word_is_offered_with_its_sentence(server: LanguageServer) -> None:
    items = writing(server, "boundary", "human_at_least: ▮").completions()
    assert {item["label"]: item["documentation"] for item in items} == field("boundary.human_at_least").allowed


def explained(node: yaml.Node, of: Field) -> Iterator[tuple[yaml.Node, Field]]:
    """Every key of a document that the schema knows, with the field it names."""
    known = {inner.name: inner for inner in of.fields()} if "properties" in of.record else {}
    if isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from explained(entry, of)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in known:
                yield key, known[key.value]
                yield from explained(value, known[key.value])


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_explained(server: LanguageServer, kind: str) -> None:
    largest = max((CORPUS / kind / "valid").iterdir(), key=lambda path: (path.stat().st_size, path.name))
    text = f"{modeline(kind)}\n{largest.read_text('utf-8')}"
    uri = server.open(largest.with_stem(f"{largest.stem}-to-read"), text)
    found = list(explained(yaml.compose(text, yaml.SafeLoader), kind_field(kind)))
    assert len(found) >= len(kind_field(kind).schema["required"])
    for key, named in found:
        shown = server.hover(uri, key.start_mark.line, key.start_mark.column + 1).replace("\\", "")
        assert f"#### {named.schema['title']}\n" in shown, named.dotted
        assert named.schema.get("markdownDescription", named.description) in shown, named.dotted
        assert all(
            f"`{word}`: {sentence}" in shown for word, sentence in named.allowed.items() if named.record is named.schema
        )
