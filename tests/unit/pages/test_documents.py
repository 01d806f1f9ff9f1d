"""What single kinds of page say about their documents."""

from __future__ import annotations

import datetime

import pytest

from mkdocs_playbooks.pages.artifact import artifact_view
from mkdocs_playbooks.pages.checklist import checklist_view
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.control import control_view
from mkdocs_playbooks.pages.decision import decision_view
from mkdocs_playbooks.pages.framework import framework_view
from mkdocs_playbooks.pages.inventory import inventory_view
from mkdocs_playbooks.pages.metric import MOST_DRAWN, metric_view, rounded
from mkdocs_playbooks.pages.organization import organization_view
from mkdocs_playbooks.pages.partner import partner_view
from mkdocs_playbooks.pages.person import person_view
from mkdocs_playbooks.pages.system import system_view
from mkdocs_playbooks.pages.workflow import workflow_view
from support import load, load_files, workflow

STEPS = "{id: one, do: A, who: worker, with: chat}"


def view(make, kind: str, id_: str, text: str):
    """The view of one document of a text."""
    context = Context(load(text))
    node = context.catalogue.get(kind, id_)
    assert node is not None, [finding.message for finding in context.build.findings]
    return make(node, context)


def test_a_checklist_knows_the_steps_that_ask_for_it() -> None:
    steps = "{id: one, do: A, who: worker, review: {checklist: list}}\n{id: two, do: B, who: worker}"
    text = workflow(steps) + (
        "\n---\n{kind: checklist, id: list, title: L, style: read-do, pause_point: now, by: worker, "
        "items: [{id: a, check: B}]}"
    )
    found = view(checklist_view, "checklist", "list", text)
    assert [line.number for line in found.steps.items] == [1]
    assert found.style.sentence == "Read an item, then do it."


HOUSE = """
---
kind: organization
id: house
title: House
size: small
data_classes: [{id: open, title: Open}, {id: closed, title: Closed, sensitive: true}]
"""
AGENT = """
---
kind: system
id: agent
title: Agent
type: agent
data_allowed: [open]
permissions: [{system: store, can: [read, write], scope: one table}]
connects_to: [{system: store, direction: out, data: rows}]
"""


def test_a_system_says_what_it_must_not_see_and_what_acts_on_it() -> None:
    text = workflow(STEPS) + HOUSE + AGENT
    agent = view(system_view, "system", "agent", text)
    assert ([ref.title for ref in agent.sees], [ref.title for ref in agent.withheld]) == (["Open"], ["Closed"])
    store = view(system_view, "system", "store", text)
    assert [(each.system.title, each.can) for each in store.others.items] == [("Agent", ("read", "write"))]
    assert [(each.system.title, each.direction) for each in store.connections.items] == [("Agent", "in")]
    assert store.withheld == ()


def test_a_connection_that_both_tell_of_stands_once() -> None:
    text = workflow(STEPS).replace("title: Store,", "title: Store, connects_to: [{system: agent}],") + AGENT
    assert len(view(system_view, "system", "store", text).connections.items) == 1


def test_a_systems_events_stand_in_the_order_of_their_days() -> None:
    text = workflow(STEPS, status="production", live_since="2026-06-01").replace(
        "title: Chat,", "title: Chat, subscribed_on: 2026-07-01, model_since: 2026-03-01, renews_on: 2027-01-01,"
    )
    found = view(system_view, "system", "chat", text)
    assert [event.date.isoformat()[:7] for event in found.events] == ["2026-03", "2026-06", "2026-07", "2027-01"]
    assert found.days == -30


def test_an_organization_knows_who_may_see_what() -> None:
    found = view(organization_view, "organization", "house", workflow(STEPS) + HOUSE + AGENT)
    seen = {each.id: [ref.title for ref in each.ai.items] for each in found.data_classes}
    assert seen == {"open": ["Agent"], "closed": []}


