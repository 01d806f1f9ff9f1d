"""Training: whose course counts, when a completion does, and what comes before agents."""

from __future__ import annotations

import datetime

import pytest

from support import TODAY, found, load, workflow

AI = "{id: one, do: A, who: worker, with: chat, human: operator}"
PLAIN = "{id: two, do: B, who: worker}"
TASK = "assessment: {type: applied_task}"
READER = "\n---\n{kind: role, id: reader, title: Reader, holders: [{person: p02}]}"


def course(id_: str = "basics", level: str = "applied", **fields: object) -> str:
    """A course as one more document."""
    rest = "".join(f", {name}: {value}" for name, value in fields.items())
    return f"\n---\n{{kind: course, id: {id_}, title: Course, level: {level}, {TASK}{rest}}}"


def person(completed: str | None, id_: str = "p01") -> str:
    """A person as one more document; without ``completed`` the document does not say."""
    rest = "" if completed is None else f", completed: {completed}"
    return f"\n---\n{{kind: person, id: {id_}, title: Some Body{rest}}}"


def untrained(text: str) -> list[str]:
    return found("untrained-role", text)


def lapsed(text: str, today: datetime.date = TODAY) -> list[str]:
    return found("lapsed-certification", text, today)


def skipped(text: str) -> list[str]:
    return found("skipped-fundamentals", text)


def test_a_role_without_a_course_is_marked_once_a_workflow() -> None:
    steps = f"{AI}\n{AI.replace('one', 'again')}"
    assert untrained(workflow(steps, status="pilot")) == ["worker"]


@pytest.mark.parametrize(
    "named",
    [
        course(roles="[worker]"),
        "\n---\n{kind: workflow, id: other, title: Other, owner: worker, trigger: every Monday, steps: ["
        + PLAIN
        + "], training: [{role: worker, course: basics}]}"
        + course(),
    ],
    ids=["by the course", "by another workflow"],
)
def test_a_course_counts_wherever_it_is_named(named: str) -> None:
    assert untrained(workflow(AI, status="pilot") + named) == []


def test_a_retired_workflow_trains_nobody() -> None:
    retired = (
        "\n---\n{kind: workflow, id: other, title: Other, owner: worker, trigger: every Monday, status: retired, "
        "retired_reason: Done, "
        "steps: [" + PLAIN + "], training: [{role: worker, course: basics}]}"
    )
    assert untrained(workflow(AI, status="pilot") + course() + retired) == ["worker"]


def test_a_course_that_is_broken_is_not_missed() -> None:
    text = workflow(AI, status="pilot") + course().replace("title: ", "titel: ")
    build = load(text)
    assert untrained(text) == []
    assert "untrained-role" in [silence.rule for silence in build.silences]


def test_an_unknown_course_is_told_as_unknown_only() -> None:
    text = workflow(AI, status="pilot", training="[{role: worker, course: basics}]")
    assert untrained(text) == []
    assert "reference/unknown" in [finding.rule for finding in load(text).findings]


def test_work_without_ai_needs_no_course() -> None:
    assert untrained(workflow(PLAIN, status="pilot")) == []


@pytest.mark.parametrize(
    ("step", "marks"),
    [
        ("{id: two, do: B, who: reader, review: {of: one, by: reader}}", ["reader"]),
        ("{id: two, do: B, who: reader, review: {of: one}}", ["reader"]),
        ("{id: two, do: B, who: reader, review: {criteria: [Good]}}", []),
        ("{id: two, do: B, who: reader, approval: {by: reader}}", []),
    ],
    ids=["by", "whoever does it", "of work without AI", "approval"],
)
def test_whoever_reviews_what_ai_made_needs_a_course(step: str, marks: list[str]) -> None:
    text = workflow(f"{AI}\n{step}", status="pilot") + course(roles="[worker]") + READER
    assert untrained(text) == marks


def trained(status: str = "pilot", **fields: object) -> str:
    """A workflow with an AI step whose role has the course ``basics``."""
    return workflow(AI, status=status, training="[{role: worker, course: basics}]") + course(**fields)


