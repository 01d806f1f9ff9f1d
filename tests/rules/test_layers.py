"""Rules about layers: what they leave alone, what they say once, and what they name."""

from __future__ import annotations

import pytest

from support import found, load, workflow

ONE = "{id: one, do: A, who: worker}"
AI = "{id: one, do: A, who: worker, with: chat, human: operator}"
RETIRED = {"status": "retired", "retired_reason": "Done"}


def layer(id_: str, requires: str = "{}", order: int = 1, **fields: str) -> str:
    """A layer with what it requires."""
    more = "".join(f", {name}: {value}" for name, value in fields.items())
    return f"\n---\n{{kind: layer, id: {id_}, order: {order}, title: T, purpose: P, requires: {requires}{more}}}"


def control(maturity: str, **fields: str) -> str:
    """The control ``lock``, this far."""
    more = "".join(f", {name}: {value}" for name, value in fields.items())
    return f"\n---\n{{kind: control, id: lock, title: Lock, type: identity, maturity: {maturity}{more}}}"


def metric(id_: str, type_: str, **fields: str) -> str:
    """A metric of a type."""
    more = "".join(f", {name}: {value}" for name, value in fields.items())
    return f"\n---\n{{kind: metric, id: {id_}, title: T, type: {type_}, unit: a week, better: up{more}}}"


def other(id_: str, **fields: str) -> str:
    """One more workflow, for the roles of ``support.workflow``."""
    more = "".join(f", {name}: {value}" for name, value in fields.items())
    return f"\n---\n{{kind: workflow, id: {id_}, title: T, owner: worker, trigger: every Monday, steps: [{ONE}]{more}}}"


UPPER = layer("upper", "{layers: [lower, middle]}", 3) + layer("middle", order=2) + layer("lower")


@pytest.mark.parametrize(
    ("status", "faults"), [("production", ["upper", "upper"]), ("pilot", []), ("paused", []), ("idea", [])]
)
def test_only_what_is_in_production_can_be_out_of_sequence(status: str, faults: list[str]) -> None:
    assert found("layer-out-of-sequence", workflow(ONE, status=status, layer="upper") + UPPER) == faults


@pytest.mark.parametrize(("status", "faults"), [("production", 1), ("paused", 2), ("pilot", 2)])
def test_a_layer_counts_from_its_first_production(status: str, faults: int) -> None:
    below = other("below", status=status, layer="lower")
    text = workflow(ONE, status="production", layer="layer/upper") + UPPER + below
    assert len(found("layer-out-of-sequence", text)) == faults


def test_an_unknown_layer_is_not_out_of_sequence_too() -> None:
    text = workflow(ONE, status="production", layer="upper") + layer("upper", "{layers: [lowr]}")
    assert found("layer-out-of-sequence", text) == []
    assert found("reference/unknown", text) == ["lowr"]


@pytest.mark.parametrize(
    ("maturity", "need", "faults"),
    [
        ("defined", "{control: lock}", 1),
        ("operating", "{control: lock}", 0),
        ("operating", "{control: lock, at_least: measured}", 1),
        ("planned", "{control: lock, at_least: planned}", 0),
        ("defined", "{control: lcok}", 0),
    ],
)
def test_a_control_is_unmet_below_what_the_layer_wants(maturity: str, need: str, faults: int) -> None:
    text = workflow(ONE, status="pilot", layer="upper") + layer("upper", f"{{controls: [{need}]}}") + control(maturity)
    assert found("layer-controls-unmet", text) == ["upper"] * faults


@pytest.mark.parametrize(
    ("fields", "label"),
    [({}, None), ({"status": "integration"}, "warning"), ({"status": "paused"}, "error"), (RETIRED, None)],
)
def test_unmet_controls_weigh_more_the_further_the_work_is(fields: dict[str, str], label: str | None) -> None:
    text = workflow(ONE, layer="upper", **fields) + layer("upper", "{controls: [{control: lock}]}") + control("planned")
    labels = [f.severity.label for f in load(text).findings if f.rule == "layer-controls-unmet"]
    assert labels == ([label] if label else [])


def test_a_decision_lets_a_workflow_through_for_a_time() -> None:
    waiver = (
        "\n---\n{kind: decision, id: try-it, title: T, date: 2026-09-01, decided_by: worker, status: accepted,"
        " decision: D, waives: [{rule: layer-controls-unmet, of: workflow/work, until: %s}]}"
    )
    text = workflow(ONE, status="pilot", layer="upper") + layer("upper", "{controls: [{control: lock}]}")
    assert found("layer-controls-unmet", text + control("planned") + waiver % "2026-11-16") == []
    assert found("layer-controls-unmet", text + control("planned") + waiver % "2026-11-15") == ["upper"]


