"""What a unit costs, and when that is not known."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.cost import UnitCost, said, spent, unit_cost
from support import load, workflow

STEPS = "{id: one, do: A, who: worker}"


def cost_of(cost: str, **fields: object) -> UnitCost | None:
    ((_, record),) = load(workflow(STEPS, cost=cost, **fields)).facts.workflows()
    return unit_cost(record, "EUR")


@pytest.mark.parametrize(
    ("part", "volume", "amount"),
    [
        ("{amount: 1.4}", 0, 1.4),
        ("{amount: 1.4, per: unit}", 10, 1.4),
        ("{amount: 30, per: month}", 10, 3),
        ("{amount: 30, per: month}", 0, None),
        ("{minutes: 20, rate_per_hour: 60}", 0, 20),
        ("{minutes: 20}", 10, None),
        ("{one_off: 1200, spread_over: 24 months}", 10, 5),
        ("{one_off: 1200, spread_over: 2 years}", 10, 5),
        ("{one_off: 1200, spread_over: 24 months}", 0, None),
        ("{one_off: 1200}", 10, None),
        ("{amount: 1, minutes: 30, rate_per_hour: 60}", 0, 31),
        ("{amount: 1, minutes: 30}", 0, None),
        ("{}", 10, None),
    ],
)
def test_a_part_is_the_sum_of_what_it_says(part: str, volume: int, amount: float | None) -> None:
    found = cost_of(f"{{review: {part}}}", **({"volume_per_month": volume} if volume else {}))
    assert found is not None
    assert [component.name for component in found.components] == ["review"]
    assert found.components[0].amount == (None if amount is None else pytest.approx(amount))


def test_parts_add_up_and_the_inference_has_its_share() -> None:
    found = cost_of("{unit: one issue, currency: USD, inference: {amount: 1}, review: {minutes: 6, rate_per_hour: 30}}")
    assert found is not None
    assert (found.unit, found.currency, found.total) == ("one issue", "USD", 4)
    assert found.share("inference") == 0.25
    assert found.share("training") is None


def test_one_unknown_part_leaves_the_total_unknown() -> None:
    found = cost_of("{inference: {amount: 1}, review: {minutes: 6}}")
    assert found is not None
    assert (found.total, found.share("inference"), found.currency, found.unit) == (None, None, "EUR", "one run")


@pytest.mark.parametrize("cost", ["{}", "{unit: one issue}"])
def test_without_a_part_there_is_no_cost(cost: str) -> None:
    assert cost_of(cost) is None


def test_nothing_has_no_shares() -> None:
    found = cost_of("{inference: {amount: 0}}")
    assert found is not None
    assert (found.total, found.share("inference")) == (0, None)


def spent_in(cost: str, **fields: object):
    ((_, record),) = load(workflow(STEPS, cost=cost, **fields)).facts.workflows()
    return spent(record, 12)


@pytest.mark.parametrize(
    ("part", "sum_"),
    [
        ("{amount: 2}", 240),
        ("{amount: 30, per: month}", 360),
        ("{minutes: 6, rate_per_hour: 50}", 600),
        ("{one_off: 900, spread_over: 36 months}", 900),
        ("{one_off: 900}", 900),
        ("{amount: 1, minutes: 6, rate_per_hour: 50, one_off: 80}", 800),
        ("{amount: 0}", 0),
        ("{amount: 30, minutes: 6, rate_per_hour: 50, per: month}", 960),
    ],
)
def test_what_is_spent_in_a_year_of_ten_a_month(part: str, sum_: float) -> None:
    assert spent_in(f"{{review: {part}}}", volume_per_month=10) == {"review": pytest.approx(sum_)}


def test_what_is_spent_is_unknown_without_volume_or_rate() -> None:
    assert spent_in("{review: {one_off: 9}}") is None
    assert spent_in("{review: {minutes: 9}, inference: {amount: 1}}", volume_per_month=10) is None


def test_an_empty_part_says_nothing_and_a_zero_does() -> None:
    ((_, record),) = load(workflow(STEPS, cost="{review: {}, inference: {amount: 0}}")).facts.workflows()
    assert set(said(record.cost)) == {"inference"}
