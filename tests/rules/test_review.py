"""Rules about review, beside their examples: what each finds and what it leaves alone."""

from __future__ import annotations

import pytest

from support import found, load, workflow

SECOND = "\n---\n{kind: role, id: second, title: Second, holders: [{person: p02}]}"
BOTH = "\n---\n{kind: role, id: both, title: Both, holders: [{person: p01}, {person: p02}]}"
DEPUTY = "\n---\n{kind: role, id: deputy, title: Deputy, holders: [{person: p01}]}"
VACANT = "\n---\n{kind: role, id: vacant, title: Vacant}"
CRITERIA = "criteria: [It is true]"


def ai(id_: str = "draft", human: str = "consultant", more: str = "") -> str:
    """An AI step as one line."""
    return f"{{id: {id_}, do: Do it, who: worker, with: chat, human: {human}{', ' + more if more else ''}}}"


def by_hand(id_: str, more: str = "") -> str:
    """A step without AI as one line."""
    return f"{{id: {id_}, do: Do it, who: worker{', ' + more if more else ''}}}"


@pytest.mark.parametrize(
    ("review", "message"),
    [
        (f"by: worker, {CRITERIA}", ""),
        ("by: worker, checklist: list", ""),
        ("by: worker, criteria: []", "nothing to compare with"),
        (CRITERIA, "nobody to do it"),
        ("minutes: 5", "nobody to do it and nothing to compare with"),
    ],
)
def test_a_review_says_who_and_against_what(review: str, message: str) -> None:
    checklist = """
---
kind: checklist
id: list
title: List
style: do-confirm
pause_point: before it goes out
by: worker
items: [{id: one, check: It is true, critical: true}]"""
    build = load(workflow(ai(more=f"review: {{{review}}}")) + checklist)
    messages = [f.message for f in build.findings if f.rule == "review-without-criteria"]
    assert messages == ([f'the review of what "draft" makes has {message}'] if message else [])


def test_a_reviewer_who_does_not_exist_is_told_once() -> None:
    text = workflow(ai(more=f"review: {{by: nobody, {CRITERIA}}}"))
    assert found("review-without-criteria", text) == []
    assert found("reference/unknown", text) == ["nobody"]


def test_a_review_of_work_done_by_hand_needs_criteria_too() -> None:
    text = workflow(by_hand("write", "review: {by: worker}"))
    assert found("review-without-criteria", text) == ["review"]


@pytest.mark.parametrize(
    ("by", "roles", "marks"),
    [
        ("worker", "", ["worker"]),
        ("deputy", DEPUTY, ["deputy"]),
        ("second", SECOND, []),
        ("both", BOTH, []),
        ("vacant", VACANT, []),
        ("worker, independent: true", "", ["worker"]),
    ],
)
def test_people_count_and_not_titles(by: str, roles: str, marks: list[str]) -> None:
    step = ai(more=f"reaches: customer, review: {{by: {by}, {CRITERIA}}}")
    assert found("reviewer-is-performer", workflow(step, status="pilot") + roles) == marks


def test_another_holder_of_the_role_may_review() -> None:
    step = ai(more=f"reaches: public, review: {{by: both, independent: true, {CRITERIA}}}")
    text = workflow(step, status="pilot").replace("who: worker", "who: both") + BOTH
    assert found("reviewer-is-performer", text) == []
    assert found("reviewer-is-performer", text.replace("independent: true", "independent: false")) == ["both"]


@pytest.mark.parametrize(("human", "reaches"), [("consultant", "company"), ("operator", "customer")])
def test_inside_or_done_by_a_person_the_performer_may_review(human: str, reaches: str) -> None:
    step = ai(human=human, more=f"reaches: {reaches}, review: {{by: worker, {CRITERIA}}}")
    assert found("reviewer-is-performer", workflow(step, status="pilot")) == []


def test_one_review_by_somebody_else_is_enough() -> None:
    steps = "\n".join(
        (
            ai(more=f"reaches: partner, review: {{by: worker, {CRITERIA}}}"),
            by_hand("look", f"review: {{of: draft, by: second, {CRITERIA}}}"),
        )
    )
    assert found("reviewer-is-performer", workflow(steps, status="pilot") + SECOND) == []


