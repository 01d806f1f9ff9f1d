"""A system's verdict: compliance risk before anything else, then productivity system, then toy."""

from __future__ import annotations

import pytest

from measured import figures, metric, run
from mkdocs_playbooks.diagnostics import Finding, Severity
from mkdocs_playbooks.rules import rules
from mkdocs_playbooks.summaries.found import Found
from mkdocs_playbooks.summaries.verdicts import verdict, verdicts
from support import workflow

STEPS = """
    {id: one, do: A, who: worker, with: tool, human: operator}
    {id: two, do: B, who: worker}
"""
TOOL = "\n---\n{kind: system, id: tool, title: Tool, type: assistant%s}"
SUBSCRIBED = ", subscribed_on: 2026-10-17"
BEFORE, BETTER, SAME = (10, 11, 9, 10, 11, 9), (8,) * 6, (10,) * 6


def judged(after=BETTER, status="production", tool=SUBSCRIBED, findings=()):
    specs = workflow(STEPS, status=status, live_since="2026-01-01", metrics="[hours]") + metric("hours") + TOOL % tool
    build = run(specs, hours=figures(BEFORE, after))
    given = [finding(build) for finding in findings]
    return verdict(build.catalogue.get("system", "tool"), build.facts, Found(tuple(given)))


def fault(area, key="workflow/work", pointer=(), severity=Severity.ERROR):
    """A finding of some rule of an area at a place of a document."""
    name = next(rule.name for rule in rules().values() if rule.area == area)

    def made(build):
        kind, _, id_ = key.partition("/")
        return Finding(severity, name, "it is wrong", build.catalogue.get(kind, id_).at(*pointer), document=key)

    return made


def test_in_production_without_errors_and_with_a_better_metric_it_is_a_productivity_system():
    found = judged()
    assert found.word == "productivity system"
    assert found.reason == "In production in “Work”, and “Hours” has moved for the better since"
    assert [str(key) for key in found.because] == ["workflow/work", "metric/hours"]


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        (SAME, "In production, but no metric there has changed since it went live"),
        ((12,) * 6, "In production, but what is measured there has moved for the worse"),
        ((), "In production, but no metric there can be compared with the time before"),
    ],
)
def test_in_production_without_proof_it_is_not_proven_yet(after, reason):
    found = judged(after)
    assert (found.word, found.reason) == ("not proven yet", reason)


def test_an_error_of_another_area_keeps_the_proof_from_counting():
    found = judged(findings=[fault("structure")])
    assert found.word == "not proven yet"
    assert found.reason == "In production, but every workflow that uses it has errors, about structure"


@pytest.mark.parametrize("area", ["boundaries", "systems", "action", "evidence"])
@pytest.mark.parametrize(
    ("key", "pointer"),
    [("system/tool", ("id",)), ("workflow/work", ("steps", 0, "with")), ("workflow/work", ("title",))],
)
def test_an_error_of_four_areas_makes_it_a_compliance_risk_whatever_else_holds(area, key, pointer):
    found = judged(findings=[fault(area, key, pointer)])
    assert (found.word, found.reason, str(found.because[0])) == ("compliance risk", "it is wrong", key)


@pytest.mark.parametrize(
    "finding",
    [
        fault("systems", pointer=("steps", 1)),
        fault("systems", "system/store"),
        fault("systems", "system/tool", severity=Severity.WARNING),
    ],
    ids=["at a step without it", "of another system", "only a warning"],
)
def test_what_does_not_concern_it_is_no_risk_of_it(finding):
    assert judged(findings=[finding]).word != "compliance risk"


def test_several_errors_are_counted():
    found = judged(findings=[fault("systems", "system/tool"), fault("action", pointer=("steps", 0))])
    assert found.reason == "it is wrong, the first of 2 such errors"


def test_an_error_of_a_boundary_that_binds_one_of_its_steps_is_a_risk():
    boundary = "\n---\n{kind: boundary, id: line, title: Line, category: data, human_at_least: operator, covers: [x],"
    boundary += " rationale: y, owner: worker, applies_to: {systems: [tool]}}"
    build = run(workflow(STEPS, status="pilot") + TOOL % "" + boundary)
    found = Found((fault("boundaries", "boundary/line", ("id",))(build),))
    assert verdict(build.catalogue.get("system", "tool"), build.facts, found).word == "compliance risk"


def test_subscribed_and_used_by_nothing_in_production_it_is_a_toy():
    found = judged(status="idea")
    assert (found.word, found.reason) == ("toy", "Subscribed 30 days ago, and used by nothing in production")


@pytest.mark.parametrize("status", ["pilot", "integration"])
def test_while_it_is_on_trial_it_is_a_toy_so_far(status):
    found = judged(status=status)
    assert found.word == "toy so far"
    assert found.reason == "Subscribed 30 days ago, and used by nothing in production; it is on trial in “Work”"


@pytest.mark.parametrize("tool", ["", ", subscribed_on: 2027-01-01", ", status: planned, subscribed_on: 2026-01-01"])
def test_what_nobody_pays_for_yet_is_not_in_use(tool):
    assert judged(status="pilot", tool=tool).word == "not in use"


def test_a_paused_workflow_is_not_in_production():
    assert judged(status="paused").word == "toy"


def test_a_system_counts_as_used_where_the_system_is_that_passes_its_questions_on():
    front = "\n---\n{kind: system, id: tool, title: Tool, type: application, connects_to: [{system: model}]}"
    model = "\n---\n{kind: system, id: model, title: Model, type: model_api, subscribed_on: 2026-01-01}"
    build = run(workflow(STEPS, status="production", live_since="2026-01-01") + front + model)
    assert verdict(build.catalogue.get("system", "model"), build.facts, Found(())).word == "not proven yet"


def test_only_ai_systems_that_are_not_retired_are_judged_and_what_needs_somebody_stands_first():
    specs = workflow(STEPS, status="production", live_since="2026-01-01", metrics="[hours]") + metric("hours")
    specs += TOOL % SUBSCRIBED
    specs += "\n---\n{kind: system, id: old, title: Old, type: agent, status: retired}"
    specs += "\n---\n{kind: system, id: zeal, title: Zeal, type: agent, subscribed_on: 2026-01-01}"
    build = run(specs, hours=figures(BEFORE, BETTER))
    found = [(each.system.id, each.word) for each in verdicts(build.facts, Found(()))]
    assert found == [("zeal", "toy"), ("chat", "not in use"), ("tool", "productivity system")]
