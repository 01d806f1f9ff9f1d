"""How strictly each document is audited."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.strictness import Stage
from mkdocs_playbooks.model.node import Key
from support import load, workflow

STEP = "{id: one, do: A, who: worker, with: chat}"


def stage(text: str, kind: str, id_: str) -> Stage | None:
    facts = load(text).facts
    return facts.stage(facts.catalogue.nodes[Key(kind, id_)])


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("idea", Stage.IDEA),
        ("redesign", Stage.IDEA),
        ("integration", Stage.PILOT),
        ("pilot", Stage.PILOT),
        ("production", Stage.PRODUCTION),
        ("paused", Stage.PRODUCTION),
    ],
)
def test_a_workflow_is_audited_as_its_status_says(status: str, expected: Stage) -> None:
    text = workflow(STEP, status=status)
    assert stage(text, "workflow", "work") == expected
    assert stage(text, "role", "worker") == expected
    assert stage(text, "system", "chat") == expected
    assert stage(text, "system", "store") == Stage.IDEA


def test_a_retired_workflow_is_not_audited_and_makes_nothing_stricter() -> None:
    text = workflow(STEP, status="retired", retired_reason="Done")
    assert stage(text, "workflow", "work") is None
    assert stage(text, "role", "worker") == Stage.IDEA


@pytest.mark.parametrize(
    ("document", "key"),
    [
        (
            "{kind: system, id: old, title: Old, type: agent, status: retired, retired_reason: Dear}",
            "system/old",
        ),
        (
            "{kind: decision, id: old, title: Old, date: 2026-01-01, decided_by: worker, decision: No,"
            " status: superseded}",
            "decision/old",
        ),
    ],
)
def test_what_has_ended_is_not_audited(document: str, key: str) -> None:
    kind, _, id_ = key.partition("/")
    assert stage(f"{workflow(STEP)}\n---\n{document}", kind, id_) is None


def test_a_document_takes_the_strictest_status_of_the_workflows_that_use_it() -> None:
    text = workflow(STEP, status="production")
    idea = workflow(STEP, status="idea").split("\n---\n")[0].replace("id: work,", "id: another,", 1)
    both = f"{idea}\n---\n{text}"
    assert stage(both, "workflow", "another") == Stage.IDEA
    assert stage(both, "role", "worker") == Stage.PRODUCTION


def test_a_boundary_is_used_by_the_workflows_it_binds() -> None:
    boundary = """
---
{kind: boundary, id: line, title: Line, category: identity, human_at_least: operator, covers: [It],
  rationale: Because, owner: worker, applies_to: {systems: [chat]}}"""
    assert stage(workflow(STEP, status="pilot") + boundary, "boundary", "line") == Stage.PILOT


def test_the_organization_takes_the_strictest_stage_of_all() -> None:
    organization = "\n---\n{kind: organization, id: firm, title: Firm, size: small}"
    assert stage(workflow(STEP, status="production") + organization, "organization", "firm") == Stage.PRODUCTION