def test_a_control_knows_the_layers_that_wait_for_it() -> None:
    found = view(
        control_view,
        "control",
        "lock",
        """
        {kind: control, id: lock, title: Lock, type: identity, maturity: defined}
        ---
        kind: layer
        id: base
        title: Base
        order: 1
        purpose: P
        requires: {controls: [{control: lock, at_least: operating}]}
        """,
    )
    assert [(each.layer.title, each.condition.met) for each in found.layers] == [("Base", False)]
    assert (found.rank, found.maturity.word) == (1, "defined")


def test_a_decision_knows_what_replaced_it_and_which_waivers_are_over() -> None:
    one = "{kind: decision, id: %s, title: %s, date: 2026-01-01, decided_by: worker, status: %s, decision: D, %s}"
    waives = (
        "waives: [{rule: vague-owner, of: workflow/work, until: 2026-06-01}, {rule: vague-trigger, of: workflow/work}]"
    )
    text = "\n---\n".join(
        (
            workflow(STEPS),
            one % ("old", "Old", "superseded", waives),
            one % ("new", "New", "accepted", "supersedes: old"),
        )
    )
    old = view(decision_view, "decision", "old", text)
    assert [ref.title for ref in old.superseded_by.items] == ["New"]
    assert [(each.rule.title, each.of.title, each.over) for each in old.waives] == [
        ("vague-owner", "Work", True),
        ("vague-trigger", "Work", False),
    ]


def test_an_artifact_is_shown_with_what_depends_on_it() -> None:
    steps = "{id: one, do: A, who: worker, prompt: {artifact: text}}"
    text = workflow(steps, artifacts="[text]") + (
        "\n---\n{kind: artifact, id: text, title: Text, type: prompt}"
        "\n---\n{kind: artifact, id: other, title: Other, type: sop, depends_on: [text]}"
    )
    found = view(artifact_view, "artifact", "text", text)
    assert [ref.title for ref in found.dependants.items] == ["Other"]
    assert [ref.title for ref in found.changed_by.items] == ["Work"]
    assert [line.number for line in found.prompts.items] == [1]


@pytest.mark.parametrize(("ends", "over"), [("2026-12-01", False), ("2026-11-01", True)])
def test_a_partner_holds_a_workflow_until_its_handoff(ends: str, over: bool) -> None:
    ownership = f"{{type: hybrid, partner: acme, handoff: {{ends: {ends}, after_handoff: worker}}}}"
    text = workflow(STEPS, ownership=ownership) + "\n---\n{kind: partner, id: acme, title: Acme, type: vendor}"
    (held,) = view(partner_view, "partner", "acme", text).held.items
    assert (held.workflow.title, held.then.title, held.over) == ("Work", "Worker", over)


def test_an_inventory_begins_with_what_is_undecided() -> None:
    tasks = "[{task: A, ai: with}, {task: B}, {task: C, ai: without}, {task: D, ai: with}]"
    text = f"{{kind: inventory, id: week, title: Week, role: clerk, tasks: {tasks}}}"
    found = view(inventory_view, "inventory", "week", text)
    assert {group.ai.word: [row.task.task for row in group.rows] for group in found.groups} == {
        "undecided": ["B"],
        "without": ["C"],
        "with": ["A", "D"],
    }
    assert found.groups[0].ai.word == "undecided"


def test_a_framework_says_its_gaps() -> None:
    found = view(
        framework_view,
        "framework",
        "law",
        """
        {kind: framework, id: law, title: Law, licence: MIT, requirements: [{id: "1.1"}, {id: "1.2"}]}
        ---
        {kind: control, id: lock, title: Lock, type: identity, maturity: planned, maps_to: ["law:1.2"]}
        """,
    )
    assert [row.id for row in found.gaps] == ["1.1"]
    assert [ref.title for ref in found.requirements[1].documents.items] == ["Lock"]


