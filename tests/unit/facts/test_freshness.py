"""Whether an evaluation's result still speaks for the model in use."""

from __future__ import annotations

import datetime

import pytest

from mkdocs_playbooks.facts.freshness import changed_since, evaluated_systems, evaluations_of, last_run, newer_than
from mkdocs_playbooks.model.node import Key
from support import load, workflow

STEPS = "{id: one, do: A, who: worker, with: [chat, store]}\n{id: two, do: B, who: worker, with: other}"
REST = """
---
{kind: system, id: other, title: Other, type: agent, model_since: 2026-03-01}
---
kind: evaluation
id: trial
title: Trial
of: %s
cases: {count: 3}
graders: [{type: human}]
pass: all
"""


def evaluation(of: str, result: str = ""):
    text = workflow(STEPS).replace("title: Chat,", "title: Chat, model_since: 2026-06-01,") + REST % of
    catalogue = load(text + (f"last_result: {{date: {result}}}" if result else "")).catalogue
    return catalogue.get("evaluation", "trial"), catalogue


@pytest.mark.parametrize(("of", "systems"), [("work", ("chat", "other")), ("workflow/work#two", ("other",))])
def test_it_covers_the_ai_of_the_workflow_or_of_the_step(of: str, systems: tuple[str, ...]) -> None:
    assert evaluated_systems(*evaluation(of)) == tuple(Key("system", id_) for id_ in systems)


@pytest.mark.parametrize(
    ("result", "changed"),
    [("", ()), ("2026-02-01", ("chat", "other")), ("2026-04-01", ("chat",)), ("2026-06-01", ()), ("2026-07-01", ())],
)
def test_a_model_newer_than_the_result_makes_it_stale(result: str, changed: tuple[str, ...]) -> None:
    assert changed_since(*evaluation("work", result)) == tuple(Key("system", id_) for id_ in changed)


@pytest.mark.parametrize(("of", "part"), [("work", ""), ("workflow/work#two", "two")])
def test_a_workflow_finds_its_evaluations(of: str, part: str) -> None:
    node, catalogue = evaluation(of)
    assert evaluations_of(catalogue.get("workflow", "work"), catalogue) == ((node, part),)


def test_a_workflow_may_name_an_evaluation_of_another_one() -> None:
    other = (
        "\n---\n{kind: workflow, id: other, title: Other, owner: worker, trigger: every Monday, evaluation: trial,\n"
    )
    text = workflow(STEPS) + REST % "work" + other + " steps: [{id: one, do: A, who: worker, with: chat}]}"
    catalogue = load(text).catalogue
    found = evaluations_of(catalogue.get("workflow", "other"), catalogue)
    assert [(node.id, part) for node, part in found] == [("trial", "")]


def test_the_newest_result_is_the_last_run() -> None:
    old, _ = evaluation("work", "2026-01-01")
    new, _ = evaluation("work", "2026-02-01")
    none, _ = evaluation("work")
    assert last_run((new, old, none)) == new
    assert last_run((none,)) is None


@pytest.mark.parametrize(("date", "newer"), [("2026-06-01", []), ("2026-05-31", ["chat"])])
def test_a_model_of_the_same_day_is_the_one_that_was_tested(date: str, newer: list[str]) -> None:
    _, catalogue = evaluation("work")
    step = catalogue.get("workflow", "work").record.steps[0]
    assert [system.id for system in newer_than(datetime.date.fromisoformat(date), step, catalogue)] == newer
