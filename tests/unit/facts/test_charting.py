"""Telling a change from noise, also on published examples.

SAS: the jet engine example of the IRCHART statement in the SAS/QC User's Guide, which prints data and limits
(https://support.sas.com/documentation/cdl/en/qcug/67522/HTML/default/qcug_shewhart_sect103.htm, read there).
Wheeler: D. J. Wheeler, "Making Sense of Data" (SPC Press, 2003), read as the tests of the package statprocon quote it.
"""

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


SAS_JETS = (78.4, 80.1, 84.4, 79.1, 80.4, 83.5, 73.8, 83.5, 75.0, 76.8, 70.5, 80.3, 82.4, 79.4, 86.4, 90.5, 77.7, 82.5)
SAS_JETS += (79.9, 83.2)
SAS_JETS_LATER = (81.8, 87.5, 80.0, 89.3, 83.9, 76.3, 75.8, 82.4, 82.6, 77.7, 79.3, 81.4, 76.8, 75.9, 86.3, 77.4, 80.9)
SAS_JETS_LATER += (87.1, 85.7, 73.3)


def test_the_limits_are_those_sas_publishes() -> None:
    """SAS takes 3 divided by 1.128379 where Wheeler rounds to 2.66, so they differ by half a thousandth."""
    found = usual(points(*SAS_JETS), "xmr")
    assert found.centre == pytest.approx(80.39)
    assert (found.lower, found.upper) == (pytest.approx(66.2290, rel=2e-4), pytest.approx(94.5510, rel=2e-4))


def test_sas_finds_no_later_engine_beyond_the_limits_and_neither_does_the_reading() -> None:
    found = reading(points(*SAS_JETS, *SAS_JETS_LATER), "xmr", after(20))
    assert (found.before, found.after, found.beyond, found.changed) == (20, 20, 0, False)


def test_the_limits_are_those_of_wheelers_data_for_verifying_software() -> None:
    """Page 382: mean 4135.50, mean moving range 355.93, limits 3188.72 and 5082.28."""
    ohms = (5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200)
    found = usual(points(*ohms), "xmr")
    assert (found.centre, round(found.lower or 0, 2), round(found.upper or 0, 2)) == (4135.5, 3188.72, 5082.28)


def test_wheelers_accident_rates_change_between_the_groups() -> None:
    """Table 9.1: the limits of the first group are 25.6 and 43.9, and four of the second lie below them."""
    first = (43, 40, 37, 33, 30, 33, 34, 35, 29, 33, 31, 39)
    second = (35, 37, 33, 32, 27, 29, 31, 22, 25, 30, 24, 19)
    found = reading(points(*first, *second), "xmr", after(12))
    assert (round(found.usual.lower or 0, 1), round(found.usual.upper or 0, 1)) == (25.6, 43.9)
    assert (found.beyond, found.changed) == (4, True)


def test_wheelers_share_of_smokers_ends_in_a_run_of_eight() -> None:
    """Table 8.1: of fourteen years, the last eight and no more are a run below the mean of all."""
    percent = (21.3, 20.2, 20.9, 21.0, 18.8, 19.6, 18.7, 18.6, 18.1, 18.9, 19.2, 18.2, 17.3, 19.0)
    found = reading(points(*percent, *percent), "xmr", after(14))
    assert (found.longest, found.changed) == (8, True)
