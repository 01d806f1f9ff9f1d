"""What the rules about boundaries find, and what they leave alone."""

from __future__ import annotations

import datetime

import pytest

from support import found, load, workflow

AI = "{id: one, do: A, who: worker, with: chat, human: operator, type: draft}"
OUT = "{id: one, do: A, who: worker, with: chat, human: operator, reaches: %s}"


def boundary(id_: str = "line", **fields: str) -> str:
    """A boundary that is decided and reasoned, as a document to put behind others."""
    given = {
        "category": "identity",
        "human_at_least": "consultant",
        "covers": "[It]",
        "rationale": "Whoever reads this wants to know what would be lost",
        "owner": "worker",
        "decided_on": "2026-01-15",
        "decided_by": "worker",
    } | fields
    written = ", ".join(f"{name}: {value}" for name, value in given.items() if value)
    return f"\n---\n{{kind: boundary, id: {id_}, title: {id_}, {written}}}"


class TestUnreasoned:
    RULE = "unreasoned-boundary"

    def test_a_reasoned_decision_is_enough(self) -> None:
        assert found(self.RULE, workflow(AI) + boundary()) == []

    @pytest.mark.parametrize(
        ("missing", "marks"),
        [(("decided_on",), "decided_by"), (("decided_by",), "decided_on")],
    )
    def test_half_a_decision_is_marked_where_the_other_half_stands(self, missing: tuple[str], marks: str) -> None:
        text = workflow(AI) + boundary(**dict.fromkeys(missing, ""))
        assert found(self.RULE, text) == [marks]

    def test_no_decision_and_no_reason_are_two_gaps(self) -> None:
        text = workflow(AI) + boundary(decided_on="", decided_by="", rationale="Because")
        (whole, reason) = found(self.RULE, text)
        assert whole.startswith("{kind: boundary")
        assert reason == "Because"

    @pytest.mark.parametrize(("length", "faults"), [(39, 1), (40, 0)])
    def test_forty_characters_are_a_sentence(self, length: int, faults: int) -> None:
        text = workflow(AI) + boundary(rationale="x" * length)
        assert len(found(self.RULE, text)) == faults

    def test_breaking_lines_makes_no_reason_longer(self) -> None:
        text = workflow(AI) + boundary(rationale='"because it is so' + " " * 40 + 'and always was"')
        assert len(found(self.RULE, text)) == 1

    @pytest.mark.parametrize(("status", "faults"), [("draft", 0), ("retired", 0), ("experiment", 1), ("active", 1)])
    def test_what_holds_was_decided(self, status: str, faults: int) -> None:
        text = workflow(AI) + boundary(decided_on="", decided_by="", status=status)
        assert len(found(self.RULE, text)) == faults


class TestUnboundedOutward:
    RULE = "unbounded-outward-step"

    @pytest.mark.parametrize("reach", ["partner", "customer", "public"])
    def test_whoever_is_outside(self, reach: str) -> None:
        assert found(self.RULE, workflow(OUT % reach)) == [reach]

    def test_inside_nothing_is_asked(self) -> None:
        assert found(self.RULE, workflow(OUT % "company")) == []

    def test_people_need_no_boundary(self) -> None:
        assert found(self.RULE, workflow("{id: one, do: A, who: worker, with: store, reaches: public}")) == []

    def test_a_boundary_that_applies_is_enough(self) -> None:
        assert found(self.RULE, workflow(OUT % "public") + boundary(applies_to="{reaches: [public]}")) == []
        assert found(self.RULE, workflow(OUT % "public") + boundary(applies_to="{reaches: [partner]}")) == ["public"]

    @pytest.mark.parametrize(("status", "faults"), [("active", 0), ("draft", 0), ("retired", 1)])
    def test_one_that_was_considered_is_enough_until_it_is_retired(self, status: str, faults: int) -> None:
        text = workflow(OUT % "public", boundaries_considered="[line]") + boundary(status=status)
        assert len(found(self.RULE, text)) == faults

    def test_one_that_the_step_lists_is_enough_as_a_draft(self) -> None:
        step = OUT.replace("}", ", boundaries: [line]}") % "public"
        assert found(self.RULE, workflow(step) + boundary(status="draft")) == []

    def test_an_unknown_boundary_is_told_once(self) -> None:
        findings = load(workflow(OUT % "public", boundaries_considered="[lime]")).findings
        assert self.RULE not in [finding.rule for finding in findings]
        assert "reference/unknown" in [finding.rule for finding in findings]