@pytest.mark.parametrize(
    ("tested", "faults"),
    [("2025-11-16", 0), ("2025-11-15", 1), ("2026-11-16", 0), ("", 1)],
)
def test_a_test_speaks_for_a_control_for_twelve_months(tested: str, faults: int) -> None:
    lock = control("operating", **({"last_tested": tested} if tested else {}))
    scale = layer("upper", "{controls: [{control: lock}]}", phase="scale")
    text = workflow(ONE, status="production", layer="upper") + scale + lock
    assert found("scaled-before-controls", text) == ["lock"] * faults


@pytest.mark.parametrize(
    ("status", "phase", "maturity", "at_least", "faults"),
    [
        ("production", "scale", "defined", "defined", 1),
        ("production", "scale", "defined", "operating", 0),
        ("production", "capture", "defined", "defined", 0),
        ("paused", "scale", "defined", "defined", 0),
        ("pilot", "scale", "defined", "defined", 0),
        ("pilot", "scale", "defined", "operating", 0),
    ],
)
def test_scale_asks_for_more_than_the_layer_does(
    status: str, phase: str, maturity: str, at_least: str, faults: int
) -> None:
    upper = layer("upper", f"{{controls: [{{control: lock, at_least: {at_least}}}]}}", phase=phase)
    text = workflow(ONE, status=status, layer="upper") + upper + control(maturity, last_tested="2026-10-01")
    assert len(found("scaled-before-controls", text)) == faults


@pytest.mark.parametrize(
    ("status", "phase", "volume", "reaches", "says"),
    [
        ("pilot", "scale", "1000", "self", "a pilot that runs 1,000 times a month,"),
        ("pilot", "scale", "999", "customer", ""),
        ("pilot", "scale", "4", "public", "a pilot that reaches the public,"),
        ("pilot", "capture", "1000", "public", ""),
        ("integration", "scale", "1000", "public", ""),
        ("idea", "scale", "1000", "public", ""),
    ],
)
def test_a_pilot_that_is_large_runs_at_scale(status: str, phase: str, volume: str, reaches: str, says: str) -> None:
    step = f"{{id: one, do: A, who: worker, reaches: {reaches}}}"
    text = workflow(step, status=status, layer="upper", volume_per_month=volume)
    text += layer("upper", "{controls: [{control: lock}]}", phase=phase) + control("operating")
    told = [f for f in load(text).findings if f.rule == "scaled-before-controls"]
    assert [(f.severity.label, says in f.message) for f in told] == ([("warning", True)] if says else [])


def test_several_large_pilots_are_told_together_and_after_production() -> None:
    text = workflow(ONE, status="pilot", layer="upper", volume_per_month=2000)
    text += other("more", status="pilot", layer="upper", volume_per_month="3000")
    text += layer("upper", "{controls: [{control: lock}]}", phase="scale") + control("operating")
    (finding,) = [f for f in load(text).findings if f.rule == "scaled-before-controls"]
    assert '"more" and 1 more run at scale in "upper", though each is called a pilot, on the control' in finding.message
    daily = load(text + other("zest", status="production", layer="upper"))
    (finding,) = [f for f in daily.findings if f.rule == "scaled-before-controls"]
    assert '"zest" and 2 more run at scale in "upper" on the control "lock"' in finding.message
    assert finding.severity.label == "error"


@pytest.mark.parametrize("maturity", ["planned", "defined", "operating", "measured"])
@pytest.mark.parametrize("wanted", ["[planned]", "[operating]", "[measured]", "[defined, measured]"])
@pytest.mark.parametrize("tested", ["2026-10-01", "2020-01-01", ""])
def test_no_control_is_told_by_two_rules(maturity: str, wanted: str, tested: str) -> None:
    needs = ", ".join(f"{{control: lock, at_least: {need}}}" for need in wanted.strip("[]").split(", "))
    lock = control(maturity, **({"last_tested": tested} if tested else {}))
    text = workflow(ONE, status="production", layer="upper") + lock
    text += layer("upper", f"{{controls: [{needs}]}}", phase="scale")
    told = {f.rule for f in load(text).findings} & {"layer-controls-unmet", "scaled-before-controls"}
    is_well = maturity in ("operating", "measured") and tested > "2026"
    is_enough = is_well and (maturity == "measured" or "measured" not in wanted)
    assert len(told) == (0 if is_enough else 1)


