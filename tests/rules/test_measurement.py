"""Measurement: what counts as unmeasured, unproven, unchanged or untested, and what does not."""

from __future__ import annotations

import datetime

import pytest

from support import TODAY, found, load, load_files, marked, workflow

PLAIN = "{id: one, do: A, who: worker}"
AI = "{id: one, do: A, who: worker, with: chat, human: %s}"
LIVE = {"status": "production", "live_since": "2026-03-02"}


def metric(id_: str = "pace", **fields: str) -> str:
    said = {"title": "Pace", "type": "time", "unit": "days", "better": "down"} | fields
    return f"\n---\n{{kind: metric, id: {id_}, {', '.join(f'{name}: {value}' for name, value in said.items())}}}"


def with_table(rule: str, text: str, rows: dict[str, float], today: datetime.date = TODAY) -> list[tuple[str, str]]:
    """What a rule marks and says when the metric ``pace`` has measurements."""
    table = "date,value\n" + "".join(f"{date},{value}\n" for date, value in rows.items())
    build = load_files({"specs.yaml": text, "pace.csv": table}, today)
    return [(marked(finding, build), finding.message) for finding in build.findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("steps", "fields", "faults"),
    [
        (AI % "operator", {}, 1),
        (PLAIN, {}, 0),
        (PLAIN, {"redesign": "{approvals: {after: Nobody signs}}"}, 1),
        (AI % "observer", {"metrics": "[pace]"}, 0),
        (AI % "observer", {"status": "retired", "retired_reason": "Done"}, 0),
    ],
    ids=["AI", "as it always was", "redesigned", "measured", "retired"],
)
def test_only_work_that_was_changed_is_to_be_measured(steps: str, fields: dict[str, str], faults: int) -> None:
    assert len(found("unmeasured-workflow", workflow(steps, **fields) + metric())) == faults


def test_a_metric_that_does_not_exist_is_another_rules_matter() -> None:
    assert found("unmeasured-workflow", workflow(AI % "operator", metrics="[gone]")) == []


@pytest.mark.parametrize(
    ("value", "marks"),
    [("{claim: It is quicker}", ["It is quicker"]), ("{claim: It is quicker, metric: pace}", [])],
)
def test_a_claim_names_what_proves_it(value: str, marks: list[str]) -> None:
    assert found("unproven-claim", workflow(PLAIN, value=value) + metric()) == marks


@pytest.mark.parametrize(
    ("unit", "title", "type_", "marks"),
    [
        ("seats", "In use", "adoption", ["seats"]),
        ("Licences", "In use", "volume", ["Licences"]),
        ("active licenses", "In use", "adoption", ["active licenses"]),
        ("percent of seats", "In use", "adoption", ["percent of seats"]),
        ("percent", "Licences in use", "adoption", ["Licences in use"]),
        ("people", "User accounts", "adoption", ["User accounts"]),
        ("headcount", "Reached", "adoption", ["headcount"]),
        ("minutes", "Minutes saved for each licence", "adoption", []),
        ("hours per seat", "Time", "adoption", []),
        ("percent", "Tasks done per seat", "adoption", []),
        ("percent of teams", "Changed way of working", "adoption", []),
        ("licences", "Sold in the shop", "outcome", []),
        ("seats", "Filled on the train", "outcome", []),
        ("licensees", "Heard", "adoption", []),
        ("cases", "Cases in which a licence was checked", "volume", []),
    ],
)
def test_a_target_on_seats(unit: str, title: str, type_: str, marks: list[str]) -> None:
    fields = {"unit": unit, "title": title, "type": type_, "better": "up"}
    assert found("seat-count-target", metric(target="{value: 400}", **fields).removeprefix("\n---\n")) == marks
    assert found("seat-count-target", metric(**fields).removeprefix("\n---\n")) == []


@pytest.mark.parametrize(
    ("beside", "faults"),
    [("quality", 0), ("risk", 0), ("relevance", 0), ("outcome", 0), ("cost", 1), ("adoption", 1), ("time", 1)],
)
def test_what_counts_beside_speed(beside: str, faults: int) -> None:
    text = workflow(PLAIN, status="pilot", metrics="[pace, other]") + metric() + metric("other", type=beside)
    assert found("speed-without-quality", text) == ["pace"] * faults


