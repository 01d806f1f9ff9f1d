"""What readers come to ask is answered on a page that two links from home lead to."""

from __future__ import annotations

from pathlib import Path

import pytest

from reading import page

MOST_CLICKS = 2

OWNER = ("Workflows", "Agent-written schema migration")
"""The way of somebody who asks about one workflow."""

QUESTIONS = {
    "who approves a migration an agent wrote": (
        OWNER,
        "step-release",
        ("Two people say yes before it happens", "Database reviewer and Database maintainer"),
    ),
    "what stops the agent": (
        OWNER,
        "step-write",
        (
            "Stop when an existing test is edited, skipped or deleted restarted by Database reviewer the run ends",
            "the same test fails three times in a row",
        ),
    ),
    "what is kept as evidence": (
        OWNER,
        "step-write",
        ("Keep agent transcript with tool calls and token identity in Evidence store kept 24 months",),
    ),
    "what I do when the tool is down": (
        OWNER,
        "fallback",
        ("If the tool is down", "A developer writes the migration by hand"),
    ),
    "which AI may see customers' data": (
        ("which data may go into which AI",),
        "data-personal",
        ("about a customer or a colleague", "Reply copilot in the help desk"),
    ),
    "whether customers' data may go into the chat assistant": (
        ("which data may go into which AI", "Chat assistant, enterprise plan"),
        "top",
        ("May see Public", "Must not see Confidential", "Personal: about a customer or a colleague"),
    ),
    "what is never handed to AI": (
        ("Boundaries", "Our own view of the market"),
        "top",
        ("People only; no AI", "The outlook and the recommendation of the market report"),
    ),
    "why it is never handed to AI": (
        ("Boundaries", "Our own view of the market"),
        "rationale",
        ("after a month nobody can tell the difference",),
    ),
    "who owns it after the partner leaves": (
        OWNER,
        "ownership",
        ("Partner Tessellane Integration", "ends 18 December 2026, after the handoff Head of platform"),
    ),
}


@pytest.mark.parametrize(("links", "anchor", "answer"), QUESTIONS.values(), ids=list(QUESTIONS))
def test_an_answer_is_two_links_from_home(reference_site: Path, links, anchor, answer):
    assert len(links) <= MOST_CLICKS
    here = page(reference_site, "")
    for words in links:
        leads_to = dict(reversed([*here.links()]))
        assert words in leads_to, f"{here.route or 'home'} has no link that says {words!r}"
        route = leads_to[words].partition("#")[0]
        here = page(reference_site, route)
    for words in answer:
        assert here.says(words, anchor), f"{here.route}#{anchor} does not say {words!r}"


def test_a_chat_assistant_is_not_listed_for_personal_data(reference_site: Path):
    organization = page(reference_site, "organization/orrinfeld-group/")
    assert organization.says("Chat assistant, enterprise plan", "data-internal")
    assert not organization.says("Chat assistant, enterprise plan", "data-personal")
