"""How long the reviews of one run take."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.review_minutes import ReviewMinutes, review_minutes
from support import load, workflow


def minutes_of(steps: str) -> ReviewMinutes | None:
    facts = load(workflow(steps)).facts
    ((node, _),) = facts.workflows()
    return review_minutes(facts.graph(node))


def test_reviews_one_after_the_other_add_up() -> None:
    steps = """
        {id: one, do: A, who: worker, review: {by: worker, minutes: 10}}
        {id: two, do: B, who: worker, review: {of: one, by: worker, minutes: 2.5}}
        {id: three, do: C, who: worker}
    """
    assert minutes_of(steps) == ReviewMinutes(12.5, 12.5, ("one", "two"))


def test_a_review_on_one_of_two_ways_may_be_done_without() -> None:
    steps = """
        {id: one, do: A, who: worker, next: [{when: new, go_to: two}, {otherwise: three}]}
        {id: two, do: B, who: worker, review: {of: one, by: worker, minutes: 30}}
        {id: three, do: C, who: worker, review: {of: one, by: worker, minutes: 5}}
    """
    assert minutes_of(steps) == ReviewMinutes(5, 35, ("two", "three"))


@pytest.mark.parametrize(
    ("extra", "always"),
    [
        ("review: {by: worker, minutes: 8}", 8),
        ("review: {by: worker, minutes: 8, sample: all rows}", 8),
        ("review: {by: worker, minutes: 8, sample: Every row}", 8),
        ("review: {by: worker, minutes: 8, sample: one in four}", 0),
        ("only_if: it rains, review: {by: worker, minutes: 8}", 0),
    ],
)
def test_a_sample_or_a_condition_makes_a_review_uncertain(extra: str, always: float) -> None:
    assert minutes_of(f"{{id: one, do: A, who: worker, {extra}}}") == ReviewMinutes(always, 8, ("one",))


@pytest.mark.parametrize(
    "step",
    [
        "{id: one, do: A, who: worker}",
        "{id: one, do: A, who: worker, review: {by: worker}}",
        "{id: one, do: A, who: worker, for_each: letter, review: {by: worker, minutes: 8}}",
    ],
    ids=["no review", "no minutes", "once for each item"],
)
def test_what_a_run_takes_may_be_unknown(step: str) -> None:
    assert minutes_of(step) is None
