"""Drafts, their ways in and out, and what a workflow says of work without AI: what counts and what does not."""

from __future__ import annotations

import pytest

from support import found, workflow

DRAFT = "{id: one, do: A, who: worker, with: chat, human: collaborator, type: draft"
CHECK = "{id: two, do: B, who: worker, type: check, review: {of: one, criteria: [C]}}"
ORGANIZATION = """
---
{kind: organization, id: org, title: Org, size: small, data_classes: [
  {id: open, title: Open}, {id: secret, title: Secret, sensitive: true}]}
"""


def second(type_: str) -> str:
    """A second step of a type."""
    return f"{{id: two, do: B, who: worker, type: {type_}}}"


@pytest.mark.parametrize(
    ("steps", "faults"),
    [
        ((DRAFT + "}",), 1),
        ((DRAFT + "}", CHECK), 0),
        ((DRAFT + "}", "{id: two, do: B, who: worker}"), 0),
        ((DRAFT + "}", second("act")), 0),
        ((DRAFT + "}", second("draft")), 0),
        ((DRAFT + "}", second("record")), 1),
        ((DRAFT + "}", second("wait")), 1),
        ((DRAFT + ", review: {by: worker, criteria: [C]}}",), 1),
        ((DRAFT + ", next: end}", second("check")), 1),
        ((DRAFT + ", next: three}", second("check")), 0),
        ((DRAFT.replace("collaborator", "operator") + "}",), 0),
        ((DRAFT.replace("draft", "analyse") + "}",), 0),
    ],
)
def test_a_draft_is_taken_up_by_a_later_step(steps: tuple[str, ...], faults: int) -> None:
    assert len(found("unconsumed-draft", workflow("\n".join(steps)))) == faults


@pytest.mark.parametrize(
    ("to", "then", "faults"),
    [
        ("two", "{id: two, do: B, who: worker, type: act}", 0),
        ("store", "{id: two, do: B, who: worker, type: act}", 1),
        ("store", "{id: two, do: B, who: worker, type: act, inputs: [{name: I, from: store}]}", 0),
        ("store", "{id: two, do: B, who: worker, type: act, inputs: [{name: I, from: one}]}", 0),
        ("store", CHECK, 0),
        ("worker", "{id: two, do: B, who: worker, type: act}", 0),
        ("other", "{id: two, do: B, who: worker, type: act}", 1),
        ("other", "{id: two, do: B, who: worker, approval: {by: other}}", 0),
        ("tow", "{id: two, do: B, who: worker, type: act}", 0),
    ],
)
def test_where_a_draft_is_said_to_go_only_that_counts(to: str, then: str, faults: int) -> None:
    other = "\n---\n{kind: role, id: other, title: Other, holders: [{person: p02}]}"
    text = workflow(f"{DRAFT}, outputs: [{{name: D, to: {to}}}]}}\n{then}") + other
    assert len(found("unconsumed-draft", text)) == faults


def test_a_draft_may_be_taken_up_in_another_workflow() -> None:
    other = """
---
{kind: workflow, id: rest, title: Rest, owner: worker, trigger: daily,
 steps: [{id: go, do: G, who: worker}]}"""
    text = workflow(DRAFT + ", outputs: [{name: D, to: workflow/rest#go}]}") + other
    assert found("unconsumed-draft", text) == []


def test_a_step_without_type_drafts_when_something_comes_out() -> None:
    step = "{id: one, do: A, who: worker, with: chat, human: consultant"
    assert found("unconsumed-draft", workflow(step + "}")) == []
    assert len(found("unconsumed-draft", workflow(step + ", outputs: [{name: D, audience: all}]}"))) == 1


@pytest.mark.parametrize(
    ("item", "faults"),
    [
        ("{name: I, format: CSV, from: store}", 0),
        ("{name: I, format: CSV, source: a colleague}", 0),
        ("{name: I, format: CSV}", 1),
        ("{name: I, from: store}", 1),
        ("{name: I}", 1),
        ("{name: data  Pack}", 0),
        ("{name: mail, format: text}", 0),
        ("{name: mail}", 1),
        ("{name: own, format: text}", 1),
    ],
)
def test_what_the_ai_is_given_has_a_format_and_an_origin(item: str, faults: int) -> None:
    steps = f"""
        {{id: zero, do: Z, who: worker, outputs: [{{name: Data pack, format: CSV}}], inputs: [{{name: whatever}}]}}
        {DRAFT}, inputs: [{item}], outputs: [{{name: own, to: two}}]}}
        {CHECK}
    """
    text = workflow(steps, inputs="[{name: mail, source: the customer}]")
    assert len(found("undefined-ai-input", text)) == faults


