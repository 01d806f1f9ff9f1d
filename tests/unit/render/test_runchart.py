"""The run chart: its scale, its shapes, its words."""

from __future__ import annotations

import datetime
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_playbooks.render.runchart import HEIGHT, Mark, RunChart, run_chart, ticks

START = datetime.date(2026, 1, 5)
FINITE = st.floats(-1e9, 1e9, allow_nan=False)


def chart(*values: float, **more: object) -> RunChart:
    points = [(START + datetime.timedelta(weeks=week), value) for week, value in enumerate(values)]
    return RunChart("What it says", points, values[0], **more)  # type: ignore[arg-type]


def percent(circle: ET.Element) -> float:
    """How far to the right a point stands."""
    return float(circle.get("cx", "").removesuffix("%"))


@given(FINITE, FINITE)
def test_ticks_are_few_and_hold_the_values(one: float, other: float) -> None:
    low, high = sorted((one, other))
    found = ticks(low, high)
    assert 2 <= len(found) <= 7
    slack = 1e-6 * (found[-1] - found[0])
    assert found[0] <= low + slack
    assert found[-1] >= high - slack
    assert list(found) == sorted(set(found))


@given(st.lists(FINITE, min_size=1, max_size=30))
def test_every_point_lies_in_the_drawing(values: list[float]) -> None:
    svg = ET.fromstring(run_chart(chart(*values)))
    circles = list(svg.iter("circle"))
    assert len(circles) == len(values)
    assert all(0 <= percent(one) <= 100 and 0 <= float(one.get("cy", "")) <= HEIGHT for one in circles)


def test_a_larger_value_stands_higher_and_a_later_day_further_right() -> None:
    svg = ET.fromstring(run_chart(chart(1, 3)))
    first, last = ((percent(one), float(one.get("cy", ""))) for one in svg.iter("circle"))
    assert first[0] < last[0]
    assert first[1] > last[1]


def test_band_target_and_go_live_are_drawn() -> None:
    mark = Mark(START + datetime.timedelta(weeks=1), "live: <Work>")
    drawn = run_chart(chart(4, 5, 6, band=(3, 7), target=2, marks=(mark,)))
    texts = ["".join(one.itertext()) for one in ET.fromstring(drawn).iter("text")]
    assert "live: <Work>" in texts
    for name in ("band", "target", "mark", "centre"):
        assert f'class="pb-chart-{name}"' in drawn
    assert "style=" not in drawn


def test_a_day_outside_the_drawing_is_not_marked() -> None:
    mark = Mark(START - datetime.timedelta(days=1), "live: Work")
    assert "live" not in run_chart(chart(4, 5, marks=(mark,)))


def test_its_summary_is_its_name() -> None:
    assert 'role="img" aria-label="What it says"' in run_chart(chart(1, 2))


@pytest.mark.parametrize("values", [(5.0,), (5.0, 5.0), (0.0, 0.0)])
def test_values_that_do_not_move_are_drawn(values: tuple[float, ...]) -> None:
    assert not re.search(r"nan|inf", run_chart(chart(*values)))
