"""What differs, as other formats than the text have it."""

import datetime
import json

import pytest

from mkdocs_playbooks.changes.difference import difference
from mkdocs_playbooks.reporters import changes_json, changes_markdown, changes_text
from support import load

HOSTILE = [
    "<script>alert(1)</script>",
    "](javascript:alert(1))",
    "@everyone",
    "| a | b |",
    "`rm -rf`",
    "# heading",
    "a\\",
]
ROLE = "kind: role\nid: boss\ntitle: {0}\n"


def compared(before: str, after: str) -> changes_text.Compared:
    found = difference(load(before), load(after), datetime.date(2026, 11, 1))
    return changes_text.Compared(found, "main", "the working tree", "0" * 40)


@pytest.mark.parametrize("text", HOSTILE)
def test_spec_text_is_text_in_markdown(text):
    role = f"{{kind: role, id: boss, title: {json.dumps(text)}, owner: boss}}"
    out = changes_markdown.report(compared("{kind: role, id: x, title: X}", role))
    for live in ("<script", "](javascript", "@everyone", "\n|", "`rm", "\n# heading"):
        assert live not in out


def test_markdown_without_a_difference():
    assert changes_markdown.report(compared("", "")) == "**Nothing differs from main to the working tree**\n"


def test_the_fields_of_the_json_record():
    before = "{kind: role, id: boss, title: Boss, owner: boss}"
    record = json.loads(changes_json.report(compared(before, before.replace("title: Boss", "title: Chief"))))
    assert record == {
        "version": 1,
        "before": {"name": "main", "commit": "0" * 40},
        "after": {"name": "the working tree", "commit": ""},
        "summary": {
            "documents": 1,
            "added": 0,
            "removed": 0,
            "renamed": 0,
            "looser": 0,
            "unanswered": 0,
            "tighter": 0,
            "neither": 1,
        },
        "documents": [
            {
                "document": "role/boss",
                "title": "Chief",
                "path": "specs.yaml",
                "how": "changed",
                "was": "",
                "changes": [
                    {
                        "topic": "other",
                        "step": "",
                        "direction": "neither",
                        "what": "also changed: title",
                        "before": "",
                        "after": "",
                        "decisions": [],
                    }
                ],
            }
        ],
        "look": [{"role": "boss", "title": "Chief", "because": ["owns role/boss"]}],
        "not_compared": [],
    }


def test_documents_that_are_new_gone_or_renamed_are_counted_alike_everywhere():
    before = "{kind: role, id: boss, title: Boss}\n---\n{kind: role, id: clerk, title: Clerk}\n"
    after = """\
        {kind: role, id: chief, title: Boss, formerly: [boss]}
        ---
        {kind: role, id: cook, title: Cook}
        ---
        {kind: system, id: oven, title: Oven, type: assistant}
        """
    found = compared(before, after)
    said = "0 looser, 0 tighter, 0 neither in 4 documents (2 new, 1 gone, 1 renamed)"
    assert changes_text.report(found).endswith(f"{said}\n")
    assert said in changes_markdown.report(found).replace("\\", "")
    counts = json.loads(changes_json.report(found))["summary"]
    assert [counts[name] for name in ("documents", "added", "removed", "renamed")] == [4, 2, 1, 1]
