"""Who holds a role on a day, and who stands in for an owner."""

from __future__ import annotations

import datetime

import pytest

from mkdocs_playbooks.facts.people import backup_named_by, backup_of, own_holders
from support import TODAY, load, workflow

STEPS = "{id: one, do: A, who: worker}"


@pytest.mark.parametrize(
    ("day", "people"),
    [
        ("2025-12-31", {"p01"}),
        ("2026-01-01", {"p01", "p02"}),
        ("2026-06-30", {"p01", "p02"}),
        ("2026-07-01", {"p02"}),
    ],
)
def test_a_holding_counts_from_its_first_day_to_its_last(day: str, people: set[str]) -> None:
    build = load(
        """
        kind: role
        id: clerk
        title: Clerk
        holders: [{person: p01, until: 2026-06-30}, {person: person/p02, since: 2026-01-01}]
        """,
        today=datetime.date.fromisoformat(day),
    )
    assert build.facts.holders("clerk") == people


def test_nobody_holds_a_role_that_is_not_there() -> None:
    facts = load(workflow(STEPS)).facts
    assert facts.holders("clerk") == frozenset()
    assert facts.holders(None) == frozenset()


@pytest.mark.parametrize(
    ("on_workflow", "on_role", "named_by", "backup"),
    [
        ("first", "second", "work", "first"),
        ("", "second", "worker", "second"),
        ("", "", None, None),
        ("nobody", "second", "work", None),
    ],
)
def test_the_documents_own_backup_counts_before_its_owners(
    on_workflow: str, on_role: str, named_by: str | None, backup: str | None
) -> None:
    text = workflow(STEPS, **({"backup": on_workflow} if on_workflow else {}))
    if on_role:
        text = text.replace("title: Worker,", f"title: Worker, backup: {on_role},")
    text += "\n---\n{kind: role, id: first, title: First}\n---\n{kind: role, id: second, title: Second}"
    facts = load(text).facts
    ((node, _),) = facts.workflows()
    found_by, found = backup_named_by(node, facts.catalogue), backup_of(node, facts.catalogue)
    assert (found_by.id if found_by else None, found.id if found else None) == (named_by, backup)


def test_somebody_is_from_outside_by_the_role_or_by_the_person() -> None:
    build = load(
        """
        kind: role
        id: clerk
        title: Clerk
        holders: [{person: p01}, {person: p02, external: true}, {person: p03}, {person: p04, until: 2026-01-31}]
        ---
        {kind: person, id: p01, title: A}
        ---
        {kind: person, id: p03, title: B, external: true}
        """
    )
    (role,) = build.catalogue.of_kind("role")
    assert own_holders(role, build.catalogue, TODAY) == {"p01"}
