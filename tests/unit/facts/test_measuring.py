"""Since when measurements can show a change, how late they are, and what guards them."""

from __future__ import annotations

import datetime

import pytest

from mkdocs_playbooks.facts.measuring import first_live, guarded, in_time_since, metrics_of
from support import TODAY, load, workflow

STEPS = "{id: one, do: A, who: worker}"


def metric(id_: str, type_: str, guards: str = "") -> str:
    return f"\n---\n{{kind: metric, id: {id_}, title: T, type: {type_}, unit: days, better: up, guards: [{guards}]}}"


@pytest.mark.parametrize(
    ("cadence", "day"),
    [
        ("daily", "2026-11-12"),
        ("weekly", "2026-11-02"),
        ("monthly", "2026-09-15"),
        ("quarterly", "2026-05-16"),
        (None, "2026-05-16"),
    ],
)
def test_a_measurement_is_recent_for_two_cadences(cadence: str | None, day: str) -> None:
    assert in_time_since(cadence, TODAY) == datetime.date.fromisoformat(day)


def test_two_months_and_two_quarters_are_never_too_few_days() -> None:
    """The first of a month has the first of the month before the last behind it, in whatever year."""
    for month in range(1, 13):
        today = datetime.date(2026, month, 1)
        for cadence, back in (("monthly", 2), ("quarterly", 6)):
            then = today.replace(year=today.year - (month <= back), month=(month - back - 1) % 12 + 1)
            assert in_time_since(cadence, today) <= then


def test_the_first_of_several_went_live_first() -> None:
    other = workflow(STEPS, live_since="2026-02-01").replace("id: work,", "id: other,").partition("\n---")[0]
    text = workflow(STEPS, live_since="2026-03-01") + "\n---\n" + other
    nodes = load(text).catalogue.of_kind("workflow")
    assert getattr(first_live(nodes), "id", "") == "other"
    assert first_live(()) is None


def test_a_metric_that_is_not_there_is_left_out() -> None:
    catalogue = load(workflow(STEPS, metrics="[gone, pace]") + metric("pace", "time")).catalogue
    ((index, found),) = metrics_of(catalogue.of_kind("workflow")[0], catalogue)
    assert (index, found.id) == (1, "pace")


@pytest.mark.parametrize(
    ("other", "own", "pace"),
    [("pace", "", {"pace"}), ("", "fit", {"pace"}), ("", "", set())],
    ids=["by the other's word", "by its own word", "not at all"],
)
def test_guards_pair_two_metrics_in_either_direction(other: str, own: str, pace: set[str]) -> None:
    facts = load(workflow(STEPS) + metric("pace", "time", own) + metric("fit", "quality", other)).facts
    assert {key.id for key in guarded(facts)} == pace


def test_time_does_not_guard_time_nor_a_metric_that_is_not_there() -> None:
    text = workflow(STEPS) + metric("pace", "time", "gone") + metric("slow", "time", "pace")
    assert guarded(load(text).facts) == frozenset()
