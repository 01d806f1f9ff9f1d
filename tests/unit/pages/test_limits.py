"""What must not happen, on the pages of workflows, roles and systems; where to begin with what blocks a layer."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

from mkdocs_playbooks.bundled import bundled
from mkdocs_playbooks.pages import moves
from mkdocs_playbooks.pages.audit import audit_view
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.role import role_view
from mkdocs_playbooks.pages.rule import rules_view
from mkdocs_playbooks.pages.site import site
from mkdocs_playbooks.pages.system import system_view
from mkdocs_playbooks.pages.verdict import verdict_row
from mkdocs_playbooks.pages.workflow import workflow_view
from mkdocs_playbooks.render.renderer import Renderer
from mkdocs_playbooks.summaries.verdicts import Verdict
from support import TODAY, load, workflow

THEME = Path(next(iter(material.__path__))) / "templates"

STEPS = """
{id: look, do: Look, who: worker, stop_when: [{when: it smokes, then: stop}], escalate: [{when: it burns, to: lead}]}
{id: ask, do: Ask, who: worker, with: chat, human: approver, boundaries: [line], stop_when: [STOP]}
{id: act, do: Act, who: worker, approval: {by: lead}, stop_when: [{when: it hurts, then: pause}]}
"""
OTHERS = """
---
{kind: role, id: lead, title: Lead}
---
{kind: boundary, id: line, title: Line, owner: lead, category: safety, human_at_least: approver, covers: [It],
  rationale: It matters, never: [Buy, Sell, Lie]}
---
{kind: boundary, id: core, title: Core, owner: lead, category: identity, human_at_least: alone, covers: [It],
  rationale: It matters, status: STATUS}
"""


def context(core: str = "active", **fields: object) -> Context:
    return Context(
        load(
            workflow(STEPS.replace("STOP", "{when: it lies, then: stop}"), boundaries_considered="[core]", **fields)
            + OTHERS.replace("STATUS", core)
        )
    )


def rendered(found: Context, route: str) -> str:
    """The text of a page."""
    renderer = Renderer([bundled("overrides"), THEME], TODAY)
    (page,) = (page for page in site(found).pages if page.route == route)
    html = renderer.body(page.template, page.view(), page.route).html
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def view(make, kind: str, id_: str, found: Context):
    node = found.catalogue.get(kind, id_)
    assert node is not None, [finding.message for finding in found.build.findings]
    return make(node, found)


def titles(bounds) -> list[str]:
    return [bound.ref.title for bound in bounds]


def test_a_workflow_says_its_strongest_limits_first() -> None:
    limits = view(workflow_view, "workflow", "work", context()).limits
    assert titles(limits.closed) == ["Core"]
    assert [(each.ref.title, each.never) for each in limits.held] == [("Line", ("Buy", "Sell", "Lie"))]
    assert [(each.step.title, each.do) for each in limits.approvals.items] == [("step 3", "Act")]


def test_what_stops_the_ai_stands_before_other_stops() -> None:
    limits = view(workflow_view, "workflow", "work", context()).limits
    assert [each.guard.text for each in limits.stops.items] == ["it lies", "it smokes"]
    assert (limits.stops.total, len(limits.stopped)) == (3, 3)


def test_a_boundary_that_is_not_in_force_forbids_nothing() -> None:
    assert view(workflow_view, "workflow", "work", context("retired")).limits.closed == ()


def test_a_role_is_held_by_what_binds_its_steps_and_closes_its_workflows() -> None:
    worker = view(role_view, "role", "worker", context())
    assert (titles(worker.never), titles(worker.forbidden)) == (["Line"], ["Core", "Line"])
    assert [role.title for role in worker.asks] == ["Lead"]


def test_a_role_without_steps_is_held_by_what_it_owns() -> None:
    lead = view(role_view, "role", "lead", context())
    assert (titles(lead.never), titles(lead.forbidden), lead.asks) == ([], ["Core", "Line"], ())


def test_a_system_knows_what_its_boundaries_never_allow() -> None:
    assert [each.never for each in view(system_view, "system", "chat", context()).bound_by.items] == [
        ("Buy", "Sell", "Lie")
    ]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("production", "Begin with"),
        ("pilot", "Begin with"),
        ("idea", "Do not work this way now. Somebody thinks it is worth doing."),
        ("paused", "Do not work this way now. It has been stopped for a while."),
    ],
)
def test_what_to_do_follows_from_how_far_the_work_is(status: str, sentence: str) -> None:
    assert sentence in rendered(context(status=status), "workflows/work")


@pytest.mark.parametrize(
    ("status", "word", "gloss"),
    [
        (
            "active",
            "toy so far",
            "Active means that it may be used. A toy so far is paid for, and only a trial uses it.",
        ),
        ("active", "productivity system", ""),
        ("planned", "toy", ""),
    ],
)
def test_a_toy_that_is_active_says_what_both_words_mean(status: str, word, gloss: str) -> None:
    found = Context(load(f"{{kind: system, id: tool, title: Tool, type: agent, status: {status}}}"))
    system = found.catalogue.get("system", "tool")
    assert system is not None
    assert verdict_row(Verdict(system, word, "Because", ()), found).gloss == gloss


LAYERS = """
{kind: layer, id: first, title: First, order: 1, purpose: To begin}
---
{kind: layer, id: second, title: Second, order: 2, purpose: To go on, requires: {REQUIRES}}
---
{kind: control, id: guard, title: Guard, owner: worker, maturity: planned, type: other, statement: It guards}
---
{kind: course, id: basics, title: Basics, level: applied, roles: [worker], assessment: {type: simulation}}
"""


@pytest.mark.parametrize(
    ("requires", "aim", "through"),
    [
        ("controls: [{control: guard, at_least: measured}]", "measured", []),
        ("controls: [{control: guard}]", "operating", []),
        ("courses: [{course: basics, share: 0.5}]", "", ["Worker"]),
        ("layers: [first]", "", ["Work"]),
    ],
)
def test_a_move_says_where_to_begin(monkeypatch, requires: str, aim: str, through: list[str]) -> None:
    monkeypatch.setattr(moves, "NEXT", 100)
    text = workflow("{id: one, do: A, who: worker}", layer="first", status="pilot")
    found = Context(load(f"{text}\n---\n{LAYERS.replace('REQUIRES', requires)}"))
    (move,) = (move for move in audit_view(found).moves if move.blocks)
    assert (move.aim.word if move.aim else "") == aim
    assert [ref.title for ref in move.through] == through


def test_a_finding_in_a_list_names_the_owner_of_its_document() -> None:
    found = Context(load(workflow("{id: one, do: A, who: worker}", status="production")))
    owners = {row.document.title: row.owner for row in audit_view(found).findings.items if row.document}
    assert owners["Work"]
    assert owners["Work"].title == "Worker"


def test_rules_are_called_by_their_questions() -> None:
    areas = rules_view(Context(load("{kind: role, id: worker, title: Worker}"))).areas
    assert all(entry.asks.endswith("?") for _, entries in areas for entry in entries)
