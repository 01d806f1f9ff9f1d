"""How long reviews take, how many results they look at, and whom they fall to."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.capacity import loads, minutes_available, share
from support import load, workflow


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        (None, 1.0),
        ("all", 1.0),
        ("all, one in four without sight of the proposal", 1.0),
        ("sixty conversations a week", 1.0),
        ("20 %", 0.2),
        ("12.5% of the cases", 0.125),
        ("12,5 percent", 0.125),
        ("250 %", 1.0),
        ("One in four", 0.25),
        ("1 in 20", 0.05),
        ("one in twelve, drawn at random", 1 / 12),
        ("one in many", 1.0),
        ("1 in 0", 1.0),
    ],
)
def test_the_share_that_is_looked_at(sample: str | None, expected: float) -> None:
    assert share(sample) == pytest.approx(expected)


def test_minutes_come_from_the_review_or_else_its_checklist() -> None:
    steps = """
        {id: one, do: A, who: worker, review: {by: worker, checklist: list}}
        {id: two, do: B, who: worker, review: {by: role/worker, checklist: list, minutes: 1}}
        {id: three, do: C, who: worker, review: {by: worker}}
        {id: four, do: D, who: worker, review: {minutes: 5}}
    """
    checklist = """
---
kind: checklist
id: list
title: List
style: do-confirm
pause_point: before it goes out
by: worker
minutes: 4
items: [{id: one, check: It is true, critical: true}]"""
    build = load(workflow(steps, status="pilot", volume_per_month=10) + checklist)
    (role,) = build.catalogue.of_kind("role")
    found = loads(role, build.facts)
    assert [(load.index, load.minutes) for load in found] == [(0, 40), (1, 10)]


def test_hours_a_week_as_minutes_a_month() -> None:
    text = "{{kind: role, id: worker, title: Worker{}}}"
    (full,) = load(text.format(", review_hours_per_week: 3")).catalogue.of_kind("role")
    (unsaid,) = load(text.format("")).catalogue.of_kind("role")
    assert minutes_available(full.record) == pytest.approx(780)
    assert minutes_available(unsaid.record) is None
