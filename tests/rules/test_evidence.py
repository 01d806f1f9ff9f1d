"""Evidence: of which steps it is asked, how long it is kept, and who may change it."""

from __future__ import annotations

import pytest

from support import found, workflow

HOUSE = "\n---\n{kind: organization, id: house, title: House, size: small, defaults: {evidence_keep: %s}}"
KEPT = "evidence: [{what: log, saved_in: store, keep: 13 months}]"
STEP = "{id: one, do: A, who: worker, with: chat, human: consultant, evidence: [{what: log%s}]}"


@pytest.mark.parametrize(
    ("traits", "faults"),
    [
        ("human: consultant", 1),
        ("human: observer", 1),
        ("human: collaborator", 0),
        ("human: operator, reaches: partner", 0),
        ("human: operator, reaches: customer", 1),
        ("reaches: public", 1),
        ("reaches: team", 0),
        (f"human: observer, reaches: public, {KEPT}", 0),
    ],
)
def test_where_ai_leads_or_reaches_customers_something_is_kept(traits: str, faults: int) -> None:
    step = f"{{id: one, do: A, who: worker, with: chat, {traits}}}"
    assert found("missing-evidence", workflow(step)) == [step] * faults


def test_people_alone_need_no_evidence() -> None:
    assert found("missing-evidence", workflow("{id: one, do: A, who: worker, with: store, reaches: public}")) == []


@pytest.mark.parametrize(("of", "faults"), [("of: one, ", 0), ("", 1)])
def test_what_the_review_keeps_is_kept(of: str, faults: int) -> None:
    steps = f"""
        {{id: one, do: A, who: worker, with: chat, human: consultant}}
        {{id: two, do: B, who: worker, review: {{{of}by: worker}}, {KEPT}}}
    """
    assert len(found("missing-evidence", workflow(steps))) == faults


@pytest.mark.parametrize(
    ("extra", "house", "marks"),
    [
        ("", "", ["log"]),
        (", saved_in: store", "", ["log"]),
        (", keep: 1 day", "", ["log"]),
        (", saved_in: store, keep: 1 day", "", []),
        (", saved_in: store", "13 months", []),
        ("", "13 months", ["log"]),
        (", saved_in: store, keep: 12 months", "13 months", ["12 months"]),
        (", saved_in: store, keep: 1 year", "12 months", []),
        (", keep: 1 day", "13 months", ["log"]),
    ],
)
def test_evidence_has_a_place_and_a_time(extra: str, house: str, marks: list[str]) -> None:
    text = workflow(STEP % extra, status="pilot") + (HOUSE % house if house else "")
    assert found("unretained-evidence", text) == marks


@pytest.mark.parametrize(
    ("extra", "house", "marks"),
    [
        (", keep: 3 months", "", ["3 months"]),
        (", keep: 26 weeks", "", []),
        ("", "3 months", ["log"]),
        ("", "6 months", []),
    ],
)
def test_records_of_high_risk_are_kept_for_six_months(extra: str, house: str, marks: list[str]) -> None:
    text = workflow(STEP % f", saved_in: store{extra}", status="pilot") + (HOUSE % house if house else "")
    assert found("unretained-evidence", text.replace("type: assistant", "type: assistant, risk_class: high")) == marks


def test_controls_keep_evidence_too() -> None:
    fields = "{kind: control, id: lock, title: L, type: logging, maturity: planned, evidence: [{what: test}]}"
    text = workflow("{id: one, do: A, who: worker}", status="pilot", controls="[lock]")
    assert found("unretained-evidence", f"{text}\n---\n{fields}") == ["test"]


@pytest.mark.parametrize(
    ("grant", "faults"),
    [
        ("{system: store, can: [read, write]}", 1),
        ("{system: store, can: [delete]}", 1),
        ("{system: store, can: [read, send, execute]}", 0),
        ("{system: other, can: [write]}", 0),
        ("{system: store, can: [write], scope: append-only}", 0),
        ("{system: store, can: [write], scope: its own log (append only)}", 0),
        ("{system: store, can: [write], scope: one record each, write-once}", 0),
        ("{system: store, can: [write, delete], scope: append-only}", 1),
        ("{system: store, can: [write], scope: appendices}", 1),
    ],
)
def test_the_ai_may_not_change_its_evidence(grant: str, faults: int) -> None:
    text = workflow(STEP % ", saved_in: store, keep: 13 months", status="pilot")
    text = text.replace("type: assistant", f"type: assistant, permissions: [{grant}]")
    other = "\n---\n{kind: system, id: other, title: Other, type: data_store}"
    assert found("agent-writable-evidence", text + other) == ["store"] * faults


@pytest.mark.parametrize(
    ("may", "faults"),
    [
        ("{do: write, system: store}", 1),
        ("{do: write, system: store, at_most: add only}", 0),
        ("{do: delete, system: store, at_most: add only}", 1),
        ("{do: read, system: store}", 0),
    ],
)
def test_nor_may_its_step(may: str, faults: int) -> None:
    step = f"{{id: one, do: A, who: worker, with: chat, human: consultant, may: [{may}], {KEPT}}}"
    assert found("agent-writable-evidence", workflow(step, status="pilot")) == ["store"] * faults


def test_where_people_work_alone_they_may_write_what_they_keep() -> None:
    step = f"{{id: one, do: A, who: worker, with: store, may: [{{do: write, system: store}}], {KEPT}}}"
    assert found("agent-writable-evidence", workflow(step, status="pilot")) == []
