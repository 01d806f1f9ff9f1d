"""Whose a workflow is while a handoff lasts, and when that is over."""

from __future__ import annotations

import datetime

import pytest

from mkdocs_playbooks.facts.handoff import holder_name, outside_ownership, overdue_since
from mkdocs_playbooks.kinds.workflow import Ownership
from support import load, workflow


def owned(ownership: str) -> Ownership | None:
    """The ownership outside of a workflow that has this."""
    text = workflow("{id: one, do: A, who: worker}", **({"ownership": ownership} if ownership else {}))
    ((_, record),) = load(text).facts.workflows()
    return outside_ownership(record)


@pytest.mark.parametrize(
    ("ownership", "is_outside"),
    [
        ("", False),
        ("{type: internal, handoff: {ends: 2020-01-01}}", False),
        ("{type: partner}", True),
        ("{type: vendor}", True),
        ("{type: hybrid}", True),
    ],
)
def test_everything_but_internal_is_outside(ownership: str, is_outside: bool) -> None:
    assert (owned(ownership) is not None) is is_outside


@pytest.mark.parametrize(("day", "is_over"), [("2026-06-30", False), ("2026-07-01", True)])
def test_the_last_day_still_belongs_to_the_handoff(day: str, is_over: bool) -> None:
    ownership = owned("{type: partner, handoff: {ends: 2026-06-30}}")
    assert ownership
    ends = datetime.date(2026, 6, 30) if is_over else None
    assert overdue_since(ownership, datetime.date.fromisoformat(day)) == ends


@pytest.mark.parametrize("handoff", ["", ", handoff: {started: 2020-01-01}"])
def test_without_a_last_day_nothing_is_overdue(handoff: str) -> None:
    ownership = owned(f"{{type: partner{handoff}}}")
    assert ownership
    assert overdue_since(ownership, datetime.date.max) is None


@pytest.mark.parametrize(
    ("ownership", "name"),
    [("{type: vendor}", "a vendor"), ("{type: hybrid}", "a partner"), ("{type: vendor, partner: ours}", '"ours"')],
)
def test_how_the_one_outside_is_called(ownership: str, name: str) -> None:
    found = owned(ownership)
    assert found
    assert holder_name(found) == name
