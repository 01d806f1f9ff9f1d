"""From paying for a system to using it in live work."""

from __future__ import annotations

import datetime

import pytest

from mkdocs_playbooks.facts.adoption import adoption
from support import TODAY, load, workflow

STEPS = "{id: one, do: A, who: worker, with: chat}"


@pytest.mark.parametrize(
    ("fields", "live", "days"),
    [
        ({"status": "production", "live_since": "2026-06-01"}, datetime.date(2026, 6, 1), 31),
        ({"status": "pilot"}, None, 199),
        ({"status": "production", "live_since": "2026-12-01"}, None, 199),
        ({"status": "retired", "retired_reason": "gone", "live_since": "2026-06-01"}, None, 199),
        ({"status": "production", "live_since": "2026-04-01"}, datetime.date(2026, 4, 1), -30),
    ],
)
def test_days_run_to_the_first_live_workflow_or_to_today(
    fields: dict[str, str], live: datetime.date | None, days: int
) -> None:
    text = workflow(STEPS, **fields).replace("title: Chat,", "title: Chat, subscribed_on: 2026-05-01,")
    catalogue = load(text).catalogue
    system = catalogue.get("system", "chat")
    assert system is not None
    found = adoption(system, catalogue, TODAY)
    assert (found.live_since, found.days(TODAY)) == (live, days)
    assert (found.workflow is None) == (live is None)


def test_a_system_nobody_subscribed_has_no_days() -> None:
    catalogue = load(workflow(STEPS)).catalogue
    system = catalogue.get("system", "store")
    assert system is not None
    assert adoption(system, catalogue, TODAY).days(TODAY) is None
