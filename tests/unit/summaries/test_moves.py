"""The next moves: weight x stage x readers, one gap a move."""

from __future__ import annotations

from mkdocs_playbooks.diagnostics import Finding, Related, Severity, Span
from mkdocs_playbooks.summaries.found import Found
from mkdocs_playbooks.summaries.moves import MOST_READERS, moves, ranked_owners
from support import load, workflow

STEP = "{id: one, do: A, who: worker}"
LAYERS = """
---
{kind: layer, id: first, title: First, order: 1, purpose: x, requires: {controls: [{control: keys}]}}
---
{kind: layer, id: second, title: Second, order: 2, purpose: x, requires: {controls: [{control: logs}]}}
---
{kind: control, id: keys, title: Keys, type: identity, maturity: planned, owner: worker}
---
{kind: control, id: logs, title: Logs, type: logging, maturity: planned}"""


def finding(build, document, severity, rule="vague-trigger", related=()):
    kind, _, id_ = document.partition("/")
    place = build.catalogue.get(kind, id_).at("id")
    return Finding(severity, rule, "x", place, document=document, related=related)


def ranked(build, *findings):
    return moves(build.facts, Found(findings))


def test_the_score_is_weight_times_stage_times_readers():
    build = load(workflow(STEP, status="pilot"))
    found = ranked(
        build,
        finding(build, "workflow/work", Severity.ERROR),
        finding(build, "role/worker", Severity.WARNING),
        finding(build, "system/chat", Severity.INFO),
    )
    assert [(str(move.document), move.score) for move in found] == [
        ("workflow/work", 100 * 2 * 1),
        ("role/worker", 10 * 2 * 2),
        ("system/chat", 1 * 1 * 1),
    ]


def test_more_readers_than_so_many_do_not_count():
    many = "".join(f"\n---\n{{kind: role, id: r-{number}, title: R, owner: worker}}" for number in range(30))
    build = load(workflow(STEP) + many)
    (move,) = ranked(build, finding(build, "role/worker", Severity.INFO))
    assert move.score == 1 + MOST_READERS


def test_what_one_rule_finds_several_times_on_one_document_is_one_move():
    build = load(workflow(STEP))
    one, other = Severity.INFO, Severity.WARNING
    found = ranked(
        build,
        finding(build, "workflow/work", one),
        finding(build, "workflow/work", other),
        finding(build, "workflow/work", one, "missing-backup"),
    )
    assert [(move.finding.rule, move.finding.severity, move.times) for move in found] == [
        ("vague-trigger", other, 2),
        ("missing-backup", one, 1),
    ]


def test_a_condition_that_blocks_the_lowest_blocked_layer_weighs_as_a_warning():
    build = load(workflow(STEP) + LAYERS)
    (move,) = ranked(build)
    assert (str(move.document), move.owner, move.score) == ("control/keys", "worker", 10 * 1 * 2)
    condition, layer = move.condition
    assert (condition.actual, layer.id) == ("planned", "first")


def test_findings_that_rest_on_the_condition_are_one_move_with_it():
    build = load(workflow(STEP) + LAYERS)
    place = build.catalogue.get("layer", "first").at("requires", "controls", 0, "control")
    resting = finding(build, "workflow/work", Severity.ERROR, related=(Related(place, "required here"),))
    (move,) = ranked(build, resting)
    assert (str(move.document), move.score, move.finding) == ("control/keys", 100 * 1 * 2, None)


def test_of_equal_scores_findings_come_first_and_the_order_is_fixed():
    build = load(workflow(STEP, layer="first") + LAYERS)
    one, two = (finding(build, f"system/{id_}", Severity.INFO) for id_ in ("chat", "store"))
    assert [str(move.document) for move in ranked(build, two, one)] == ["control/keys", "system/chat", "system/store"]
    assert ranked(build, two, one) == ranked(build, one, two)


def test_a_file_that_belongs_to_no_document_is_a_move_of_its_own():
    build = load(workflow(STEP))
    (move,) = ranked(build, Finding(Severity.ERROR, "yaml/syntax", "x", Span("broken.yaml")))
    assert (move.document, move.owner, move.score) == (None, None, 100 * 3)


def test_findings_are_counted_by_who_owns_what_they_stand_on():
    build = load(workflow(STEP))
    one, two = finding(build, "workflow/work", Severity.INFO), finding(build, "system/chat", Severity.INFO)
    assert ranked_owners((one, two), build.facts) == {"worker": (one,), "": (two,)}
