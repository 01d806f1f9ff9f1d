"""Every snippet of the schemas is offered, and a document into which it is taken is what the schema wants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from editors.client import LanguageServer
from editors.writing import CURSOR, writing
from mkdocs_playbooks.source.language import Field, all_fields, kind_field
from mkdocs_playbooks.source.reader import read
from mkdocs_playbooks.source.schema import kind_schema, schemas

RECORDS = [field for field in all_fields() if "defaultSnippets" in field.schema]
STARTS = {"on the line of the key": " {}", "on the next line": "\n{margin}  {}", "after a hyphen": "\n{margin}  - {}"}


def labels(field: Field) -> set[str]:
    return {snippet["label"] for snippet in field.schema["defaultSnippets"]}


def is_list(field: Field) -> bool:
    return field.record is not field.schema


def places() -> Iterator[tuple[Field, str]]:
    """Each record, and each place from which it can be begun."""
    for field in RECORDS:
        for name in STARTS:
            if is_list(field) or name != "after a hyphen":
                yield field, name


def begun(field: Field, start: str) -> str:
    """A document that holds little but the way to a field, whose value is to be written; it never follows a hyphen."""
    lines, margin = [], ""
    for depth in range(1, len(field.path)):
        lines.append(f"{margin}{field.path[depth]}:")
        here = next(one for one in all_fields() if one.path == field.path[: depth + 1])
        if here.path != field.path and is_list(here):
            other = next(one.name for one in here.fields() if one.name != field.path[depth + 1])
            lines.append(f"{margin}  - {other}: x")
            margin += "  "
        margin += "  "
    return "\n".join(lines) + start.format(CURSOR, margin=margin[2:]) + "\n"


def value(text: str, field: Field) -> Any:
    """What a document holds at a field, in the first entry of every list on the way."""
    (document,), findings = read("unsaved.yaml", text)
    assert not findings
    found: Any = document.data
    for name in field.path[1:]:
        found = (found[0] if isinstance(found, list) else found)[name]
    return found


@pytest.mark.parametrize(("field", "start"), tuple(places()), ids=lambda value: getattr(value, "dotted", value))
def test_a_snippet_makes_a_valid_record(server: LanguageServer, field: Field, start: str) -> None:
    opened = writing(server, field.path[0], begun(field, STARTS[start]))
    items = {item["label"]: item for item in opened.completions() if item["label"] in labels(field)}
    assert items.keys() == labels(field)
    schema = kind_schema("probe", field.schema)
    for item in items.values():
        text = opened.taken(item)
        assert not list(schema.errors(value(text, field))), text


@pytest.mark.parametrize("kind", sorted(schemas()))
def test_a_whole_document_is_offered_in_an_empty_file(server: LanguageServer, kind: str) -> None:
    opened = writing(server, kind, CURSOR)
    label = f"{kind} (whole document)"
    (item,) = (item for item in opened.completions() if item["label"] == label)
    (document,), findings = read("unsaved.yaml", opened.taken(item))
    assert not findings
    assert document.data == kind_field(kind).example


def test_a_word_of_a_closed_list_is_a_choice(server: LanguageServer) -> None:
    opened = writing(server, "role", f"holders:\n  - {CURSOR}")
    (holder,) = (item for item in opened.completions() if item["label"] == "holder")
    assert "as: ${2|performer,owner,champion,prompt_expert,consultant|}" in holder["textEdit"]["newText"]


@pytest.mark.parametrize(
    "before",
    [
        "steps:\n  - id: first\n    do: Look\n    who: boss\n  - {}",
        "steps:\n  - id: first\n    do: Look\n    who: boss\n  {}\n",
        "steps:\n  - id: first\n    do: Look\n    {}\n",
    ],
    ids=["the next entry", "the next entry, without its hyphen", "the rest of an entry"],
)
def test_a_list_goes_on(server: LanguageServer, before: str) -> None:
    steps = next(field for field in RECORDS if field.path == ("workflow", "steps"))
    opened = writing(server, "workflow", before.format(CURSOR))
    items = [item for item in opened.completions() if item["label"] in labels(steps)]
    assert len(items) == len(labels(steps))
    for item in items:
        text = opened.taken(item)
        assert not list(kind_schema("probe", steps.schema).errors(value(text, steps))), text
