"""Numbers and lists in sentences."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.summaries.words import count, listing


@pytest.mark.parametrize(("number", "words"), [(0, "0 steps"), (1, "1 step"), (2, "2 steps")])
def test_a_number_goes_with_its_noun(number, words):
    assert count(number, "step") == words


def test_a_plural_may_be_its_own():
    assert count(2, "boundary", "boundaries") == "2 boundaries"


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