@pytest.mark.parametrize(
    ("completed", "valid_for", "marks"),
    [
        ("[{course: basics, date: 2026-01-05, valid_until: 2026-11-16}]", "1 month", []),
        ("[{course: basics, date: 2026-01-05, valid_until: 2026-11-15}]", "10 years", ["basics"]),
        ("[{course: basics, date: 2026-10-16}]", "31 days", []),
        ("[{course: basics, date: 2026-10-15}]", "31 days", ["basics"]),
        ("[{course: basics, date: 2001-01-05}]", "", []),
        ("[{course: basics}]", "1 month", []),
        ("[{course: basics, date: 2026-11-17}]", "", ["basics"]),
        ("[{course: basics, valid_until: 2020-01-01}, {course: basics, valid_until: 2027-01-01}]", "", []),
        ("[]", "", ["basics"]),
        (None, "", []),
    ],
    ids=[
        *("on its last day", "a day later", "by the course's time", "a day longer", "without an end"),
        *("without a date", "not yet", "renewed", "none recorded", "nothing said"),
    ],
)
def test_when_a_completion_counts(completed: str | None, valid_for: str, marks: list[str]) -> None:
    fields = {"valid_for": valid_for} if valid_for else {}
    assert lapsed(trained(**fields) + person(completed)) == marks


def test_people_without_a_document_are_left_alone() -> None:
    assert lapsed(trained()) == []


def test_a_lapse_is_told_once_where_the_work_has_come_furthest() -> None:
    other = workflow(AI, status="production", training="[{role: worker, course: basics}]").replace("work,", "later,", 1)
    text = trained() + "\n---\n" + other.split("\n---")[0] + person("[]")
    findings = [finding for finding in load(text).findings if finding.rule == "lapsed-certification"]
    assert [finding.document for finding in findings] == ["workflow/later"]


def test_it_says_how_many_of_those_it_knows_of() -> None:
    held = "holders: [{person: p01}, {person: p02}, {person: p03}, {person: p04, until: 2026-01-01}]"
    text = trained().replace("holders: [{person: p01}]", held)
    text += person("[]") + person("[{course: basics}]", "p02") + person("[]", "p04")
    (finding,) = [finding for finding in load(text).findings if finding.rule == "lapsed-certification"]
    assert (
        finding.message == 'of the 2 holders of "worker" with recorded courses, 1 has no valid completion of "basics"'
    )


def test_a_lapse_in_an_idea_is_not_told() -> None:
    assert lapsed(trained("idea") + person("[]")) == []


@pytest.mark.parametrize("type_", ["simulation", "observed_work", "portfolio"])
def test_work_that_is_seen_is_no_attendance(type_: str) -> None:
    assert found("attendance-only-assessment", course().replace("applied_task", type_)) == []


def test_attendance_shows_nothing_either() -> None:
    assert found("attendance-only-assessment", course().replace("applied_task", "attendance")) == ["attendance"]


AGENTS = "agent_assisted"
TAKES = "\n---\n{kind: role, id: pilot, title: Pilot, courses: [%s]}"


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (course("agents", AGENTS), []),
        (course("agents", AGENTS) + TAKES % "agents", [AGENTS]),
        (course("agents", AGENTS) + course("more", AGENTS) + TAKES % "agents, more", [AGENTS, AGENTS]),
        (course("agents", AGENTS) + course() + TAKES % "agents, basics", []),
        (course("agents", AGENTS, after="[more]") + course("more", AGENTS) + TAKES % "agents", [AGENTS]),
        (
            course("agents", AGENTS, after="[more]")
            + course("more", AGENTS, after="[basics]")
            + course()
            + TAKES % "agents",
            [],
        ),
        (
            course("agents", AGENTS, after="[more]") + course("more", AGENTS, after="[agents]") + TAKES % "more",
            [AGENTS],
        ),
        (course("agents", AGENTS, after="[lost]") + TAKES % "agents", []),
        (course("agents", AGENTS, after="[more]") + course("more", AGENTS, after="[lost]") + TAKES % "agents", []),
        (course("agents", AGENTS) + TAKES % "agents, lost", []),
    ],
    ids=[
        *("nobody takes it", "alone", "two about agents", "beside it", "after another about agents"),
        *("far back", "in a circle", "after an unknown one", "far behind an unknown one", "beside an unknown one"),
    ],
)
def test_what_comes_before_agents(text: str, marks: list[str]) -> None:
    assert skipped(text) == marks
