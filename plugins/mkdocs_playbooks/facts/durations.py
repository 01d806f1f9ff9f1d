"""Durations such as "30 minutes" or "24 months" as numbers."""

from __future__ import annotations

DAYS_IN_MONTH = 365.25 / 12

_DAYS = {
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": DAYS_IN_MONTH,
    "year": 365.25,
}


def in_days(duration: str) -> float:
    """The length of a duration that the schema accepts, in days; months and years at their average length."""
    count, unit = duration.split()
    return int(count) * _DAYS[unit.removesuffix("s")]


def in_months(duration: str) -> float:
    """The same in average months."""
    return in_days(duration) / DAYS_IN_MONTH