def checklist(*checks: str, critical: bool = True) -> str:
    """A checklist with these items."""
    items = "\n".join(f"  - {{id: i{n}, check: '{text}', critical: {critical}}}" for n, text in enumerate(checks))
    return f"""
kind: checklist
id: list
title: List
style: do-confirm
pause_point: before it goes out
by: worker
items:
{items}
---
{{kind: role, id: worker, title: Worker, holders: [{{person: p01}}]}}"""


@pytest.mark.parametrize(
    "text",
    [
        "Numbers",
        "Proofread.",
        "Rechtschreibung",
        "Tone of voice",
        "Names and numbers",
        "Spelling, grammar & style",
        "Data privacy?",
        "???",
        "x " * 70 + "x",
    ],
)
def test_no_check(text: str) -> None:
    assert found("unusable-checklist", checklist(text)) == [f"'{text}'"]


@pytest.mark.parametrize(
    "text",
    [
        "Tests pass",
        "Flaps set",
        "Sources cited",
        "Numbers match the export",
        "Alle Zahlen stimmen",
        "数字が正しい",
        "Is the date past?",
        "x " * 69 + "xx",
    ],
)
def test_a_check(text: str) -> None:
    assert found("unusable-checklist", checklist(text)) == []


def test_something_has_to_stop_the_work() -> None:
    assert found("unusable-checklist", checklist("It is true", "It is short", critical=False)) == ["items"]


def reviewed(review: str, **fields: object) -> str:
    """A pilot whose one AI step is reviewed, run 100 times a month."""
    step = ai(more=f"review: {{by: worker, {CRITERIA}{review}}}")
    return workflow(step, **({"status": "pilot", "volume_per_month": 100} | fields))


HOURS = ("function: sales", "function: sales, review_hours_per_week: 1")


@pytest.mark.parametrize(
    ("review", "marks"),
    [
        (", minutes: 2.6", []),
        (", minutes: 2.7", ["1"]),
        (", minutes: 20, sample: one in ten", []),
        (", minutes: 20, sample: 50 % of the cases", ["1"]),
        (", minutes: 0", []),
        ("", ["review"]),
    ],
)
def test_minutes_a_month_against_hours_a_week(review: str, marks: list[str]) -> None:
    assert found("review-over-capacity", reviewed(review).replace(*HOURS)) == marks


@pytest.mark.parametrize("status", ["idea", "redesign", "paused", "retired, retired_reason: Done"])
def test_work_that_does_not_run_takes_no_hours(status: str) -> None:
    assert found("review-over-capacity", reviewed(", minutes: 900", status=status).replace(*HOURS)) == []


def test_without_hours_or_volume_nothing_is_compared() -> None:
    assert found("review-over-capacity", reviewed(", minutes: 900")) == []
    assert found("review-over-capacity", reviewed("").replace("volume_per_month: 100,", "")) == []


def test_reviews_in_several_workflows_add_up() -> None:
    other = reviewed(", minutes: 2").split("---")[0].replace("id: work", "id: other")
    text = f"{reviewed(', minutes: 2').replace(*HOURS)}\n---\n{other}"
    assert found("review-over-capacity", text) == ["1"]
    (finding,) = [f for f in load(text).findings if f.rule == "review-over-capacity"]
    assert "6.7 hours a month, and it has 4.3 (1 a week)" in finding.message
    assert len(finding.related) == 2


READ = ai("read", "observer", "outputs: [{name: N, to: %s}]%s")
CHECK = by_hand("check", f"review: {{of: write, by: worker, {CRITERIA}}}")


