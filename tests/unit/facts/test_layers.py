"""Which conditions of a layer hold, and in what order layers stand."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.layers import LayerStanding
from support import load, load_files, workflow

STEP = "{id: one, do: A, who: worker}"


def layer(requires: str, order: int = 2, id_: str = "second") -> str:
    fields = f"id: {id_}, order: {order}, title: T, purpose: P, requires: {requires or '{}'}"
    return f"\n---\n{{kind: layer, {fields}}}"


def standing(text: str, id_: str = "second") -> LayerStanding:
    return next(found for found in load(text).facts.layers if found.layer.id == id_)


def test_layers_stand_in_their_order() -> None:
    text = layer("", 2, "aa-second") + layer("", 1, "zz-first") + layer("", 2, "ab-third")
    assert [found.layer.id for found in load(text).facts.layers] == ["zz-first", "aa-second", "ab-third"]


@pytest.mark.parametrize(
    ("layer_of", "status", "state"),
    [
        ("second", "production", "open"),
        ("layer/second", "idea", "open"),
        ("second", "retired, retired_reason: Done", "empty"),
        ("first", "production", "empty"),
    ],
)
def test_a_layer_is_open_with_a_workflow_and_empty_without(layer_of: str, status: str, state: str) -> None:
    text = workflow(STEP, layer=layer_of, status=status)
    assert standing(text + layer("") + layer("", 1, "first")).state == state


@pytest.mark.parametrize(
    ("maturity", "met"), [("planned", False), ("defined", False), ("operating", True), ("measured", True)]
)
def test_a_control_must_have_come_far_enough(maturity: str, met: bool) -> None:
    control = f"\n---\n{{kind: control, id: lock, title: Lock, type: identity, maturity: {maturity}}}"
    found = standing(layer("{controls: [{control: lock}]}") + control)
    assert [(c.wanted, c.actual, c.met) for c in found.conditions] == [("at least operating", maturity, met)]
    assert found.state == ("empty" if met else "blocked")


def test_a_control_that_is_not_there_counts_as_planned() -> None:
    (condition,) = standing(layer("{controls: [{control: lock, at_least: defined}]}")).unmet
    assert condition.actual == "planned"


@pytest.mark.parametrize(("status", "met"), [("pilot", False), ("production", True)])
def test_a_layer_below_needs_a_workflow_in_production(status: str, met: bool) -> None:
    text = workflow(STEP, layer="first", status=status) + layer("{layers: [first]}") + layer("", 1, "first")
    assert [condition.met for condition in standing(text).conditions] == [met]


@pytest.mark.parametrize(
    ("share", "valid_until", "met"),
    [("0.5", "2099-01-01", True), ("0.6", "2099-01-01", False), ("0.5", "2026-11-15", False)],
)
def test_a_course_must_have_been_passed_by_enough_people_and_not_too_long_ago(
    share: str, valid_until: str, met: bool
) -> None:
    text = f"""
---
{{kind: course, id: basics, title: Basics, level: fundamentals, roles: [clerk], assessment: {{type: quiz}}}}
---
{{kind: role, id: clerk, title: Clerk, holders: [{{person: p01}}, {{person: p02}}]}}
---
{{kind: person, id: p01, title: Kim,
  completed: [{{course: basics, date: 2026-01-01, valid_until: {valid_until}}}]}}"""
    found = standing(layer(f"{{courses: [{{course: basics, share: {share}}}]}}") + text)
    assert [condition.met for condition in found.conditions] == [met]


@pytest.mark.parametrize(
    ("better", "value", "met"), [("up", 5, True), ("up", 4.9, False), ("down", 5, True), ("down", 5.1, False)]
)
def test_a_metric_must_have_reached_its_value(better: str, value: float, met: bool) -> None:
    metric = f"kind: metric\nid: pace\ntitle: Pace\ntype: time\nunit: days\nbetter: {better}\n"
    build = load_files(
        {
            "specs.yaml": layer("{metrics: [{metric: pace, at_least: 5}]}"),
            "pace.yaml": metric,
            "pace.csv": f"date,value\n2026-01-01,99\n2026-02-01,{value}\n",
        }
    )
    (condition,) = build.facts.layers[0].conditions
    assert condition.met is met
    assert condition.actual == f"{value:g} days"


def test_a_metric_without_measurements_is_not_met() -> None:
    metric = "\n---\n{kind: metric, id: pace, title: Pace, type: time, unit: days, better: up}"
    (condition,) = standing(layer("{metrics: [{metric: pace, at_least: 5}]}") + metric).unmet
    assert condition.actual == "no measurement yet"


def test_a_condition_knows_where_the_layer_names_it() -> None:
    found = standing(layer("{layers: [first], controls: [{control: lock}]}") + layer("", 1, "first"))
    assert [condition.pointer for condition in found.conditions] == [
        ("requires", "layers", 0),
        ("requires", "controls", 0, "control"),
    ]


@pytest.mark.parametrize(
    ("status", "alive", "running"),
    [("production", 1, 1), ("paused", 1, 0), ("idea", 1, 0), ("retired, retired_reason: Done", 0, 0)],
)
def test_the_workflows_of_a_layer_by_how_far_they_are(status: str, alive: int, running: int) -> None:
    found = standing(workflow(STEP, layer="second", status=status) + layer(""))
    assert (len(found.alive), len(found.in_production)) == (alive, running)
