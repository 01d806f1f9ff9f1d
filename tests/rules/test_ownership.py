"""Cases of the rules about ownership: whose the work is after a handoff, and how long a pilot may last."""

from __future__ import annotations

import datetime

import msgspec
import pytest

from mkdocs_playbooks.rules import rules
from support import TODAY, found, load, workflow

STEP = "{id: one, do: A, who: worker}"
OUR = "\n---\n{kind: role, id: heir, title: Heir, holders: [{person: p01}]}"
RENTED = "\n---\n{kind: role, id: heir, title: Heir, holders: [{person: p01, external: true}]}"


ONE = "{id: one, do: A, who: worker}"


def owned(ownership: str, status: str = "pilot") -> str:
    """A workflow that is owned like this, without the role that is to have it."""
    return workflow(STEP, status=status, ownership=ownership)


@pytest.mark.parametrize(
    ("ownership", "marks"),
    [
        ("{type: partner}", ["partner"]),
        ("{type: vendor, handoff: {}}", ["handoff"]),
        ("{type: hybrid, handoff: {ends: 2027-01-29}}", ["handoff"]),
        ("{type: hybrid, handoff: {after_handoff: heir}}", ["handoff"]),
        ("{type: hybrid, handoff: {ends: 2027-01-29, after_handoff: heir}}", []),
        ("{type: internal}", []),
        ("{type: partner, handoff: {ends: 2026-01-30}}", []),
    ],
)
def test_a_handoff_needs_an_end_and_an_heir(ownership: str, marks: list[str]) -> None:
    assert found("ownerless-after-handoff", owned(ownership) + OUR) == marks
    assert found("ownerless-after-handoff", owned(ownership, "idea") + OUR) == []


@pytest.mark.parametrize(
    ("holders", "marks"),
    [
        ("[]", ["heir"]),
        ("[{person: p01, external: true}]", ["heir"]),
        ("[{person: p01, until: 2026-12-31}]", ["heir"]),
        ("[{person: p01, external: true}, {person: p02, since: 2027-01-04}]", []),
    ],
)
def test_an_heir_is_held_by_our_own_when_the_handoff_ends(holders: str, marks: list[str]) -> None:
    heir = f"\n---\n{{kind: role, id: heir, title: Heir, holders: {holders}}}"
    text = owned("{type: partner, handoff: {ends: 2027-01-29, after_handoff: heir}}") + heir
    assert found("ownerless-after-handoff", text) == marks


def test_an_heir_at_fault_elsewhere_is_not_told_twice() -> None:
    ownership = "{type: partner, handoff: {ends: 2027-01-29, after_handoff: heir}}"
    rented = owned(ownership).replace("owner: worker", "owner: heir") + RENTED
    assert found("ownerless-after-handoff", rented) == []
    assert found("external-only-role", rented) == ["holders"]
    vacant = rented.replace("holders: [{person: p01, external: true}]", "holders: []")
    assert found("ownerless-after-handoff", vacant) == []
    assert found("vague-owner", vacant) == ["heir"]
    assert found("ownerless-after-handoff", owned(ownership)) == []
    assert found("reference/unknown", owned(ownership)) == ["heir"]


@pytest.mark.parametrize(("day", "marks"), [("2026-06-30", []), ("2026-07-01", ["2026-06-30"])])
def test_a_handoff_is_overdue_the_day_after(day: str, marks: list[str]) -> None:
    today = datetime.date.fromisoformat(day)
    ownership = "{type: partner, handoff: {ends: 2026-06-30, after_handoff: heir}}"
    assert found("overdue-handoff", owned(ownership) + OUR, today) == marks
    assert found("overdue-handoff", owned(ownership.replace("partner", "internal")) + OUR, today) == []


def test_an_overdue_handoff_without_an_heir_is_one_fault() -> None:
    text = owned("{type: hybrid, handoff: {ends: 2026-06-30}}")
    assert found("overdue-handoff", text) == ["2026-06-30"]
    assert found("ownerless-after-handoff", text) == []
    (finding,) = [finding for finding in load(text).findings if finding.rule == "overdue-handoff"]
    assert "139 days ago" in finding.message
    assert "a role of your own has taken over" in finding.help


def decided(fields: str, affects: str = "workflow/work") -> str:
    """A decision with these fields."""
    head = "kind: decision, id: so, title: So, decided_by: worker, decision: So it is"
    return f"\n---\n{{{head}, affects: [{affects}], {fields}}}"


@pytest.mark.parametrize(
    ("since", "decision", "is_stalled"),
    [
        ("2026-08-18", "", False),
        ("2026-08-17", "", True),
        ("2026-08-17", decided("status: accepted, date: 2026-08-18"), False),
        ("2026-08-17", decided("status: accepted, date: 2026-08-18", "workflow/work#one"), False),
        ("2026-08-17", decided("status: accepted, date: 2026-08-17"), True),
        ("2026-08-17", decided("status: proposed, date: 2026-11-02"), True),
        ("2026-08-17", decided("status: superseded, date: 2026-11-02"), True),
        ("2026-08-17", decided("status: accepted, date: 2026-11-02", "role/worker"), True),
    ],
)
def test_a_pilot_is_decided_about_in_ninety_days(since: str, decision: str, is_stalled: bool) -> None:
    text = workflow(STEP, status="pilot", status_since=since) + decision
    assert found("stalled-pilot", text) == [since] * is_stalled


@pytest.mark.parametrize("status", ["idea", "redesign", "integration", "production", "paused"])
def test_only_a_pilot_stalls(status: str) -> None:
    assert found("stalled-pilot", workflow(STEP, status=status, status_since="2020-01-06")) == []


def test_a_pilot_without_its_first_day_cannot_be_judged() -> None:
    assert found("stalled-pilot", workflow(STEP, status="pilot")) == []


@pytest.mark.parametrize(("limit", "findings"), [(180, 0), (179, 1)])
def test_the_limit_is_the_projects(limit: int, findings: int) -> None:
    since = TODAY - datetime.timedelta(days=180)
    facts = load(workflow(STEP, status="pilot", status_since=since)).facts
    facts = msgspec.structs.replace(facts, pilot_days=limit)
    assert len(list(rules()["stalled-pilot"].check(facts))) == findings


EMPTY = "\n---\n{kind: role, id: empty, title: Empty, holders: [{person: p01, until: 2026-11-15}]}"


def control(id_: str, **fields: str) -> str:
    more = "".join(f", {name}: {value}" for name, value in fields.items())
    return f"\n---\n{{kind: control, id: {id_}, title: T, type: identity, maturity: planned, owner: empty{more}}}"


def test_what_a_role_owns_beside_workflows_is_told_once_at_the_role() -> None:
    text = workflow(ONE).replace("owner: worker", "owner: empty") + EMPTY
    assert found("vague-owner", text) == ["empty"]
    build = load(text + control("one") + control("two"))
    told = {finding.document: finding for finding in build.findings if finding.rule == "vague-owner"}
    assert sorted(told) == ["role/empty", "workflow/work"]
    by_role = told["role/empty"]
    assert by_role.message == 'the owner of control "one" and 1 more document is a role nobody holds today, "empty"'
    assert len(by_role.related) == 2


def test_what_is_over_needs_no_owner() -> None:
    retired = "\n---\n{kind: system, id: old, title: T, type: data_store, status: retired, owner: empty%s}"
    text = workflow(ONE) + EMPTY + retired % ", retired_reason: Gone"
    assert found("vague-owner", text) == []
    assert found("vague-owner", text.replace("status: retired", "status: active")) == ["holders"]
