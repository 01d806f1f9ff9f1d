"""Dates and durations in other spellings: what is understood, and what may mean two things."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.source.spelling import respelt

UNDERSTOOD = {
    "2026-1-5": "2026-01-05",
    "2026/01/05": "2026-01-05",
    "2026.1.5": "2026-01-05",
    " 2026-01-05 ": "2026-01-05",
    "2026-01-05T08:00:00Z": "2026-01-05",
    "5.1.2026": "2026-01-05",
    "05. 01. 2026": "2026-01-05",
    "30 min": "30 minutes",
    "30min": "30 minutes",
    "30 Mins.": "30 minutes",
    "1 minutes": "1 minute",
    "2h": "2 hours",
    "1 hr": "1 hour",
    "a week": "1 week",
    "one year": "1 year",
    "24-months": "24 months",
    "PT30M": "30 minutes",
    "P6M": "6 months",
    "P1Y": "1 year",
}

LEFT_ALONE = (
    "01/02/2026",
    "5m",
    "soon",
    "30",
    "P1Y6M",
    "half an hour",
    "2 fortnights",
    "P30H",
    "PT30D",
    "",
    "2026",
    "1.5 h",
)


@pytest.mark.parametrize(("typed", "meant"), UNDERSTOOD.items())
def test_what_can_only_mean_one_thing(typed: str, meant: str) -> None:
    assert list(respelt(typed)) == [meant]


@pytest.mark.parametrize("typed", LEFT_ALONE)
def test_what_may_mean_two_things_or_none(typed: str) -> None:
    assert list(respelt(typed)) == []
