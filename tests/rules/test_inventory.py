"""Cases of the rules about recurring tasks."""

from __future__ import annotations

import pytest

from support import found, workflow

STEP = "{id: one, do: A, who: worker}"


@pytest.mark.parametrize(
    ("answer", "marks"),
    [
        ("", ["Count"]),
        (", ai: undecided", ["undecided"]),
        (", ai: undecided, workflow: work", ["undecided"]),
        (", ai: with", ["with"]),
        (", ai: with, workflow: work", []),
        (", ai: without", []),
        (", ai: without, workflow: work", []),
    ],
)
def test_each_task_is_decided(answer: str, marks: list[str]) -> None:
    tasks = f"\n---\n{{kind: inventory, id: week, title: Week, role: worker, tasks: [{{task: Count{answer}}}]}}"
    assert found("undecided-task", workflow(STEP) + tasks) == marks


def test_each_open_task_is_named() -> None:
    tasks = "\n---\n{kind: inventory, id: week, title: Week, role: worker, tasks: [{task: Count}, {task: Carry}]}"
    assert found("undecided-task", workflow(STEP) + tasks) == ["Count", "Carry"]