@pytest.mark.parametrize(
    ("output", "taken", "faults"),
    [
        ("{name: O, to: two}", "", 0),
        ("{name: O, audience: the team}", "", 0),
        ("{name: O}", "", 1),
        ("{name: O}", ", inputs: [{name: the result, from: one}]", 0),
        ("{name: O}, {name: P}", ", inputs: [{name: o, from: one}]", 1),
        ("{name: whole}", "", 0),
    ],
)
def test_what_the_ai_makes_goes_somewhere(output: str, taken: str, faults: int) -> None:
    steps = f"""
        {DRAFT}, outputs: [{output}]}}
        {{id: two, do: B, who: worker, outputs: [{{name: nobody asks}}]{taken}}}
    """
    text = workflow(steps, outputs="[{name: Whole, audience: the board}, {name: part}]")
    assert len(found("unrouted-ai-output", text)) == faults


@pytest.mark.parametrize(
    ("rework", "faults"), [("", 1), (", always_rework: []", 0), (", always_rework: [The headline]", 0)]
)
def test_no_rework_is_a_decision_too(rework: str, faults: int) -> None:
    assert len(found("rework-undecided", workflow(f"{DRAFT}{rework}}}\n{CHECK}", status="pilot"))) == faults
    assert found("rework-undecided", workflow(f"{DRAFT}{rework}}}\n{CHECK}")) == []


@pytest.mark.parametrize(
    ("item", "faults"),
    [
        ("{name: I, data_class: secret}", 1),
        ("{name: I, data_class: secret, prepare: Cut the names}", 0),
        ("{name: I, data_class: open}", 0),
        ("{name: I}", 0),
        ("{name: I, data_class: secret, from: strip}", 0),
        ("{name: I, data_class: secret, from: zero}", 1),
    ],
)
def test_sensitive_material_is_prepared(item: str, faults: int) -> None:
    steps = f"""
        {{id: strip, do: S, who: worker, type: prepare, inputs: [{{name: I, data_class: secret}}]}}
        {{id: zero, do: Z, who: worker, type: gather}}
        {DRAFT}, inputs: [{item}]}}
        {CHECK}
    """
    text = workflow(steps, status="pilot") + ORGANIZATION
    assert found("unprepared-sensitive-input", text) == ["secret"] * faults


@pytest.mark.parametrize(
    ("human", "status", "fields", "faults"),
    [
        ("collaborator", "pilot", {}, 1),
        ("collaborator", "idea", {}, 0),
        ("collaborator", "pilot", {"fallback": "By hand"}, 0),
        ("operator", "pilot", {}, 0),
    ],
)
def test_work_that_ai_does_needs_a_fallback(human: str, status: str, fields: dict[str, str], faults: int) -> None:
    text = workflow(DRAFT.replace("collaborator", human) + "}\n" + CHECK, status=status, **fields)
    assert len(found("missing-fallback", text)) == faults


def test_work_without_ai_needs_no_fallback() -> None:
    assert found("missing-fallback", workflow(CHECK.replace("of: one, ", ""), status="production")) == []


@pytest.mark.parametrize(
    ("first", "then", "fields", "faults"),
    [
        ("", ", reaches: customer", {}, 1),
        (", reaches: public", "", {}, 1),
        ("", ", reaches: partner", {}, 0),
        ("", ", reaches: customer", {"context_ai_lacks": "[What was promised]"}, 0),
        ("", ", reaches: customer", {"context_ai_lacks": "[]"}, 1),
        (", next: end", ", reaches: customer", {}, 0),
    ],
)
def test_what_reaches_customers_needs_context(first: str, then: str, fields: dict[str, str], faults: int) -> None:
    text = workflow(f"{DRAFT}{first}}}\n{{id: two, do: B, who: worker{then}}}", status="pilot", **fields)
    assert len(found("unstated-context", text)) == faults


def test_what_people_did_before_the_ai_is_their_own() -> None:
    steps = f"""
        {{id: zero, do: Z, who: worker, reaches: customer}}
        {DRAFT}}}
    """
    assert found("unstated-context", workflow(steps, status="pilot")) == []
