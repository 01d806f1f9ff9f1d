"""The audit page, and what other pages say of the same values."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.pages.audit import audit_view
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.health import health
from mkdocs_playbooks.pages.home import home_view
from mkdocs_playbooks.pages.refs import MOST_AT_A_GLANCE, MOST_LISTED
from mkdocs_playbooks.pages.rule import rules_view
from mkdocs_playbooks.pages.site import site
from mkdocs_playbooks.pages.system import system_view
from support import load, workflow

STEP = "{id: one, do: A, who: worker, with: chat, human: operator}"
MANY = 60


def context(text):
    return Context(load(text))


def many_tools():
    return "\n---\n".join(
        f"{{kind: system, id: tool-{number}, title: Tool, type: assistant, owner: lead-{number},"
        " subscribed_on: 2026-01-01}"
        f"\n---\n{{kind: role, id: lead-{number}, title: Lead}}"
        for number in range(MANY)
    )


def test_every_list_is_cut_and_says_how_long_it_is():
    view = audit_view(context(many_tools()))
    for list_, most in (
        (view.findings, MOST_LISTED),
        (view.refresh, 10),
        (view.by_owner, MOST_LISTED),
        (view.asked, 3),
    ):
        assert len(list_.items) == most < list_.total
    assert len(view.moves) == 3
    assert sum(each.count for each in view.counts) == view.findings.total


def test_findings_are_counted_by_area_and_owner():
    view = audit_view(context(workflow(STEP, trigger="when needed").replace("trigger: every Monday,", "")))
    counts = {each.ref.title: each.counts for each in view.by_area}
    assert counts["structure"][1] >= 1
    assert sum(map(sum, counts.values())) == sum(sum(each.counts) for each in view.by_owner.items)


def test_what_cannot_be_read_is_an_area_of_its_own_without_rules_to_lead_to():
    view = audit_view(context("{kind: role, id: lead}"))
    (area,) = (each for each in view.by_area if each.ref.title == "specs")
    assert (area.ref.href, area.counts[0]) == ("", 1)
    assert [each.ref.title for each in view.by_owner.items] == ["Nobody"]


def test_home_proposes_moves_and_shows_the_first_verdicts():
    view = home_view(context(many_tools()))
    assert len(view.moves) == 3
    (toys,) = view.verdicts
    assert (toys.word, len(toys.systems.items), toys.systems.total) == ("toy", MOST_AT_A_GLANCE, MANY)


def test_home_names_who_answers_for_the_playbooks():
    roles = "{kind: role, id: lead, title: Lead}\n---\n{kind: role, id: second, title: Second}"
    view = home_view(
        context(f"{{kind: organization, id: us, title: Us, size: small, owner: lead, backup: second}}\n---\n{roles}")
    )
    assert view.ask
    assert view.ask.backup
    assert (view.ask.role.title, view.ask.backup.title) == ("Lead", "Second")


WAIVED = """
---
{kind: decision, id: first, title: First, status: accepted, decided_by: worker, date: 2026-01-01, decision: Yes,
 waives: [{rule: vague-trigger, of: workflow/work, until: 2027-01-01}]}
"""


def test_what_decisions_let_through_stands_with_its_decision():
    text = workflow(STEP).replace("trigger: every Monday,", "trigger: when needed,") + WAIVED
    view = audit_view(context(text))
    (decision,) = view.let_through.items
    assert (decision.decision.title, view.waived) == ("First", 1)
    assert [row.finding.rule for row in decision.waived.items] == ["vague-trigger"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("unreviewed-ai-step", "info for an idea, warning in a pilot, error in production"),
        ("autonomy-above-boundary", "error at every stage"),
        ("work-not-redesigned", "warning in a pilot, error in production"),
    ],
)
def test_the_list_of_rules_says_how_strict_each_is(name, said):
    view = rules_view(context(workflow(STEP)))
    every = {entry.name: entry for _, entries in view.areas for entry in entries}
    assert every[name].strictness == said
    assert view.total == len(every)
    assert {entry.name for entry in view.finding} == {entry.name for entry in every.values() if entry.count}


def test_only_ai_systems_have_a_verdict_on_their_page():
    found = context(workflow(STEP))
    chat, store = (system_view(found.catalogue.get("system", id_), found) for id_ in ("chat", "store"))
    assert chat.verdict.word == "not in use"
    assert store.verdict is None


def test_a_retired_workflow_has_no_health():
    found = context(workflow(STEP, status="retired", retired_reason="x"))
    assert health(found.catalogue.get("workflow", "work"), found) is None


def test_the_audit_page_stands_first_below_the_rules():
    found = site(context(workflow(STEP)))
    (section,) = (section for section in found.sections if section.id == "rules")
    assert [entry.route for entry in section.entries] == ["rules/audit"]
