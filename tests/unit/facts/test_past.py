"""Reading what a file held once."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.past import documents_in
from mkdocs_playbooks.model.node import Key


def test_documents_are_known_by_kind_and_id_valid_or_not() -> None:
    text = b"kind: role\nid: clerk\nunheard: of\n---\nkind: person\n---\n[1, 2]\n---\n{kind: old, id: one}\n"
    found = documents_in(text)
    assert set(found) == {Key("role", "clerk"), Key("old", "one")}
    assert found[Key("role", "clerk")] == {"kind": "role", "id": "clerk", "unheard": "of"}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"kind: [", b"x" * 300_000, b"kind: {a: b}\nid: [c]\n"])
def test_what_cannot_be_read_holds_nothing(content: bytes) -> None:
    assert documents_in(content) == {}