def test_a_guard_from_elsewhere_will_do() -> None:
    text = workflow(PLAIN, status="pilot", metrics="[pace]") + metric()
    assert found("speed-without-quality", text + metric("fit", type="quality", guards="[pace]")) == []
    assert found("speed-without-quality", text + metric("fit", type="cost", guards="[pace]")) == ["pace"]


@pytest.mark.parametrize("metrics", ["[other]", "[pace, gone]"])
def test_no_speed_and_a_metric_nobody_knows_are_no_fault(metrics: str) -> None:
    text = workflow(PLAIN, status="pilot", metrics=metrics) + metric() + metric("other", type="cost")
    assert found("speed-without-quality", text) == []


@pytest.mark.parametrize(("type_", "marks"), [("volume", []), ("time", ["pace"])])
def test_volume_in_a_layer_of_relevance_is_another_rules_matter(type_: str, marks: list[str]) -> None:
    layer = "\n---\n{kind: layer, id: shop, order: 1, title: Shop, purpose: To be found, metrics: [fit]}"
    text = workflow(PLAIN, status="pilot", layer="shop", metrics="[pace]") + layer
    text += metric(type=type_) + metric("fit", type="relevance")
    assert found("speed-without-quality", text) == marks


@pytest.mark.parametrize(
    ("cadence", "last", "marks"),
    [
        ("weekly", "2026-11-02", []),
        ("weekly", "2026-11-01", ["weekly"]),
        ("monthly", "2026-09-30", []),
        ("monthly", "2026-08-31", ["monthly"]),
        ("quarterly", "2026-06-30", []),
        ("daily", "2026-11-13", []),
        ("", "2026-06-30", []),
        ("", "2026-03-31", ["pace"]),
    ],
)
def test_measurements_end_after_two_cadences(cadence: str, last: str, marks: list[str]) -> None:
    text = workflow(PLAIN, metrics="[pace]", **LIVE) + metric(**({"cadence": cadence} if cadence else {}))
    assert [mark for mark, _ in with_table("stale-measurements", text, {last: 4})] == marks


@pytest.mark.parametrize(
    ("live_since", "cadence", "marks"),
    [
        ("2026-03-02", "monthly", ["monthly"]),
        ("2026-10-02", "monthly", []),
        ("2026-03-02", "", []),
        ("", "monthly", []),
    ],
)
def test_a_metric_that_was_never_measured_had_its_time(live_since: str, cadence: str, marks: list[str]) -> None:
    live = {"live_since": live_since} if live_since else {}
    text = workflow(PLAIN, status="production", metrics="[pace]", **live)
    assert found("stale-measurements", text + metric(**({"cadence": cadence} if cadence else {}))) == marks


@pytest.mark.parametrize("status", ["pilot", "paused", "idea"])
def test_work_that_does_not_run_every_day_need_not_be_measured(status: str) -> None:
    text = workflow(PLAIN, status=status, live_since="2026-03-02", metrics="[pace]") + metric(cadence="weekly")
    assert with_table("stale-measurements", text, {"2026-04-01": 4}) == []


def weekly(*values: float) -> dict[str, float]:
    """Values from the twelfth of January 2026 on; the eighth of them is of the day on which work went live."""
    first = datetime.date(2026, 1, 12)
    return {(first + datetime.timedelta(weeks=week)).isoformat(): value for week, value in enumerate(values)}


BEFORE = (4, 6, 4, 6, 4, 6, 5)


@pytest.mark.parametrize(
    ("chart", "after", "marks"),
    [
        ("xmr", (5, 6, 4, 5, 6, 4, 5, 6), ["pace"]),
        ("xmr", (5, 6, 4, 5, 6, 4, 5), []),
        ("xmr", (5, 6, 4, 5, 6, 4, 5, 60), []),
        ("xmr", (4, 4, 4, 4, 4, 4, 4, 4), []),
        ("xmr", (4, 4, 4, 4, 4, 4, 4, 6), ["pace"]),
        ("run", (4, 4, 4, 4, 4, 6, 4, 4), ["pace"]),
        ("run", (4, 4, 4, 4, 4, 4, 6, 6), []),
        ("", (4, 4, 4, 4, 4, 4, 6, 6), []),
    ],
)
def test_no_change_is_told_after_eight_measurements(chart: str, after: tuple[float, ...], marks: list[str]) -> None:
    text = workflow(PLAIN, metrics="[pace]", **LIVE) + metric(**({"chart": chart} if chart else {}))
    assert [mark for mark, _ in with_table("no-measured-change", text, weekly(*BEFORE, *after))] == marks


