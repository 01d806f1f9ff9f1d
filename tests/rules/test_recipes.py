"""Recipes: what is a missing part, what has drifted, and what must not be handed on."""

from __future__ import annotations

import pytest

from support import found, load, workflow

PARTNER = "\n---\n{kind: partner, id: acme, title: Acme, type: vendor, certified_people: 4}"
STEP = "{id: one, do: A, who: worker}"


def recipe(contains: str = "", version: str = "1.0.0", id_: str = "set", **fields: object) -> str:
    """A recipe and its publisher as two more documents."""
    rest = "".join(f", {name}: {value}" for name, value in fields.items())
    rest += f", contains: {contains}" if contains else ""
    head = f"kind: recipe, id: {id_}, title: Set, type: starter, publisher: acme, licence: MIT"
    return f"{PARTNER}\n---\n{{{head}, version: {version}{rest}}}"


def message(rule: str, text: str) -> str:
    (one,) = [finding for finding in load(text).findings if finding.rule == rule]
    return one.message


def test_all_missing_parts_are_told_together() -> None:
    told = message("incomplete-recipe", workflow(STEP) + recipe("{workflows: [work], systems: [chat]}"))
    assert told == "the recipe is incomplete: it has no evaluations, training, escalation rules and no metrics"


def test_the_rules_of_missing_workflows_are_no_part_of_their_own() -> None:
    told = message("incomplete-recipe", workflow(STEP) + recipe("{systems: [chat]}"))
    assert told == "the recipe is incomplete: it has no workflows, evaluations, training and no metrics"


def test_nothing_is_said_of_the_rules_of_an_unknown_workflow() -> None:
    told = message("incomplete-recipe", recipe("{workflows: [lost]}"))
    assert "escalation" not in told


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (recipe(), []),
        (recipe("{}"), ["contains"]),
        (recipe(adoption_effort="{weeks: 2}"), ["set"]),
        (recipe() + "\n---\n" + workflow(STEP, based_on="set@1.0.0"), ["set"]),
    ],
    ids=["announced", "empty", "described", "adopted"],
)
def test_a_recipe_that_is_only_announced_is_left_alone(text: str, marks: list[str]) -> None:
    assert found("incomplete-recipe", text) == marks


@pytest.mark.parametrize(
    ("based_on", "version", "marks"),
    [
        ("1.9.0", "1.10.0", ["set@1.9.0"]),
        ("1.10.0", "1.9.0", []),
        ("1.0.0", "1.0.0+build.7", []),
        ("2.0.0-rc.2", "2.0.0-rc.10", ["set@2.0.0-rc.2"]),
        ("2.0.0-rc.10", "2.0.0", ["set@2.0.0-rc.10"]),
    ],
)
def test_versions_are_compared_as_semantic_versioning_says(based_on: str, version: str, marks: list[str]) -> None:
    assert found("recipe-drift", workflow(STEP, based_on=f"set@{based_on}") + recipe("{}", version)) == marks


def test_a_retired_workflow_may_stay_behind() -> None:
    text = workflow(STEP, status="retired", retired_reason="Done", based_on="set@0.1.0") + recipe("{}")
    assert found("recipe-drift", text) == []


IN_IT = "{workflows: [model]}"


def model(steps: str) -> str:
    """The recipe with a workflow ``model`` of these steps in it."""
    text = "{kind: workflow, id: model, title: Model, owner: worker, trigger: every Monday, steps: [%s]}"
    line = "\n---\n{kind: boundary, id: line, title: Line, category: safety, human_at_least: approver, covers: [All]%s}"
    reasons = ", rationale: Whoever reads it cannot undo it and has nobody to ask, decided_on: 2026-01-05"
    return "\n---\n" + text % steps + line % (reasons + ", decided_by: worker, owner: worker") + recipe(IN_IT)


AI = "{id: one, do: A, who: worker, with: chat, human: %s}"


