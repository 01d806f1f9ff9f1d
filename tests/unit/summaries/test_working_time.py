"""Working minutes of a run before and after, and what the clock says of them."""

from __future__ import annotations

from measured import figures, metric, run
from mkdocs_playbooks.summaries.working_time import working_time
from support import workflow

STEPS = """
    {id: one, do: A, who: worker, minutes: {before: 60, after: 20}}
    {id: two, do: B, who: worker, minutes: {before: 40, after: 30}}
    {id: three, do: C, who: worker, minutes: {after: 500}}
"""


def timed(steps, **fields):
    build = run(workflow(steps, **fields) + metric("hours") + metric("faults", type="quality"), hours=TABLE)
    return working_time(build.catalogue.get("workflow", "work"), build.facts)


TABLE = figures((10,) * 6, (10,) * 6)


def test_only_steps_that_say_both_are_added_up():
    found = timed(STEPS)
    assert (found.before, found.after, found.told, found.steps) == (100, 50, 2, 3)
    assert found.change == -0.5


def test_a_workflow_whose_steps_say_nothing_claims_nothing():
    found = timed("{id: one, do: A, who: worker}")
    assert (found.before, found.after, found.change) == (None, None, None)


def test_from_no_time_there_is_no_share():
    assert timed("{id: one, do: A, who: worker, minutes: {before: 0, after: 5}}").change is None


def test_the_clock_is_the_metrics_of_time_and_says_plainly_that_nothing_changed():
    found = timed(STEPS, status="production", live_since="2026-01-01", metrics="[hours, faults]")
    (hours,) = found.measured
    assert (hours.metric.id, hours.direction, hours.baseline, hours.latest.value) == ("hours", "no change", 10, 10)