def test_a_control_is_told_once_for_all_workflows_of_the_layer() -> None:
    text = workflow(ONE, status="production", layer="upper") + other("more", status="production", layer="upper")
    text += layer("upper", "{controls: [{control: lock}]}", phase="scale") + control("measured")
    (finding,) = [f for f in load(text).findings if f.rule == "scaled-before-controls"]
    assert '"more" and 1 more run at scale' in finding.message


def pilots(count: int, **fields: str) -> str:
    """So many pilots, beside the one that ``support.workflow`` makes."""
    return "".join(other(f"pilot-{number}", status="pilot", **fields) for number in range(count))


@pytest.mark.parametrize(("running", "count", "faults"), [(0, 3, 0), (0, 4, 1), (1, 3, 0), (1, 4, 1), (2, 6, 0)])
def test_three_pilots_for_each_workflow_in_production(running: int, count: int, faults: int) -> None:
    text = workflow(ONE, status="idea") + pilots(count)
    text += "".join(other(f"daily-{number}", status="production") for number in range(running))
    assert found("pilots-everywhere", text) == ["pilot"] * faults


@pytest.mark.parametrize(
    ("layers", "running", "faults"), [("abc", 0, 1), ("abc", 2, 1), ("abc", 3, 0), ("abb", 0, 0), ("ab", 0, 0)]
)
def test_pilots_in_three_layers_are_too_many_while_they_outnumber_production(
    layers: str, running: int, faults: int
) -> None:
    text = workflow(ONE) + "".join(layer(f"layer-{name}") for name in "abc")
    text += "".join(other(f"p-{n}", status="pilot", layer=f"layer-{name}") for n, name in enumerate(layers))
    text += "".join(other(f"daily-{number}", status="production") for number in range(running))
    assert len(found("pilots-everywhere", text)) == faults


def test_the_youngest_pilot_is_marked_and_some_others_pointed_at() -> None:
    text = workflow(ONE, status="pilot", status_since="2026-11-02") + pilots(9, status_since="2026-10-05")
    (finding,) = [f for f in load(text).findings if f.rule == "pilots-everywhere"]
    assert finding.document == "workflow/work"
    assert finding.message == "there are 10 workflows in pilot and none in production"
    assert len(finding.related) == 3


@pytest.mark.parametrize(
    ("steps", "fields", "layers", "faults"),
    [
        (AI, {}, layer("upper"), 1),
        (AI, {}, "", 0),
        (ONE, {}, layer("upper"), 0),
        (AI, {"status": "production"}, layer("upper"), 0),
        (AI, RETIRED, layer("upper"), 0),
    ],
)
def test_a_trial_of_ai_needs_a_layer_where_there_are_some(
    steps: str, fields: dict[str, str], layers: str, faults: int
) -> None:
    assert len(found("disconnected-experiment", workflow(steps, **fields) + layers)) == faults


@pytest.mark.parametrize(("fields", "faults"), [({"status": "pilot"}, 1), ({"status": "production"}, 0), (RETIRED, 0)])
def test_a_layer_needs_a_figure_once_somebody_is_in_it(fields: dict[str, str], faults: int) -> None:
    text = workflow(ONE, layer="upper", **fields) + layer("upper")
    assert len(found("disconnected-experiment", text)) == faults
    assert found("disconnected-experiment", workflow(ONE, **fields) + layer("upper")) == []


@pytest.mark.parametrize(
    ("metrics", "faults"),
    [("[sent]", 1), ("[sent, also-sent]", 1), ("[sent, fits]", 0), ("[sent, pace]", 0), ("[]", 0), ("[sent, snet]", 0)],
)
def test_volume_alone_is_told_where_relevance_counts(metrics: str, faults: int) -> None:
    baseline = {"baseline": "{value: 1, date: 2026-01-05}"}
    text = workflow(ONE, status="pilot", layer="upper", metrics=metrics) + layer("upper", metrics="[pace, fits]")
    text += metric("sent", "volume", **baseline) + metric("also-sent", "volume", **baseline)
    text += metric("fits", "relevance", **baseline) + metric("pace", "time", **baseline)
    assert len(found("volume-only-distribution", text)) == faults


def test_volume_may_be_enough_where_the_layer_does_not_ask_for_relevance() -> None:
    text = workflow(ONE, status="pilot", layer="upper", metrics="[sent]") + layer("upper", metrics="[sent]")
    assert found("volume-only-distribution", text + metric("sent", "volume")) == []
