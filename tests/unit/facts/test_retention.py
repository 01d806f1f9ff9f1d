"""How long evidence has to be kept."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.retention import all_evidence, high_risk_least, is_shorter, organization_least, unmet
from support import load, workflow

HOUSE = "\n---\n{kind: organization, id: house, title: House, size: small, defaults: {evidence_keep: 13 months}}"
RISKY = "\n---\n{kind: system, id: risky, title: Risky, type: model_api, risk_class: high}"
STEP = "{id: one, do: A, who: worker, evidence: [{what: log}, {what: list, saved_in: store}]}"


@pytest.mark.parametrize(
    ("duration", "least", "shorter"),
    [
        ("6 months", "6 months", False),
        ("26 weeks", "6 months", False),
        ("180 days", "6 months", False),
        ("25 weeks", "6 months", True),
        ("1 year", "12 months", False),
        ("12 months", "13 months", True),
        ("30 days", "1 month", False),
        ("5 months", "6 months", True),
    ],
)
def test_months_that_differ_in_length_are_as_long(duration: str, least: str, shorter: bool) -> None:
    assert is_shorter(duration, least) is shorter


def test_the_longest_least_time_that_is_missed_is_told() -> None:
    catalogue = load(workflow(STEP) + HOUSE + RISKY).catalogue
    house, law = organization_least(catalogue), high_risk_least(("store", "risky"), catalogue)
    assert house is not None
    assert law is not None
    assert (house.duration, house.is_law, law.duration, law.is_law) == ("13 months", False, "6 months", True)
    assert unmet("1 month", (law, house)) == house
    assert unmet("1 month", (law, None)) == law
    assert unmet("13 months", (law, house)) is None


def test_nothing_is_asked_where_nothing_is_said() -> None:
    catalogue = load(workflow(STEP)).catalogue
    assert organization_least(catalogue) is None
    assert high_risk_least(("store", "chat", "gone"), catalogue) is None


def test_evidence_has_its_place_in_a_workflow_and_in_a_control() -> None:
    control = "\n---\n{kind: control, id: lock, title: L, type: logging, maturity: planned, evidence: [{what: test}]}"
    catalogue = load(workflow(STEP) + control).catalogue
    (work,), (lock,) = catalogue.of_kind("workflow"), catalogue.of_kind("control")
    assert [(pointer, each.what) for pointer, each in all_evidence(work)] == [
        (("steps", 0, "evidence", 0), "log"),
        (("steps", 0, "evidence", 1), "list"),
    ]
    assert [(pointer, each.what) for pointer, each in all_evidence(lock)] == [(("evidence", 0), "test")]
