"""JSON data written as YAML reads back as the same data, and looks as a person would write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_playbooks.source.language import all_fields
from mkdocs_playbooks.source.reader import read
from mkdocs_playbooks.source.text import unseen_character
from mkdocs_playbooks.source.writing import to_yaml

TEXTS = st.one_of(st.text(), st.text("-+.0123456789eExo:#'\"~ \n|>[]{},&*!%@`tfnuly", max_size=12)).filter(
    lambda text: not unseen_character(text) and "\r" not in text and "\t" not in text
)
VALUES = st.one_of(TEXTS, st.booleans(), st.integers(-(10**12), 10**12), st.sampled_from([0.5, 4.3, 1e-3, -2.25]))
DATA = st.recursive(VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3))


@given(st.dictionaries(st.sampled_from(["do", "who", "with"]), DATA, min_size=1))
def test_it_reads_back(data):
    documents, findings = read("specs.yaml", to_yaml(data))
    assert findings == ()
    assert [document.data for document in documents] == [data]


def test_every_example_of_the_language_reads_back():
    for field in all_fields():
        for example in field.schema["examples"]:
            ((document,), findings) = read("specs.yaml", to_yaml({field.name: example}))
            assert (document.data, findings) == ({field.name: example}, ())


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({"date": "2026-11-30"}, "date: 2026-11-30\n"),
        ({"version": "1.10"}, 'version: "1.10"\n'),
        ({"value": 1.5, "count": 3, "draft": True}, "value: 1.5\ncount: 3\ndraft: true\n"),
        ({"tags": ["weekly", "reporting"]}, "tags: [weekly, reporting]\n"),
        ({"never": ["Sign a letter, or send it"]}, "never:\n  - Sign a letter, or send it\n"),
        ({"steps": [{"id": "one", "who": "boss"}]}, "steps:\n  - id: one\n    who: boss\n"),
        ({"why": "word " * 17 + "end"}, "why: >-\n  " + "word " * 17 + "end\n"),
        ({"a": ["x", "y"], "b": ["x", "y"]}, "a: [x, y]\nb: [x, y]\n"),
    ],
)
def test_it_looks_hand_written(data, text):
    assert to_yaml(data) == text
