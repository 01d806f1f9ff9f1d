"""What the head of a page answers: what is to be done, who uses it, what must not happen."""

from __future__ import annotations

import datetime

from mkdocs_playbooks.pages.artifact import artifact_view
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.course import course_view
from mkdocs_playbooks.pages.decision import decision_view
from mkdocs_playbooks.pages.evaluation import evaluation_view
from mkdocs_playbooks.pages.refs import Ref
from mkdocs_playbooks.pages.system import system_view
from mkdocs_playbooks.pages.verdict import verdict_row
from mkdocs_playbooks.summaries.verdicts import verdict
from support import load, workflow

STEPS = "{id: one, do: A, who: worker, with: chat, human: approver, prompt: {artifact: words}, boundaries: [line]}"
DECISION = """
---
kind: decision
id: end
title: End it
date: 2026-01-05
decided_by: worker
status: proposed
decision: It ends
affects: [system/chat]
waives: [{rule: vague-trigger, of: workflow/work, until: 2026-02-01}]
review_due: 2026-02-15
"""
OTHERS = """
---
{kind: boundary, id: line, title: Line, owner: worker, category: safety, human_at_least: approver,
  covers: [It], rationale: It matters}
---
{kind: artifact, id: words, title: Words, type: prompt}
---
{kind: course, id: basics, title: Basics, level: applied, roles: [worker], assessment: {type: simulation}}
---
{kind: role, id: learner, title: Learner, courses: [basics]}
---
{kind: evaluation, id: trial, title: Trial, of: work, cases: {count: 3}, graders: [{type: human}], pass: all}
"""


def view(make, kind: str, id_: str, text: str):
    """The view of one document of a text."""
    context = Context(load(text))
    node = context.catalogue.get(kind, id_)
    assert node is not None, [finding.message for finding in context.build.findings]
    return make(node, context)


def titles(refs) -> list[str]:
    return [ref.title for ref in refs]


def test_a_proposed_decision_is_to_be_taken_on_the_page_it_affects() -> None:
    (waiting,) = view(system_view, "system", "chat", workflow(STEPS) + DECISION).proposals
    assert (waiting.decision.title, waiting.by.title, waiting.due) == ("End it", "Worker", datetime.date(2026, 2, 15))
    accepted = DECISION.replace("proposed", "accepted")
    assert view(system_view, "system", "chat", workflow(STEPS) + accepted).proposals == ()


def test_a_waiver_says_what_the_rule_is_about() -> None:
    (waiver,) = view(decision_view, "decision", "end", workflow(STEPS) + DECISION).waives
    assert waiver.what


def test_a_system_names_who_uses_it_and_what_binds_them() -> None:
    found = view(system_view, "system", "chat", workflow(STEPS) + OTHERS)
    assert (titles(found.users.items), found.touching) == (["Worker"], 1)
    assert titles(bound.ref for bound in found.bound_by.items) == ["Line"]


def test_a_course_is_for_the_roles_it_names_and_those_that_name_it() -> None:
    found = view(course_view, "course", "basics", workflow(STEPS) + OTHERS)
    assert titles(found.roles.items) == ["Worker", "Learner"]


def test_an_artifact_names_what_to_look_at_before_a_change() -> None:
    assert titles(view(artifact_view, "artifact", "words", workflow(STEPS) + OTHERS).relying.items) == ["Work"]


def test_an_evaluation_names_the_workflows_it_holds_back() -> None:
    text = workflow(STEPS, evaluation="trial") + OTHERS
    assert titles(view(evaluation_view, "evaluation", "trial", text).gates.items) == ["Work"]


def test_a_verdict_links_the_titles_it_quotes_instead_of_naming_them_twice() -> None:
    text = workflow(STEPS, status="pilot")
    context = Context(load(text))
    system = context.catalogue.get("system", "chat")
    assert system is not None
    found = verdict_row(verdict(system, context.facts, context.found), context)
    quoted = [part.title for part in found.parts if isinstance(part, Ref)]
    assert not set(quoted) & set(titles(found.because))
    assert "".join(f"“{part.title}”" if isinstance(part, Ref) else part for part in found.parts) == found.reason
