"""The reference of a kind says what its schema says."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.pages.schema import SchemaView, schema_view
from mkdocs_playbooks.pages.vocabulary import KIND_WORDS
from mkdocs_playbooks.source.schema import schemas
from support import load


def anchors(view: SchemaView) -> list[str]:
    parts = (*view.parts, *view.common)
    return [part.anchor for part in parts] + [field.anchor for part in parts for field in part.fields]


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_its_example_is_a_valid_document(kind: str) -> None:
    build = load(schema_view(kind, listed=False).example)
    assert [node.kind for node in build.catalogue.nodes.values()] == [kind]
    assert [one for one in build.findings if one.rule.partition("/")[0] in ("yaml", "schema")] == []


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_every_field_stands_on_it_once(kind: str) -> None:
    view = schema_view(kind, listed=True)
    top = [field.name for part in (*view.parts, *view.common) if not part.path for field in part.fields]
    assert sorted(top) == sorted(schemas()[kind].schema["properties"])
    found = anchors(view)
    assert len(found) == len(set(found))
    assert {field.below for part in view.parts for field in part.fields if field.below} <= set(found)


def test_a_field_says_what_it_takes() -> None:
    fields = {field.name: field for part in schema_view("checklist", listed=True).parts for field in part.fields}
    assert [word.word for word in fields["style"].words] == ["read-do", "do-confirm"]
    assert fields["items"].required
    assert "up to 9 entries" in fields["items"].limits
    assert [ref.title for ref in fields["by"].refers] == ["role"]
    assert fields["critical"].limits == ("left out: false",)
    assert (fields["minutes"].example, fields["minutes"].short) == ("minutes: 20", True)


def test_a_condition_is_said_in_words() -> None:
    assert schema_view("workflow", listed=True).conditions == ("retired_reason is required when status is retired.",)


def test_records_that_are_alike_are_explained_once() -> None:
    view = schema_view("workflow", listed=True)
    by_path = {part.path: {field.name: field.below for field in part.fields} for part in view.parts}
    assert by_path["steps"]["inputs"] == by_path["steps"]["outputs"] == by_path[""]["inputs"]
