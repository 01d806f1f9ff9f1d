"""Whether an evaluation's result still speaks for the model in use."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.freshness import changed_since, evaluated_systems
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