class TestExpired:
    RULE = "expired-boundary"

    @pytest.mark.parametrize(("today", "faults"), [("2026-05-01", 0), ("2026-05-02", 1)])
    def test_the_last_day_counts(self, today: str, faults: int) -> None:
        text = workflow(AI) + boundary(exceptions="[{what: This}, {what: That, until: 2026-05-01}]")
        assert found(self.RULE, text, datetime.date.fromisoformat(today)) == ["2026-05-01"] * faults

    def test_what_does_not_hold_has_no_exceptions(self) -> None:
        text = workflow(AI) + boundary(exceptions="[{what: That, until: 2020-05-01}]", status="draft")
        assert found(self.RULE, text) == []

    def test_the_decision_that_granted_it_is_shown(self) -> None:
        decision = (
            "\n---\n{kind: decision, id: leave, title: Leave, date: 2019-02-03, decided_by: worker, "
            "status: accepted, decision: Yes}"
        )
        text = workflow(AI) + boundary(exceptions="[{what: That, until: 2020-05-01, decision: leave}]") + decision
        (finding,) = (finding for finding in load(text).findings if finding.rule == self.RULE)
        assert [related.label for related in finding.related] == ["it was granted here"]

    def test_a_review_that_is_due_is_told_by_its_own_rule(self) -> None:
        text = workflow(AI) + boundary(review_due="2020-01-01")
        assert found(self.RULE, text) == []
        assert found("overdue-review", text) == ["2020-01-01"]


class TestAfterGoLive:
    RULE = "boundary-after-go-live"
    BOUND = AI.replace("}", ", boundaries: [line]}")

    def found(self, step: str = BOUND, decided: str = "2026-05-04", **fields: object) -> list[str]:
        given = {"status": "pilot", "live_since": "2026-03-02"} | fields
        return found(self.RULE, workflow(step, **given) + boundary(decided_on=decided))

    def test_decided_after_the_work_went_live(self) -> None:
        assert self.found() == ["2026-03-02"]
        assert self.found(decided="2026-03-02") == []

    def test_an_idea_may_come_before_its_boundaries(self) -> None:
        assert self.found(status="idea") == []

    def test_somebody_has_gone_over_the_work_since(self) -> None:
        assert self.found(last_reviewed="2026-05-03") == ["2026-03-02"]
        assert self.found(last_reviewed="2026-05-04") == []
        assert self.found(adjustments="[{date: 2026-05-04, what: Less}]") == []
        assert self.found(adjustments="[{date: 2026-04-04, what: Less}]") == ["2026-03-02"]

    def test_only_what_binds_a_step_of_work_with_ai(self) -> None:
        assert self.found(AI, boundaries_considered="[line]") == []
        assert self.found("{id: one, do: A, who: worker, boundaries: [line]}") == []

    def test_several_boundaries_are_one_finding(self) -> None:
        step = AI.replace("}", ", boundaries: [line, later]}")
        text = workflow(step, status="pilot", live_since="2026-03-02") + boundary(decided_on="2026-05-04")
        (finding,) = (
            finding
            for finding in load(text + boundary("later", decided_on="2026-06-01")).findings
            if finding.rule == self.RULE
        )
        assert finding.message.startswith('"later" and 1 more was decided on 2026-06-01, 91 days after')
        assert len(finding.related) == 2


class TestConflicting:
    RULE = "conflicting-boundaries"

    @pytest.mark.parametrize(
        ("milder", "stricter", "faults"),
        [
            ("{systems: [chat]}", "{systems: [chat]}", 1),
            ("{systems: [chat]}", "{step_types: [draft]}", 1),
            ("{systems: [chat]}", "{systems: [chat], step_types: [draft]}", 0),
            ("{systems: [chat], step_types: [draft]}", "{systems: [chat]}", 1),
            ("{step_types: [draft, check]}", "{step_types: [draft]}", 0),
            ("{step_types: [draft, check]}", "{step_types: [draft, act]}", 1),
            ("{systems: [chat]}", "{systems: [system/chat]}", 1),
            ("{systems: [chat]}", "{systems: [store]}", 0),
        ],
    )
    def test_the_stricter_one_is_the_special_case(self, milder: str, stricter: str, faults: int) -> None:
        low = boundary("low", human_at_least="operator", applies_to=stricter)
        high = boundary("high", human_at_least="approver", applies_to=milder)
        assert found(self.RULE, workflow(AI) + low + high) == ["approver"] * faults

    def test_one_ceiling_or_two_reasons_are_no_conflict(self) -> None:
        one = boundary("one", human_at_least="operator", applies_to="{systems: [chat]}")
        same = boundary("two", human_at_least="operator", applies_to="{step_types: [draft]}")
        other = boundary("two", category="data", applies_to="{step_types: [draft]}")
        assert found(self.RULE, workflow(AI) + one + same) == []
        assert found(self.RULE, workflow(AI) + one + other) == []

    def test_what_a_step_lists_was_put_side_by_side(self) -> None:
        listing = AI.replace("}", ", boundaries: [one, two]}")
        one = boundary("one", human_at_least="operator")
        assert found(self.RULE, workflow(listing) + one + boundary("two")) == []
        assert found(self.RULE, workflow(listing) + one + boundary("two", applies_to="{systems: [chat]}")) == []

    def test_what_does_not_hold_conflicts_with_nothing(self) -> None:
        one = boundary("one", human_at_least="operator", applies_to="{systems: [chat]}")
        draft = boundary("two", applies_to="{systems: [chat]}", status="draft")
        assert found(self.RULE, workflow(AI) + one + draft) == []

    def test_a_pair_is_told_once(self) -> None:
        one = boundary("one", human_at_least="operator", applies_to="{systems: [chat]}")
        two = boundary("two", applies_to="{systems: [chat]}")
        steps = "\n".join((AI, AI.replace("one", "two")))
        (finding,) = (f for f in load(workflow(steps) + one + two).findings if f.rule == self.RULE)
        assert 'both apply to "one" of "work" and 1 more' in finding.message


