"""Lists in sentences."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.summaries.words import listing


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d", "e"], "a, b, c and 2 more"),
    ],
)
def test_a_list_is_cut_and_says_by_how_much(words, text):
    assert listing(words) == text
