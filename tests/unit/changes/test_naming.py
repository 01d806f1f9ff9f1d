"""References under present names: another spelling or a new id is no change."""

import datetime

import pytest

from mkdocs_playbooks.changes.difference import difference
from support import load

SINCE = datetime.date(2026, 11, 1)
BEFORE = """\
{kind: role, id: boss, title: Boss}
---
{kind: system, id: chat, title: Chat, type: assistant}
---
{kind: workflow, id: work, title: Work, owner: boss, trigger: every Monday, metrics: [speed],
 steps: [{id: aa, do: Write the text, who: boss, with: chat, outputs: [{name: text, to: bb}]},
         {id: bb, do: Read the text, who: boss, review: {of: aa, by: boss}, inputs: [{name: text, from: aa}]}]}
---
{kind: evaluation, id: test, title: Test, of: workflow/work#aa, cases: {count: 3}, graders: [{type: human}], pass: all}
---
{kind: metric, id: speed, title: Speed, type: time, unit: hours, better: down}
---
{kind: decision, id: go, title: Go, date: 2026-01-01, decided_by: boss, status: accepted, decision: Go,
 affects: [role/boss, system/chat, workflow/work#aa]}
"""


def said(*changes: tuple[str, str]) -> list[str]:
    after = BEFORE
    for old, new in changes:
        assert old in after
        after = after.replace(old, new)
    found = difference(load(BEFORE), load(after), SINCE)
    return [f"{document.key} {change.step} {change.what}" for document, change in found.changes()]


@pytest.mark.parametrize(
    "change",
    [
        ("who: boss", "who: role/boss"),
        ("with: chat", "with: [system/chat]"),
        ("to: bb", "to: step/bb"),
        ("owner: boss", "owner: role/boss"),
        ("kind: role, id: boss", "kind: role, formerly: [boss], id: chief"),
        ("status: accepted", "draft: false, status: accepted"),
        ("of: aa,", "of: aa, independent: false,"),
    ],
)
def test_no_change(change):
    assert said(change) == []


def test_a_renamed_step_is_followed_into_its_references():
    changes = said(("id: aa,", "id: draft,"), ("of: aa,", "of: draft,"), ("from: aa", "from: draft"), ("#aa", "#draft"))
    assert changes == ['workflow/work draft step renamed, was "aa"']


def test_another_document_of_the_same_id_is_a_change():
    assert said(("role/boss, system/chat", "metric/speed, system/chat")) == ["decision/go  also changed: affects"]


def test_a_reference_that_leads_nowhere_is_compared_as_text():
    assert said(("metrics: [speed]", "metrics: [pace]")) == ["workflow/work  also changed: metrics"]


def test_a_document_that_takes_over_another_keeps_its_own_past():
    before = "{kind: role, id: aa, title: Aa}\n---\n{kind: role, id: bb, title: B}"
    found = difference(load(before), load("{kind: role, id: aa, title: A, formerly: [bb]}"), SINCE)
    assert [(str(each.key), each.how) for each in found.documents] == [("role/aa", "changed"), ("role/bb", "removed")]


def test_measurements_are_told():
    specs = "{kind: metric, id: specs, title: Speed, type: time, unit: hours, better: down}\n"
    table = "# beside it, specs.csv:\n#   date,value\n#   2026-01-01,3\n"
    found = difference(load(specs), load(specs + table), SINCE)
    assert [change.what for _, change in found.changes()] == ["also changed: measurements"]
