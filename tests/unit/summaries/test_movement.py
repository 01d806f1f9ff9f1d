"""Whether a metric has moved for the better, for the worse, not at all, or cannot be told."""

from __future__ import annotations

import datetime

import pytest

from measured import figures, metric, run
from mkdocs_playbooks.summaries.movement import movement, movements
from support import workflow

LIVE = datetime.date(2026, 1, 1)
BEFORE = (10, 11, 9, 10, 11, 9)


def direction(after, since=LIVE, **fields):
    build = run(metric("hours", **fields), hours=figures(BEFORE, after))
    return movement(build.catalogue.get("metric", "hours"), since).direction


@pytest.mark.parametrize(
    ("after", "better", "expected"),
    [
        ((8, 8, 8, 8, 8, 8), "down", "better"),
        ((8, 8, 8, 8, 8, 8), "up", "worse"),
        ((12, 12, 12, 12, 12, 12), "up", "better"),
        ((8, 8, 8, 8, 8), "down", "no change"),
        ((8, 12, 8, 12, 8, 12), "down", "no change"),
        ((), "down", "not known"),
    ],
)
def test_six_in_a_row_on_the_better_side_are_a_change_for_the_better(after, better, expected):
    assert direction(after, better=better) == expected


def test_work_that_is_not_live_has_nothing_to_compare():
    assert direction((1, 1, 1, 1, 1, 1), since=None) == "not known"


def test_one_value_beyond_the_limits_of_an_xmr_chart_is_enough():
    assert direction((1,), chart="xmr") == "better"


def test_a_metric_without_data_has_no_latest_value():
    build = run(metric("hours"))
    found = movement(build.catalogue.get("metric", "hours"), LIVE)
    assert (found.direction, found.baseline, found.latest) == ("not known", 10, None)


def test_the_metrics_of_a_workflow_are_compared_from_the_day_it_went_live():
    step = "{id: one, do: A, who: worker}"
    work = workflow(step, status="production", live_since="2026-01-01", metrics="[hours, nowhere]")
    build = run(work + metric("hours"), hours=figures(BEFORE, (8,) * 6))
    found = movements(build.catalogue.get("workflow", "work"), build.facts)
    assert [(each.metric.id, each.direction) for each in found] == [("hours", "better")]
