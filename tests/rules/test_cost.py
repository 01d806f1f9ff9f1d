"""Cost: which parts have to be said, when two numbers disagree, and how much help from outside is too much."""

from __future__ import annotations

import pytest

from support import found, workflow

PLAIN = "{id: one, do: A, who: worker}"
REST = "exceptions: {minutes: 2}, integration: {one_off: 9}, migration: {amount: 0}"


@pytest.mark.parametrize(
    ("cost", "faults"),
    [
        ("{inference: {amount: 1}}", 1),
        ("{inference: {amount: 0}}", 1),
        (f"{{inference: {{amount: 1}}, review: {{minutes: 3}}, {REST}}}", 0),
        (f"{{inference: {{amount: 1}}, review: {{}}, {REST}}}", 1),
        (f"{{inference: {{amount: 1}}, {REST}}}", 1),
        ("{review: {minutes: 3}}", 0),
        ("{inference: {}}", 0),
        ("{unit: one letter}", 0),
    ],
)
def test_beside_the_model_four_parts_are_said(cost: str, faults: int) -> None:
    assert found("inference-only-cost", workflow(PLAIN, status="pilot", cost=cost)) == ["inference"] * faults


REVIEWED = """
    {id: one, do: A, who: worker, review: {by: worker, criteria: [Right], minutes: 30%s}}
    {id: two, do: B, who: worker, review: {of: one, by: worker, criteria: [Right], minutes: 10}}
"""


@pytest.mark.parametrize(("minutes", "marks"), [(40, []), (30, []), (50, []), (29.9, ["29.9"]), (50.1, ["50.1"])])
def test_a_quarter_more_or_less_is_close_enough(minutes: float, marks: list[str]) -> None:
    cost = f"{{review: {{minutes: {minutes}, rate_per_hour: 60}}}}"
    assert found("review-cost-mismatch", workflow(REVIEWED % "", status="pilot", cost=cost)) == marks


@pytest.mark.parametrize(("minutes", "marks"), [(8, []), (7, ["7"]), (50, []), (51, ["51"])])
def test_a_sample_may_be_counted_or_not(minutes: int, marks: list[str]) -> None:
    cost = f"{{review: {{minutes: {minutes}}}}}"
    text = workflow(REVIEWED % ", sample: one in four", status="pilot", cost=cost)
    assert found("review-cost-mismatch", text) == marks


@pytest.mark.parametrize(
    ("steps", "cost"),
    [
        (PLAIN, "{review: {minutes: 90}}"),
        (REVIEWED % "", "{review: {minutes: 900, per: month}}"),
        (REVIEWED % "", "{review: {amount: 4}}"),
        (REVIEWED % "", "{inference: {amount: 4}}"),
        ((REVIEWED % "").replace(", minutes: 10", ""), "{review: {minutes: 900}}"),
        ((REVIEWED % "").replace("do: B,", "do: B, for_each: letter,"), "{review: {minutes: 900}}"),
    ],
    ids=["no review", "by the month", "an amount", "no review in the cost", "no minutes", "for each"],
)
def test_what_cannot_be_compared_is_not(steps: str, cost: str) -> None:
    assert found("review-cost-mismatch", workflow(steps, status="pilot", cost=cost)) == []


@pytest.mark.parametrize(
    ("cost", "marks"),
    [
        ("{consulting: {one_off: 600}, integration: {one_off: 599}}", ["600"]),
        ("{consulting: {one_off: 600}, integration: {one_off: 600}}", []),
        ("{consulting: {one_off: 600, spread_over: 10 years}, inference: {amount: 4}}", ["600"]),
        ("{consulting: {one_off: 600}, inference: {amount: 5}}", []),
        ("{consulting: {one_off: 200}, training: {one_off: 300}, inference: {amount: 4}}", ["300"]),
        ("{training: {amount: 9}, inference: {amount: 1}}", []),
        ("{consulting: {amount: 1, per: month}, inference: {amount: 100}}", ["1"]),
        ("{consulting: {minutes: 10, rate_per_hour: 60}, inference: {amount: 100}}", ["10"]),
        ("{consulting: {amount: 0}, inference: {amount: 100}}", []),
        ("{consulting: {one_off: 600}, review: {minutes: 10}}", []),
    ],
)
def test_help_from_outside_in_the_first_year_of_ten_a_month(cost: str, marks: list[str]) -> None:
    text = workflow(PLAIN, status="pilot", volume_per_month=10, cost=cost)
    assert found("services-heavy-cost", text) == marks


def test_without_a_volume_only_what_recurs_is_known() -> None:
    cost = "{consulting: {one_off: 9000, amount: 5}, inference: {amount: 1}}"
    assert found("services-heavy-cost", workflow(PLAIN, status="pilot", cost=cost)) == ["5"]
