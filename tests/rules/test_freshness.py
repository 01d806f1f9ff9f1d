"""What the rules about freshness find, and what they leave alone."""

from __future__ import annotations

import datetime

import pytest

from support import found, workflow

ONE = "{id: one, do: A, who: worker}"


class TestNeverAdjusted:
    RULE = "never-adjusted"

    def found(self, today: str = "2026-09-01", **fields: object) -> list[str]:
        given = {"status": "production", "live_since": "2026-03-01"} | fields
        return found(self.RULE, workflow(ONE, **given), datetime.date.fromisoformat(today))

    @pytest.mark.parametrize(("today", "faults"), [("2026-08-30", 0), ("2026-08-31", 1), ("2031-01-01", 1)])
    def test_after_half_a_year(self, today: str, faults: int) -> None:
        assert self.found(today) == ["2026-03-01"] * faults

    def test_an_adjustment_since_then_is_enough(self) -> None:
        assert self.found(adjustments="[{date: 2026-03-01, what: Less}]") == []
        assert self.found(adjustments="[{date: 2026-02-28, what: Less}]") == ["2026-03-01"]

    @pytest.mark.parametrize("status", ["idea", "pilot", "paused"])
    def test_only_in_production(self, status: str) -> None:
        assert self.found(status=status) == []

    def test_without_a_day_nothing_is_known(self) -> None:
        text = workflow(ONE, status="production")
        assert found(self.RULE, text) == []


class TestChangedSinceReview:
    RULE = "changed-since-review"
    ROLE = "{kind: role, id: clerk, title: %s, last_reviewed: %s}"

    def found(self, *past: tuple[str, str, str], now: tuple[str, str] = ("B", "2026-03-02")) -> list[str]:
        """Versions as day, title and ``last_reviewed``; the present text is not committed unless it is the last."""
        shown = "".join(
            f"# committed on {day}:\n#   {self.ROLE % (title, reviewed)}\n" for day, title, reviewed in past
        )
        return found(self.RULE, shown + self.ROLE % now)

    def test_a_change_after_the_review(self) -> None:
        assert self.found(("2026-03-01", "A", "2026-03-02"), ("2026-03-03", "B", "2026-03-02")) == ["2026-03-02"]

    def test_the_day_itself_counts_as_reviewed(self) -> None:
        assert self.found(("2026-03-01", "A", "2026-03-02"), ("2026-03-02", "B", "2026-03-02")) == []

    def test_a_review_that_is_committed_later_takes_in_its_commit(self) -> None:
        assert self.found(("2026-01-01", "A", "2026-01-01"), ("2026-03-09", "B", "2026-03-02")) == []

    def test_what_was_changed_between_the_review_and_its_commit_counts_as_reviewed(self) -> None:
        past = (("2026-01-01", "A", "2026-01-01"), ("2026-03-03", "C", "2026-01-01"), ("2026-03-09", "B", "2026-03-02"))
        assert self.found(*past) == []
        assert self.found(*past, ("2026-03-10", "D", "2026-03-02"), now=("D", "2026-03-02")) == ["2026-03-02"]

    def test_the_commit_that_added_the_file_is_no_change(self) -> None:
        assert self.found(("2026-05-01", "B", "2026-03-02")) == []
        assert self.found(("2026-05-01", "A", "2026-03-02"), ("2026-05-02", "B", "2026-03-02")) == ["2026-03-02"]

    def test_a_change_that_was_taken_back_is_none(self) -> None:
        there_and_back = (("2026-03-01", "B"), ("2026-03-03", "C"), ("2026-03-04", "B"))
        assert self.found(*((day, title, "2026-03-02") for day, title in there_and_back)) == []

    def test_a_change_that_is_being_taken_back_or_reviewed_is_none(self) -> None:
        past = (("2026-03-01", "A", "2026-03-02"), ("2026-03-03", "B", "2026-03-02"))
        assert self.found(*past, now=("A", "2026-03-02")) == []
        assert self.found(*past, now=("B", "2026-11-16")) == []

    def test_what_is_committed_after_the_day_of_the_build_is_not_known_yet(self) -> None:
        assert self.found(("2026-03-01", "A", "2026-03-02"), ("2026-11-17", "B", "2026-03-02")) == []

    def test_what_is_not_committed_is_left_alone(self) -> None:
        assert self.found(("2026-03-01", "A", "2026-03-02")) == []