def test_a_person_holds_roles_now_or_at_other_times() -> None:
    role = "{kind: role, id: %s, title: %s, holders: [{person: p01, until: %s}]}"
    text = "\n---\n".join(
        (
            "{kind: person, id: p01, title: P, completed: [{course: c1, valid_until: 2026-01-01}]}",
            "{kind: course, id: c1, title: C, level: applied, assessment: {type: quiz}}",
            role % ("past", "Past", "2026-01-01"),
            role % ("present", "Present", "2027-01-01"),
        )
    )
    found = view(person_view, "person", "p01", text)
    assert {each.role.title: each.now for each in found.roles} == {"Past": False, "Present": True}
    assert [each.over for each in found.passed] == [True]


METRIC = "{kind: metric, id: hours, title: Hours, type: time, unit: hours, better: down, chart: xmr}"


def measured(values: list[float], live: str):
    start = datetime.date(2026, 1, 1)
    rows = (f"{start + datetime.timedelta(days=day)},{value}" for day, value in enumerate(values))
    fields = {"status": "production", "live_since": live} if live else {}
    texts = {
        "work.yaml": workflow(STEPS, metrics="[hours]", **fields),
        "hours.yaml": METRIC,
        "hours.csv": "\n".join(("date,value", *rows)),
    }
    context = Context(load_files(texts))
    return metric_view(context.catalogue.nodes[context.catalogue.present("metric", "hours")], context)


def test_a_metric_compares_with_what_was_usual_before_the_go_live() -> None:
    found = measured([5, 6, 5, 6, 5, 6, 1, 1], "2026-01-07")
    assert (found.reading.changed, found.reading.beyond, found.since.workflow.title) == (True, 2, "Work")
    assert found.centre == ("Usual before", "5.5")
    assert [live.workflow.title for live in found.lives] == ["Work"]
    assert ">live</text>" in found.chart
    assert found.points.items[0].value == 1


def test_a_metric_without_a_live_workflow_compares_nothing() -> None:
    found = measured([5, 6, 5], "")
    assert (found.reading.after, found.since) == (0, None)
    assert (found.centre, found.lives) == (("Mean", "5.33"), ())


def test_a_metric_without_data_has_no_chart() -> None:
    found = view(metric_view, "metric", "hours", METRIC)
    assert (found.reading, found.latest, found.chart) == (None, None, "")


def test_a_long_series_is_cut_in_chart_and_table() -> None:
    found = measured([1.0] * (MOST_DRAWN + 50), "")
    assert (found.drawn, found.chart.count("<circle")) == (MOST_DRAWN, MOST_DRAWN)
    assert (len(found.points.items), found.points.total) == (40, MOST_DRAWN + 50)


def test_a_go_live_before_the_drawn_points_still_counts() -> None:
    found = measured([5, 6, 5, 6, 5, 6, *[1] * MOST_DRAWN], "2026-01-07")
    assert (found.reading.before, found.reading.after, found.reading.changed) == (6, MOST_DRAWN, True)


@pytest.mark.parametrize(
    ("value", "words"), [(5.9077, "5.91"), (1234.5, "1,230"), (0.00123456, "0.00123"), (3, "3"), (-2.345, "-2.35")]
)
def test_a_computed_figure_has_three_digits(value: float, words: str) -> None:
    assert rounded(value) == words


def test_a_workflow_shows_who_has_which_part_and_its_latest_change_first() -> None:
    text = workflow(STEPS, adjustments="[{date: 2026-01-01, what: A}, {date: 2026-02-01, what: B, by: worker}]")
    found = view(workflow_view, "workflow", "work", text)
    titles = [[[ref.title for ref in refs] for refs in (line.does, line.answers, line.asked)] for line in found.raci]
    assert titles == [[["Worker"], ["Worker"], []]]
    assert [(each.what, each.by.title if each.by else "") for each in found.adjustments] == [("B", "Worker"), ("A", "")]
    assert found.cost is None
