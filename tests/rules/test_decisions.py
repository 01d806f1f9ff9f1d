"""Cases of the rules about decisions."""

from __future__ import annotations

import datetime

import pytest

from support import found, workflow

STEP = "{id: one, do: A, who: worker}"


def waived(until: str, status: str = "accepted") -> str:
    """A workflow, and a decision that waives a rule on it."""
    end = f", until: {until}" if until else ""
    return (
        workflow(STEP)
        + f"""
---
{{kind: decision, id: so, title: So, date: 2026-01-05, decided_by: worker, status: {status}, decision: So it is,
  waives: [{{rule: vague-trigger, of: workflow/work{end}}}]}}"""
    )


@pytest.mark.parametrize(("day", "marks"), [("2026-06-30", []), ("2026-07-01", ["2026-06-30"])])
def test_a_waiver_holds_on_its_last_day(day: str, marks: list[str]) -> None:
    assert found("open-ended-waiver", waived("2026-06-30"), datetime.date.fromisoformat(day)) == marks


@pytest.mark.parametrize(
    ("status", "until", "marks"),
    [
        ("accepted", "", ["vague-trigger"]),
        ("proposed", "", ["vague-trigger"]),
        ("proposed", "2026-06-30", []),
        ("superseded", "", []),
        ("superseded", "2026-06-30", []),
    ],
)
def test_what_is_not_decided_yet_or_no_longer_holds(status: str, until: str, marks: list[str]) -> None:
    assert found("open-ended-waiver", waived(until, status)) == marks


def test_each_waiver_stands_for_itself() -> None:
    twice = waived("").replace("waives: [", "waives: [{rule: missing-backup, of: workflow/work, until: 2020-01-01}, ")
    assert found("open-ended-waiver", twice) == ["2020-01-01", "vague-trigger"]


def test_a_decision_without_waivers_has_none_open() -> None:
    text = (
        waived("")
        .replace("waives:", "affects: [workflow/work], waives:")
        .replace("[{rule: vague-trigger, of: workflow/work}]", "[]")
    )
    assert found("open-ended-waiver", text) == []
