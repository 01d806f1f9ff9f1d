"""The five signs to watch, as far as the specs know them."""

from __future__ import annotations

import pytest

from measured import figures, metric, run
from mkdocs_playbooks.diagnostics import Finding, Severity
from mkdocs_playbooks.summaries.found import Found
from mkdocs_playbooks.summaries.indicators import certified_per_recipe, indicators
from support import workflow

TEMPLATES, PLAYBOOKS, PARTNERS, DASHBOARDS, CLAUSES = range(5)
NONE = "{kind: role, id: lead, title: Lead}"
RECIPE = """
---
{kind: recipe, id: %s, title: R, type: %s, version: 1.0.0, publisher: firm, licence: MIT,
 contains: {workflows: [work]}%s}"""
FIRM = """
---
{kind: partner, id: firm, title: Firm, type: consultancy, certified_people: 40, specializations: [%s]}"""
HIDING = """
---
{kind: organization, id: us, title: Us, size: small, publish: {public: {hide: [%s]}}}"""
WORK = workflow("{id: one, do: A, who: worker}", status="production", live_since="2026-01-01", metrics="[hours]")


def sign(place, specs, findings=(), **tables):
    build = run(specs, **tables)
    return indicators(build.facts, Found(tuple(findings)))[place]


def test_of_nothing_nothing_is_seen_and_each_sign_says_what_cannot_be_known():
    build = run(NONE)
    found = indicators(build.facts, Found(()))
    assert [each.shows for each in found] == [False] * 5
    assert all(each.unknown and each.answer for each in found)


@pytest.mark.parametrize(
    ("hide", "shows", "answer"),
    [
        ("person", True, "1 template of a workflow"),
        ("recipe", False, "1 template of a workflow, of which 1 is kept from the public"),
        ("recipe/way", False, "1 template of a workflow, of which 1 is kept from the public"),
    ],
)
def test_a_template_counts_when_the_public_may_have_it(hide, shows, answer):
    found = sign(TEMPLATES, WORK + RECIPE % ("way", "starter", "") + HIDING % hide)
    assert (found.shows, found.answer) == (shows, answer)


def test_a_recipe_without_a_workflow_is_no_template():
    empty = (RECIPE % ("way", "workflow", "")).replace("workflows: [work]", "workflows: []")
    assert not sign(TEMPLATES, WORK + empty).shows


def test_a_migration_playbook_may_have_proof():
    proof = ", proof: [{organization: A, metric: days, before: '9', after: '6'}]"
    found = sign(PLAYBOOKS, WORK + RECIPE % ("way", "migration", proof) + RECIPE % ("path", "migration", ""))
    assert (found.shows, found.answer) == (
        True,
        "2 playbooks for moving from one way of working to another, 1 with proof",
    )
    assert not sign(PLAYBOOKS, WORK + RECIPE % ("way", "starter", proof)).shows


@pytest.mark.parametrize(
    ("specialization", "recipe", "shows"),
    [
        ("coding agents behind gates", True, True),
        ("Codex", True, True),
        ("coding agents behind gates", False, False),
        ("reagents", True, False),
    ],
)
def test_a_partner_shows_agents_by_name_and_by_a_recipe(specialization, recipe, shows):
    text = WORK + FIRM % specialization + (RECIPE % ("way", "starter", "") if recipe else "")
    assert sign(PARTNERS, text).shows == shows


@pytest.mark.parametrize(("after", "shows"), [((1,), True), ((), False)])
def test_figures_from_before_the_go_live_do_not_count(after, shows):
    found = sign(DASHBOARDS, WORK + metric("hours"), hours=figures((1, 2), after))
    assert (found.shows, found.answer) == (
        shows,
        f"{int(shows)} of 1 workflow in production have figures from after they went live",
    )


def test_contracts_ask_for_outcomes_when_every_recipe_has_a_clause_and_no_target_counts_seats():
    clause, bare = ", outcome_clauses: [x]", ""
    both = WORK + RECIPE % ("way", "starter", clause) + RECIPE % ("path", "starter", clause) + metric("hours")
    assert sign(CLAUSES, both).shows
    assert sign(CLAUSES, WORK + RECIPE % ("way", "starter", clause) + RECIPE % ("path", "starter", bare)).shows is False
    place = run(both).catalogue.get("metric", "hours").at("unit")
    seats = Finding(Severity.WARNING, "seat-count-target", "x", place, document="metric/hours")
    found = sign(CLAUSES, both, [seats])
    assert (found.shows, found.answer) == (
        False,
        "2 of 2 recipes have clauses about outcomes, but 1 target is counted in seats",
    )


def test_what_would_show_it_wrong_is_certificates_against_recipes():
    assert certified_per_recipe(run(WORK + FIRM % "x" + RECIPE % ("way", "starter", "")).facts) == (40, 1)
