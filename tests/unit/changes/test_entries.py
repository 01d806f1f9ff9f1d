"""Pairing the entries of two lists."""

import pytest

from mkdocs_playbooks.changes.entries import matched


@pytest.mark.parametrize(
    ("was", "now", "kept", "gone", "new"),
    [
        ("", "", [], [], []),
        ("a b", "b a", ["bb", "aa"], [], []),
        ("a a", "a", ["aa"], ["a"], []),
        ("a b", "a c", ["aa"], ["b"], ["c"]),
    ],
)
def test_by_name(was, now, kept, gone, new):
    found = matched(was.split(), now.split(), str)
    assert ["".join(pair) for pair in found.kept] == kept
    assert [list(found.gone), list(found.new)] == [gone, new]


def test_what_is_left_by_its_wording():
    was = ["Names of customers", "Prices of last year", "Salaries"]
    now = ["The prices of last year", "Names of our customers", "Complaints"]
    found = matched(was, now, str, str)
    assert found.kept == ((was[1], now[0]), (was[0], now[1]))
    assert (found.gone, found.new) == (("Salaries",), ("Complaints",))


def test_the_nearest_wording_wins():
    found = matched(["one two three four"], ["one two three five", "one two three four five"], str, str)
    assert found.kept == (("one two three four", "one two three four five"),)


def test_texts_without_words_are_not_alike():
    assert matched(["…"], ["!"], str, str).kept == ()
