"""Pairing steps, and which of them moved."""

import pytest

from mkdocs_playbooks.changes.steps import moved, renamed_steps
from support import load, workflow


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("", "", ""),
        ("abc", "abc", ""),
        ("abc", "bca", "a"),
        ("abcd", "dabc", "d"),
        ("abcdef", "fabcde", "f"),
        ("abcd", "badc", "bd"),
    ],
)
def test_as_few_as_can_be_moved(was, now, expected):
    assert len(moved(was, now)) == len(expected)
    assert moved(was, now) <= set(was)


def test_a_step_is_known_by_its_id_and_then_by_what_is_done():
    was = workflow("{id: aa, do: Write it down, who: worker}\n{id: bb, do: Read it, who: worker}")
    now = workflow("{id: bb, do: Write it down, who: worker}\n{id: cc, do: Write it down now, who: worker}")
    before, after = (load(text).catalogue.nodes for text in (was, now))
    (key,) = (key for key in before if key.kind == "workflow")
    assert renamed_steps(before[key].record, after[key].record) == {"aa": "cc"}