class TestWithoutWorkflow:
    RULE = "boundary-without-workflow"

    def test_nothing_comes_near(self) -> None:
        assert found(self.RULE, workflow(AI) + boundary()) == ["consultant"]

    def test_considered_listed_or_applying(self) -> None:
        assert found(self.RULE, workflow(AI, boundaries_considered="[line]") + boundary()) == []
        assert found(self.RULE, workflow(AI.replace("}", ", boundaries: [line]}")) + boundary()) == []
        assert found(self.RULE, workflow(AI) + boundary(applies_to="{systems: [chat]}")) == []

    def test_retired_work_comes_near_nothing(self) -> None:
        retired = {"status": "retired", "retired_reason": "Done"}
        text = workflow(AI, **retired) + boundary(applies_to="{systems: [chat]}")
        assert found(self.RULE, text) == ["consultant"]

    @pytest.mark.parametrize("status", ["draft", "retired"])
    def test_what_does_not_hold_keeps_nothing(self, status: str) -> None:
        assert found(self.RULE, workflow(AI) + boundary(status=status)) == []


class TestLoosened:
    RULE = "boundary-loosened"
    PAST = "# committed on 2026-01-15:\n#   {past}\n"

    def found(self, now: str = "approver", then: str = "operator", extra: str = "", **fields: str) -> list[str]:
        past = boundary(human_at_least=then).removeprefix("\n---\n")
        text = self.PAST.format(past=past) + workflow(AI) + boundary(human_at_least=now, **fields) + extra
        return found(self.RULE, text)

    def decision(self, date: str = "2026-11-02", status: str = "accepted", affects: str = "boundary/line") -> str:
        return (
            f"\n---\n{{kind: decision, id: more, title: More, date: {date}, decided_by: worker, "
            f"status: {status}, decision: Yes, affects: [{affects}]}}"
        )

    def test_more_less_and_as_before(self) -> None:
        assert self.found() == ["approver"]
        assert self.found("alone") == []
        assert self.found("operator") == []

    @pytest.mark.parametrize(
        ("decision", "faults"),
        [
            ({}, 0),
            ({"date": "2026-08-18"}, 0),
            ({"date": "2026-08-17"}, 1),
            ({"date": "2026-12-24"}, 0),
            ({"status": "proposed"}, 1),
            ({"affects": "workflow/work"}, 1),
        ],
    )
    def test_a_decision_answers_for_it(self, decision: dict[str, str], faults: int) -> None:
        assert len(self.found(extra=self.decision(**decision))) == faults

    @pytest.mark.parametrize(("decided", "faults"), [("2026-11-16", 1), ("2026-11-17", 0)])
    def test_a_later_day_of_decision_answers_for_it(self, decided: str, faults: int) -> None:
        assert len(self.found(decided_on=decided)) == faults

    def test_a_review_does_not(self) -> None:
        assert self.found(last_reviewed="2026-11-17") == ["approver"]

    @pytest.mark.parametrize("status", ["draft", "retired"])
    def test_what_does_not_hold_was_not_loosened(self, status: str) -> None:
        assert self.found(status=status) == []

    def test_without_a_past_nothing_is_found(self) -> None:
        assert found(self.RULE, workflow(AI) + boundary(human_at_least="observer")) == []
