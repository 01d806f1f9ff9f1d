"""A name for an exact wording."""

from __future__ import annotations

from mkdocs_playbooks.facts.wording import short, wording


def test_it_changes_with_a_word_and_with_nothing_else() -> None:
    data = {"items": [{"id": "c1", "check": "Ä"}], "style": "read-do", "title": "One"}
    name = wording(data, ("style", "items"))
    assert (len(name), name.startswith(short(name)), len(short(name))) == (64, True, 12)
    assert wording({**data, "title": "Two"}, ("style", "items")) == name
    assert wording(dict(reversed(data.items())), ("items", "style", "absent")) == name
    assert wording({**data, "items": [{"id": "c1", "check": "A"}]}, ("style", "items")) != name