@pytest.mark.parametrize(
    ("steps", "faults"),
    [
        ((READ % ("write", ""), ai("write")), ["write"]),
        ((READ % ("write", ""), ai("write"), CHECK), []),
        ((READ % ("workflow/work#write", ""), ai("write"), CHECK), []),
        ((READ % ("check", ""), ai("write"), CHECK), ["read"]),
        ((READ % ("worker", ""), ai("write"), CHECK), ["read"]),
        ((READ % ("write", ", reaches: customer"), ai("write"), CHECK), ["read"]),
        ((READ % ("write", ", reaches: team"), ai("write"), CHECK), []),
        ((READ % ("write", ", may: [{do: read, system: store}]"), ai("write"), CHECK), []),
        ((READ % ("write", ", may: [{do: write, system: store}]"), ai("write"), CHECK), ["read"]),
        ((READ % ("write", ", next: [{when: W, go_to: write}, {otherwise: end}]"), ai("write"), CHECK), ["read"]),
        ((READ % ("write", ", next: [{when: W, go_to: write}, {otherwise: write}]"), ai("write"), CHECK), []),
        ((READ % ("write", ""), by_hand("tell", "reaches: public"), ai("write"), CHECK), ["read"]),
        ((READ % ("write", ""), ai("write", "operator"), CHECK), ["read"]),
        ((READ % ("write", ""), by_hand("write"), CHECK), ["read"]),
        ((ai("write", more="outputs: [{name: N, to: read}]"), READ % ("write", "")), ["read"]),
        ((ai("read", more="outputs: [{name: N, to: write}, {name: M}]"), ai("write"), CHECK), ["read"]),
    ],
)
def test_what_a_later_ai_step_takes_up_is_looked_at_there(steps: tuple[str, ...], faults: list[str]) -> None:
    build = load(workflow("\n".join(steps), status="pilot"))
    told = [f for f in build.findings if f.rule == "unreviewed-ai-step"]
    assert [f.message.split('"')[1] for f in told] == faults


GRADE = ai("grade", "observer", f"review: {{of: draft, by: worker, {CRITERIA}}}")
LOOK = by_hand("look", f"review: {{of: grade, by: worker, {CRITERIA}}}")


@pytest.mark.parametrize(
    ("steps", "marks"),
    [
        ((ai(), GRADE, LOOK), ["observer"]),
        ((ai(), GRADE.replace("observer", "approver"), LOOK), ["approver"]),
        ((ai(), GRADE.replace("observer", "consultant"), LOOK), []),
        ((ai(), GRADE.replace(", human: observer", ""), LOOK), []),
        ((ai(), GRADE), []),
        ((ai(human="operator"), GRADE, LOOK), []),
        ((ai(more=f"review: {{by: worker, {CRITERIA}}}"), GRADE, LOOK), []),
        ((ai(), GRADE, LOOK, by_hand("read", f"review: {{of: draft, by: worker, {CRITERIA}}}")), []),
        ((ai(), GRADE, by_hand("send", "approval: {by: worker}")), []),
        ((ai(), GRADE, LOOK.replace("who:", "reaches: public, who:")), ["observer"]),
    ],
)
def test_work_that_only_ai_has_looked_at(steps: tuple[str, ...], marks: list[str]) -> None:
    assert found("ai-only-review", workflow("\n".join(steps), status="pilot")) == marks


@pytest.mark.parametrize(
    ("graders", "marks"),
    [
        ("[{type: model}]", ["model"]),
        ("[{type: model}, {type: model}]", ["model"]),
        ("[{type: model}, {type: human}]", []),
        ("[{type: code}]", []),
    ],
)
def test_an_evaluation_needs_more_than_models(graders: str, marks: list[str]) -> None:
    evaluation = f"""
---
{{kind: evaluation, id: eval, title: Test, of: work, cases: {{count: 5}}, pass: 4 of 5, graders: {graders}}}"""
    text = workflow(ai(more=f"review: {{by: worker, {CRITERIA}}}"), status="pilot", evaluation="eval") + evaluation
    assert found("ai-only-review", text) == marks


@pytest.mark.parametrize(
    ("step", "marks"),
    [
        ("{id: one, do: A, who: worker, with: chat}", ["chat"]),
        ("{id: one, do: A, who: worker, with: [store, chat]}", ["chat"]),
        (ai(human="alone"), ["alone"]),
        (ai(human="observer"), []),
        ("{id: one, do: A, who: worker, with: store}", []),
        ("{id: one, do: A, who: worker}", []),
    ],
)
def test_who_the_human_is(step: str, marks: list[str]) -> None:
    assert found("human-part-undecided", workflow(step)) == marks


def test_a_boundary_that_is_crossed_by_silence_says_it_all() -> None:
    boundary = """
---
kind: boundary
id: own-words
title: Our own words
category: identity
human_at_least: operator
covers: [It]
rationale: Whoever writes to us hears from a person, because that is what we are.
owner: worker
decided_on: 2026-01-15
decided_by: worker
applies_to: {systems: [chat]}"""
    text = workflow("{id: one, do: A, who: worker, with: chat}") + boundary
    assert found("human-part-undecided", text) == []
    assert found("autonomy-above-boundary", text) == ["chat"]
