"""Waivers: which findings a decision sets aside, and which it does not."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.pipeline import Build
from support import load, workflow

STEPS = """
    {id: first, do: A, who: worker, with: chat, human: collaborator}
    {id: second, do: B, who: worker, with: chat, human: collaborator}
"""


def decided(waiver: str, status: str = "accepted", id_: str = "pilot") -> str:
    """A decision with one waiver."""
    return f"""
---
{{kind: decision, id: {id_}, title: T, date: 2026-01-01, decided_by: worker, status: {status}, decision: We may,
  waives: [{waiver}]}}"""


def unreviewed(build: Build) -> int:
    """How many findings of the rule are left."""
    return sum(finding.rule == "unreviewed-ai-step" for finding in build.findings)


@pytest.mark.parametrize(
    ("waiver", "status", "left"),
    [
        ("{rule: unreviewed-ai-step, of: workflow/work, until: 2026-12-31}", "accepted", 0),
        ("{rule: unreviewed-ai-step, of: workflow/work, until: 2026-11-16}", "accepted", 0),
        ("{rule: unreviewed-ai-step, of: workflow/work, until: 2026-11-15}", "accepted", 2),
        ("{rule: unreviewed-ai-step, of: workflow/work}", "accepted", 2),
        ("{rule: unreviewed-ai-step, of: workflow/work, until: 2026-12-31}", "proposed", 2),
        ("{rule: unreviewed-ai-step, of: workflow/work, until: 2026-12-31}", "superseded", 2),
        ("{rule: missing-backup, of: workflow/work, until: 2026-12-31}", "accepted", 2),
        ("{rule: unreviewed-ai-step, of: system/chat, until: 2026-12-31}", "accepted", 2),
    ],
    ids=str,
)
def test_what_a_waiver_silences(waiver: str, status: str, left: int) -> None:
    build = load(workflow(STEPS) + decided(waiver, status))
    assert unreviewed(build) == left
    assert len([one for one in build.waived if one.finding.rule == "unreviewed-ai-step"]) == 2 - left


def test_what_is_waived_says_by_what_and_until_when() -> None:
    shorter = decided("{rule: unreviewed-ai-step, of: workflow/work, until: 2026-12-01}", id_="shorter")
    longer = decided("{rule: unreviewed-ai-step, of: workflow/work, until: 2026-12-31}", id_="longer")
    build = load(workflow(STEPS) + longer + shorter)
    assert {(str(one.decision), str(one.until)) for one in build.waived} == {("decision/longer", "2026-12-31")}


def test_an_earlier_id_of_the_document_will_do() -> None:
    text = workflow(STEPS, formerly="[toil]")
    build = load(text + decided("{rule: unreviewed-ai-step, of: workflow/toil, until: 2026-12-31}"))
    assert unreviewed(build) == 0
