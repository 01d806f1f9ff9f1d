"""Durations as numbers."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.durations import in_days, in_months


@pytest.mark.parametrize(
    ("duration", "days"),
    [("36 hours", 1.5), ("1 day", 1), ("2 weeks", 14), ("1 year", 365.25), ("30 minutes", 30 / 1440)],
)
def test_a_duration_has_a_length_in_days(duration: str, days: float) -> None:
    assert in_days(duration) == pytest.approx(days)


def test_a_year_has_twelve_average_months() -> None:
    assert in_months("2 years") == pytest.approx(24)
    assert in_months("24 months") == pytest.approx(24)
