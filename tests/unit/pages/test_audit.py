"""The audit page, and what other pages say of the same values."""

from __future__ import annotations

from mkdocs_playbooks.pages.audit import audit_view
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.health import health
from mkdocs_playbooks.pages.home import home_view
from mkdocs_playbooks.pages.refs import MOST_LISTED
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
    for list_ in (view.findings, view.refresh, view.by_owner):
        assert len(list_.items) == MOST_LISTED < list_.total
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
    assert (len(view.verdicts.items), view.verdicts.total) == (12, MANY)
    assert view.verdict_counts == (("toy", MANY),)


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
