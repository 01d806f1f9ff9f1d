"""Who must look at a change, and which decisions answer for it."""

import datetime

import pytest

from mkdocs_playbooks.changes.difference import difference
from support import load

SINCE = datetime.date(2026, 11, 1)
SPECS = """\
{kind: role, id: boss, title: Boss}
---
{kind: role, id: guard, title: Guard}
---
{kind: system, id: chat, title: Chat, type: assistant}
---
{kind: workflow, id: work, title: Work, owner: boss, trigger: every Monday,
 steps: [{id: aa, do: Write, who: boss, with: chat, human: operator, type: draft},
         {id: bb, do: Read, who: boss}]}
---
{kind: boundary, id: line, title: Line, category: data, human_at_least: approver, covers: [All], rationale: So it is,
 owner: guard, applies_to: {step_types: [draft]}}
"""


def look(*changes: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    after = SPECS
    for old, new in changes:
        assert old in after
        after = after.replace(old, new)
    return {each.role: each.because for each in difference(load(SPECS), load(after), SINCE).look}


def test_whoever_owns_the_boundary_of_a_changed_step():
    assert look(("human: operator", "human: alone")) == {
        "boss": ("owns workflow/work",),
        "guard": ("owns boundary/line, which binds what differs in workflow/work",),
    }
    assert look(("do: Read", "do: Read it")) == {"boss": ("owns workflow/work",)}


def test_whoever_owns_work_that_depends_on_a_system_or_a_role():
    assert look(("title: Chat", "title: Chatter")) == {"boss": ("owns workflow/work, which depends on system/chat",)}
    assert look(("title: Boss", "title: Chief")) == {"boss": ("owns workflow/work, which depends on role/boss",)}
    assert look(("title: Guard", "title: Keeper")) == {}


def test_the_new_owner_and_the_old_one():
    assert look(("owner: boss", "owner: guard")) == {"boss": ("owned workflow/work",), "guard": ("owns workflow/work",)}


@pytest.mark.parametrize(("affects", "answers"), [("work", True), ("work#aa", True), ("work#bb", False)])
def test_a_decision_on_a_step_answers_for_that_step(affects, answers):
    decision = (
        "---\n{kind: decision, id: go, title: Go, date: 2026-11-02, decided_by: boss, status: accepted, decision: Go, "
        f"affects: [workflow/{affects}]}}\n"
    )
    found = difference(load(SPECS), load(SPECS.replace("human: operator", "human: approver") + decision), SINCE)
    assert (found.unanswered == ()) == answers


def test_a_step_whose_system_cannot_be_read_is_judged_by_its_own_word():
    broken = SPECS.replace("type: assistant", "type: nothing")
    assert [each.key.kind for each in difference(load(SPECS), load(broken), SINCE).documents] == []
    further = difference(load(SPECS), load(broken.replace("operator", "observer")), SINCE)
    assert [change.topic for _, change in further.unanswered] == ["autonomy"]
