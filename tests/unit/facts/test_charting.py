"""Telling a change from noise."""

from __future__ import annotations

import datetime

import pytest

from mkdocs_playbooks.facts.charting import LEAST_BEFORE, Reading, Usual, reading, usual
from mkdocs_playbooks.source.series import Point

START = datetime.date(2026, 1, 5)


def points(*values: float) -> tuple[Point, ...]:
    return tuple(Point(START + datetime.timedelta(weeks=week), value) for week, value in enumerate(values))


def after(count: int) -> datetime.date:
    """The day of the first point after so many."""
    return START + datetime.timedelta(weeks=count)


def test_a_run_chart_has_a_median_and_no_limits() -> None:
    assert usual(points(1, 9, 2), "run") == Usual(2)


def test_natural_limits_lie_2_66_mean_moving_ranges_from_the_mean() -> None:
    found = usual(points(4, 6, 4, 6), "xmr")
    assert (found.centre, found.lower, found.upper) == (5, pytest.approx(5 - 5.32), pytest.approx(5 + 5.32))


def test_one_point_has_no_limits() -> None:
    assert usual(points(4), "xmr") == Usual(4)


@pytest.mark.parametrize(
    ("chart", "later", "changed", "beyond", "longest"),
    [
        ("xmr", (5, 6, 5), False, 0, 1),
        ("xmr", (5, 20, 6), True, 1, 2),
        ("xmr", (6, 6, 6, 6, 6, 6, 6), False, 0, 7),
        ("xmr", (6, 6, 6, 6, 6, 6, 6, 6), True, 0, 8),
        ("run", (6, 6, 6, 6, 6), False, 0, 5),
        ("run", (6, 6, 6, 6, 6, 6), True, 0, 6),
        ("run", (6, 6, 6, 4, 6, 6), False, 0, 3),
        ("run", (6, 6, 6, 5, 6, 6, 6), True, 0, 6),
    ],
)
def test_a_change_is_a_point_beyond_the_limits_or_a_long_run(
    chart: str, later: tuple[float, ...], changed: bool, beyond: int, longest: int
) -> None:
    before = (4, 6, 4, 6, 4, 6)
    found = reading(points(*before, *later), chart, after(6))  # type: ignore[arg-type]
    assert found.usual.centre == 5
    assert (found.before, found.after, found.beyond, found.longest, found.changed) == (
        *(6, len(later), beyond),
        *(longest, changed),
    )


def test_too_few_points_before_the_day_say_nothing() -> None:
    few = points(*[5.0] * (LEAST_BEFORE - 1), 9, 9, 9)
    assert reading(few, "run", after(LEAST_BEFORE - 1)) == Reading(Usual(5), before=LEAST_BEFORE - 1)


def test_without_a_day_all_points_say_what_is_usual() -> None:
    assert reading(points(1, 2, 3), "run", None) == Reading(Usual(2))


def test_a_day_after_the_last_point_compares_nothing() -> None:
    assert reading(points(1, 2, 3, 1, 2, 3), "run", after(9)).after == 0
