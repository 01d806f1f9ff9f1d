"""The refresh ranking: age x readers x severity."""

from __future__ import annotations

from mkdocs_playbooks.diagnostics import Finding, Severity
from mkdocs_playbooks.summaries.found import Found
from mkdocs_playbooks.summaries.refresh import refresh_ranking
from support import load

COMMON = "title: X, owner: lead"


def ranked(text, *findings):
    build = load(text)
    return {str(each.node.key): each for each in refresh_ranking(build.facts, Found(findings))}


def finding(document, severity):
    place = load("{kind: role, id: lead, title: X}").catalogue.get("role", "lead").at("id")
    return Finding(severity, "overdue-review", "x", place, document=document)


def test_the_score_is_age_times_readers_times_severity():
    text = """
        {kind: role, id: lead, title: Lead, last_reviewed: 2026-11-06}
        ---
        {kind: role, id: other, title: Other, last_reviewed: 2026-11-06, owner: lead, backup: lead}
        ---
        {kind: role, id: third, title: Third, last_reviewed: 2026-11-06, owner: lead}
    """
    found = ranked(text, finding("role/other", Severity.ERROR), finding("role/third", Severity.WARNING))
    assert {key: (each.age, each.readers, each.score) for key, each in found.items()} == {
        "role/other": (10, 0, 10 * 1 * 4),
        "role/lead": (10, 2, 10 * 3 * 1),
        "role/third": (10, 0, 10 * 1 * 3),
    }
    assert list(found) == ["role/other", "role/lead", "role/third"]


def test_a_document_that_refers_to_itself_is_no_reader_of_itself():
    assert ranked("{kind: role, id: lead, title: Lead, owner: lead}")["role/lead"].readers == 0


def test_without_a_day_of_review_it_is_counted_back_from_the_next_one():
    text = """
        {kind: organization, id: us, title: Us, size: small, defaults: {review_every: 30 days},
         last_reviewed: 2026-11-16}
        ---
        {kind: role, id: lead, title: Lead, review_due: 2026-12-01}
    """
    found = ranked(text)
    lead = found["role/lead"]
    assert (lead.age, lead.is_stated, lead.reviewed.isoformat()) == (15, False, "2026-11-01")
    assert "organization/us" not in found, "reviewed today"


def test_where_nothing_is_said_it_counts_as_a_year():
    lead = ranked("{kind: role, id: lead, title: Lead, review_due: 2027-01-01}")["role/lead"]
    assert (lead.age, lead.reviewed) == (365, None)


def test_a_review_that_lies_ahead_has_no_age_and_what_has_ended_is_not_ranked():
    text = """
        {kind: role, id: lead, title: Lead, last_reviewed: 2027-01-01}
        ---
        {kind: system, id: old, title: Old, type: agent, status: retired}
        ---
        {kind: person, id: p01, title: Somebody}
    """
    assert ranked(text) == {}
