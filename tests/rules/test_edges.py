"""Cases beside the examples: what a rule leaves alone, what it says once, and what it names."""

from __future__ import annotations

import datetime

import pytest

from support import TODAY, load, marked, workflow

ONE = "{id: one, do: A, who: worker}"
AI = "{id: one, do: A, who: worker, with: chat, human: operator}"


ABOUT = {
    "missing-backup",
    "missing-baseline",
    "overdue-review",
    "unreviewed-ai-step",
    "unsound-step-graph",
    "vague-owner",
    "work-not-redesigned",
}
"""The rules these cases are about; others may have something to say too."""


def found(text: str, today: datetime.date = TODAY) -> list[tuple[str, str]]:
    """The rule and the marked text of every finding of these rules, and of every unknown reference."""
    build = load(text, today)
    return [(f.rule, marked(f, build)) for f in build.findings if f.rule in ABOUT or "/" in f.rule]


def test_an_unknown_next_is_not_told_twice() -> None:
    steps = """
        {id: one, do: A, who: worker, next: tow}
        {id: two, do: B, who: worker}
    """
    assert found(workflow(steps)) == [("reference/unknown", "tow")]


def test_a_stretch_that_is_cut_off_is_told_once() -> None:
    steps = """
        {id: one, do: A, who: worker, next: end}
        {id: two, do: B, who: worker}
        {id: three, do: C, who: worker, next: two}
    """
    assert found(workflow(steps)) == [("unsound-step-graph", "two")]


def test_two_stretches_that_are_cut_off_are_two_faults() -> None:
    steps = """
        {id: one, do: A, who: worker, next: end}
        {id: two, do: B, who: worker, next: end}
        {id: three, do: C, who: worker}
    """
    assert found(workflow(steps)) == [("unsound-step-graph", "two"), ("unsound-step-graph", "three")]


def test_what_leads_into_an_endless_loop_is_no_fault_of_its_own() -> None:
    steps = """
        {id: one, do: A, who: worker}
        {id: two, do: B, who: worker}
        {id: three, do: C, who: worker, next: two}
    """
    assert found(workflow(steps)) == [("unsound-step-graph", "two")]
    (finding,) = (f for f in load(workflow(steps)).findings if f.rule in ABOUT)
    assert 'the steps "two" and "three" lead only to each other' in finding.message


def test_a_branch_that_never_ends_is_a_fault_though_another_does() -> None:
    steps = """
        {id: fork, do: A, who: worker, next: {all: [left, right]}}
        {id: left, do: B, who: worker, next: left}
        {id: right, do: C, who: worker, next: end}
    """
    assert found(workflow(steps)) == [("unsound-step-graph", "left")]


def test_an_unknown_owner_is_not_vague_too() -> None:
    text = workflow(ONE, status="production").replace("owner: worker", "owner: chat")
    assert found(text) == [("reference/unknown", "chat")]


def test_every_kind_has_an_owner_who_must_be_somebody() -> None:
    vacant = """
---
{kind: role, id: vacant, title: Vacant}
---
{kind: control, id: lock, title: Lock, type: identity, maturity: planned, owner: vacant}"""
    assert found(workflow(ONE) + vacant) == [("vague-owner", "vacant")]


def test_the_owning_roles_backup_will_do() -> None:
    second = "\n---\n{kind: role, id: second, title: Second, holders: [{person: p02}]}"
    text = workflow(ONE, status="pilot").replace("title: Worker,", "title: Worker, backup: second,")
    assert found(text + second) == []


def test_a_backup_nobody_holds_stands_in_for_nobody() -> None:
    second = "\n---\n{kind: role, id: second, title: Second}"
    assert found(workflow(ONE, status="pilot", backup="second") + second) == [("missing-backup", "second")]


@pytest.mark.parametrize(
    ("redesign", "faults"),
    [
        ("{approvals: {after: Nobody signs}}", 0),
        ("{approvals: {before: All sign, after: all sign.}, authority: {before: A, after: B}}", 0),
        ("{approvals: {before: All sign}}", 1),
        ("{}", 1),
    ],
)
def test_a_redesign_says_what_is_different_now(redesign: str, faults: int) -> None:
    text = workflow(AI, status="pilot", redesign=redesign)
    assert [rule for rule, _ in found(text)].count("work-not-redesigned") == faults


def test_work_without_ai_need_not_be_redesigned() -> None:
    assert "work-not-redesigned" not in [rule for rule, _ in found(workflow(ONE, status="pilot"))]


def test_the_lowest_of_several_ceilings_is_named() -> None:
    lines = "".join(
        f"""
---
{{kind: boundary, id: {ceiling}, title: T, category: identity, human_at_least: {ceiling}, covers: [It],
  rationale: Because, owner: worker, applies_to: {{systems: [chat]}}}}"""
        for ceiling in ("approver", "operator", "collaborator")
    )
    build = load(workflow("{id: one, do: A, who: worker, with: [store, chat], review: {by: worker}}") + lines)
    (finding,) = [f for f in build.findings if f.rule == "autonomy-above-boundary"]
    assert '"operator"' in finding.message
    assert marked(finding, build) == "chat"


def test_nothing_needs_to_be_kept_human_where_no_ai_is_used() -> None:
    assert "nothing-kept-human" not in {f.rule for f in load(workflow(ONE)).findings}


def test_an_operators_step_needs_no_review() -> None:
    assert found(workflow(AI)) == []
    together = AI.replace("operator", "collaborator")
    assert found(workflow(together)) == [("unreviewed-ai-step", together)]


@pytest.mark.parametrize(
    ("live_since", "baseline", "faults"),
    [
        ("2026-03-02", "{value: 1, date: 2026-03-02}", 0),
        ("2026-03-02", "{value: 1, date: 2026-03-03}", 1),
        ("", "{value: 1, date: 2026-03-03}", 0),
        ("", "{value: 1}", 1),
    ],
)
def test_a_baseline_is_taken_by_the_first_day_at_the_latest(live_since: str, baseline: str, faults: int) -> None:
    live = {"live_since": live_since} if live_since else {}
    fields = f"id: pace, title: Pace, type: time, unit: days, better: up, baseline: {baseline}"
    metric = f"\n---\n{{kind: metric, {fields}}}"
    text = workflow(ONE, status="pilot", metrics="[pace]", **live) + metric
    assert [rule for rule, _ in found(text)].count("missing-baseline") == faults


def test_a_metric_no_workflow_uses_needs_no_baseline() -> None:
    metric = "\n---\n{kind: metric, id: pace, title: Pace, type: time, unit: days, better: up}"
    retired = {"status": "retired", "retired_reason": "Done"}
    assert found(workflow(ONE) + metric) == []
    assert found(workflow(ONE, metrics="[pace]", **retired) + metric) == []


@pytest.mark.parametrize(("today", "faults"), [("2026-05-01", 0), ("2026-05-02", 1)])
def test_on_the_day_itself_a_review_is_not_late(today: str, faults: int) -> None:
    text = workflow(ONE, review_due="2026-05-01")
    marks = [("overdue-review", "2026-05-01")] * faults
    assert found(text, datetime.date.fromisoformat(today)) == marks