def test_no_change_is_told_with_its_numbers() -> None:
    text = workflow(PLAIN, metrics="[pace]", **LIVE) + metric(chart="xmr")
    ((_, message),) = with_table("no-measured-change", text, weekly(*BEFORE, 5, 6, 4, 5, 6, 4, 5, 6))
    assert message == (
        '"pace" is what it was: 8 measurements since 2026-03-02, none beyond 0.12 to 9.88 days and no more than 1 in '
        "a row on one side of 5 days"
    )


@pytest.mark.parametrize("fields", [{"type": "quality"}, {"guards": "[other]"}], ids=["no time", "a guard"])
def test_a_figure_that_may_stay_the_same(fields: dict[str, str]) -> None:
    text = workflow(PLAIN, metrics="[pace]", **LIVE) + metric(**fields) + metric("other")
    assert with_table("no-measured-change", text, weekly(*BEFORE, *BEFORE, 5)) == []


@pytest.mark.parametrize("missing", ["live_since", "before"])
def test_without_a_before_there_is_nothing_to_compare(missing: str) -> None:
    live = {"status": "production"} if missing == "live_since" else LIVE
    rows = weekly(*BEFORE, *BEFORE, 5)
    if missing == "before":
        rows = dict(list(rows.items())[2:])
    assert with_table("no-measured-change", workflow(PLAIN, metrics="[pace]", **live) + metric(), rows) == []


def trial(of: str = "work", result: str = "", id_: str = "trial") -> str:
    last = f", last_result: {{date: {result}}}" if result else ""
    return f"\n---\n{{kind: evaluation, id: {id_}, title: T, of: {of}, cases: {{count: 3}}, " + (
        f"graders: [{{type: human}}], pass: all{last}}}"
    )


def stale(evaluations: str, steps: str = AI % "collaborator", **fields: str) -> list[str]:
    """What ``stale-evaluation`` marks in a pilot whose AI has a new model since June."""
    text = workflow(steps, **{"status": "pilot", **fields})
    return found(
        "stale-evaluation", text.replace("title: Chat,", "title: Chat, model_since: 2026-06-01,") + evaluations
    )


@pytest.mark.parametrize(
    ("evaluations", "marks"),
    [
        ("", ["chat"]),
        (trial(), ["chat"]),
        (trial(result="2026-05-31"), ["chat"]),
        (trial(result="2026-06-01"), []),
        (trial(result="2026-02-01") + trial(result="2026-07-01", id_="again"), []),
        (trial(of="workflow/work#one", result="2026-07-01"), []),
    ],
    ids=["none", "never run", "before the model", "on its day", "run again", "of the step"],
)
def test_an_evaluation_is_no_older_than_the_model(evaluations: str, marks: list[str]) -> None:
    assert stale(evaluations) == marks


def test_an_evaluation_that_is_broken_is_not_missed() -> None:
    build = load(workflow(AI % "collaborator", status="pilot") + trial().replace("pass: all", "passes: all"))
    assert "stale-evaluation" not in [finding.rule for finding in build.findings]
    assert "stale-evaluation" in [silence.rule for silence in build.silences]


def test_an_operators_step_needs_no_evaluation() -> None:
    assert stale("", AI % "operator") == []
    assert stale("", PLAIN) == []


@pytest.mark.parametrize(("result", "marks"), [("", []), ("2026-05-31", ["chat"])])
def test_while_it_is_integrated_an_evaluation_may_wait(result: str, marks: list[str]) -> None:
    assert stale(trial(result=result), status="integration") == marks


def test_steps_without_an_evaluation_are_told_together() -> None:
    steps = "\n".join(
        f"{{id: {id_}, do: A, who: worker, with: [store, chat], human: observer}}" for id_ in ("one", "two", "three")
    )
    assert stale(trial(of="workflow/work#two", result="2026-07-01"), steps) == ["chat"]
    assert stale(trial(result="2026-05-01"), steps) == ["chat"]