@pytest.mark.parametrize(
    ("there", "here", "marks"),
    [
        (AI % "operator", AI % "consultant", ["consultant"]),
        (AI % "operator", "{id: one, do: A, who: worker, with: chat}", ["chat"]),
        (AI % "consultant", AI % "operator", []),
        (STEP, AI % "operator", ["operator"]),
        ("{id: one, do: A, who: worker, with: chat, human: operator, approval: {by: worker}}", STEP, []),
        ("{id: one, do: A, who: worker, approval: {by: worker}}", STEP, ["one"]),
        ("{id: one, do: A, who: worker, review: {by: worker}}", STEP, ["one"]),
        (
            "{id: one, do: A, who: worker, review: {by: worker}}",
            STEP + ", {id: check, do: B, who: worker, review: {of: one, by: worker}}",
            [],
        ),
        (STEP + ", {id: check, do: B, who: worker, review: {of: one, by: worker}}", STEP, ["one"]),
        ("{id: one, do: A, who: worker, boundaries: [line]}", STEP, ["one"]),
        ("{id: one, do: A, who: worker, boundaries: [line]}", "{id: one, do: A, who: worker, boundaries: [line]}", []),
        ("{id: one, do: A, who: worker, stop_when: [{when: late, then: stop}]}", STEP, ["one"]),
        ("{id: other, do: A, who: worker, approval: {by: worker}}", STEP, []),
    ],
    ids=[
        *("AI does more", "human left out", "AI does less", "AI put in", "taken back from the AI"),
        *("approval gone", "review gone", "review moved", "reviewing step gone"),
        *("boundary gone", "the same boundary", "stop gone", "another step"),
    ],
)
def test_what_is_less_protected_than_in_the_recipe(there: str, here: str, marks: list[str]) -> None:
    assert found("recipe-drift", workflow(here, based_on="set@1.0.0") + model(there)) == marks


def test_a_stop_condition_that_is_gone_is_named() -> None:
    stops = "stop_when: [{id: S-1, when: late, then: stop}, {id: S-2, when: wrong, then: stop}]"
    there = f"{{id: one, do: A, who: worker, {stops}}}"
    here = "{id: one, do: A, who: worker, stop_when: [{id: S-1, when: late, then: stop}]}"
    text = workflow(here, based_on="set@1.0.0") + model(there)
    assert found("recipe-drift", text) == ["stop_when"]
    assert message("recipe-drift", text).endswith('it does not stop on "S-2"')


def test_a_workflow_that_is_behind_is_not_compared_too() -> None:
    there = "{id: one, do: A, who: worker, approval: {by: worker}}"
    assert found("recipe-drift", workflow(STEP, based_on="set@0.9.0") + model(there)) == ["set@0.9.0"]


def test_the_workflow_in_the_recipe_is_its_own_model() -> None:
    text = workflow(STEP, based_on="set@1.0.0") + recipe("{workflows: [work]}")
    assert found("recipe-drift", text) == []


LEAK = "See http://localhost/x"


def test_what_no_recipe_contains_is_not_handed_on() -> None:
    text = workflow(f"{{id: one, do: A, who: worker, how: '{LEAK}'}}") + recipe("{systems: [chat]}")
    assert found("leaky-recipe", text) == []


def test_a_document_in_two_recipes_is_told_once_a_text() -> None:
    step = f"{{id: one, do: A, who: worker, how: '{LEAK}', notes: '{{{{team}}}} does it'}}"
    again = recipe(IN_IT.replace("model", "work"), id_="twin").removeprefix(PARTNER)
    text = workflow(step) + recipe("{workflows: [work]}") + again
    assert found("leaky-recipe", text) == [f"'{LEAK}'", "'{{team}} does it'"]


def test_what_a_prompt_is_filled_with_is_no_gap() -> None:
    step = "{id: one, do: A, who: worker, with: chat, human: operator, prompt: {text: 'Answer {{question}}'}}"
    assert found("leaky-recipe", workflow(step) + recipe("{workflows: [work]}")) == []


def test_people_are_named_only_where_credit_is_due() -> None:
    someone = "\n---\n{kind: person, id: p01, title: Ada Brook}"
    text = recipe(summary="Ask Ada Brook first", sources="[{title: 'Ada Brook, a talk'}]") + someone
    assert found("leaky-recipe", text) == ["Ask Ada Brook first"]
    assert "Ada" not in message("leaky-recipe", text)


def test_a_secret_is_not_repeated() -> None:
    secret = "ghp_" + "a1B2" * 9
    text = recipe(summary=f"Log in with {secret} and go on")
    assert found("leaky-recipe", text) == [f"Log in with {secret} and go on"]
    assert "a1B2" not in message("leaky-recipe", text)


def test_certified_people_are_told_once() -> None:
    other = PARTNER.replace("acme", "bolt").replace("4", "9")
    assert found("certified-without-recipes", PARTNER + other) == ["9"]
    assert message("certified-without-recipes", PARTNER + other).startswith("13 certified people")


@pytest.mark.parametrize("people", ["0", "1"])
def test_who_counts_nobody_claims_nothing(people: str) -> None:
    marks = [people] if people == "1" else []
    assert found("certified-without-recipes", PARTNER.replace("4", people)) == marks
