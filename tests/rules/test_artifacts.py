"""Changes to what others depend on: when AI may change it, and what guards the change."""

from __future__ import annotations

import pytest

from support import found, load, workflow

ARTIFACTS = """
---
{kind: artifact, id: base, title: Base, type: dataset, kept_in: store, owner: worker}
---
{kind: artifact, id: upper, title: Upper, type: sop, depends_on: [base], owner: other}
---
{kind: role, id: other, title: Other, holders: [{person: p02}]}
---
{kind: system, id: archive, title: Archive, type: data_store}
"""
WRITES = "{id: one, do: A, who: worker, with: chat, human: collaborator, may: [{do: write, system: store}]"


def changing(steps: str, artifacts: str = ARTIFACTS, **fields: object) -> str:
    """A pilot that changes the base on which something rests."""
    return workflow(steps, status="pilot", artifacts="[base]", **fields) + artifacts


@pytest.mark.parametrize(
    ("step", "faults"),
    [
        ("may: [{do: write, system: store}]", 1),
        ("may: [{do: delete, system: store}]", 1),
        ("may: [{do: read, system: store}]", 0),
        ("may: [{do: write, system: archive}]", 0),
        ("outputs: [{name: O, to: store}]", 1),
        ("outputs: [{name: O, to: system/store}]", 1),
        ("outputs: [{name: O, to: archive}]", 0),
        ("type: analyse", 0),
        ("type: draft", 0),
    ],
)
def test_ai_changes_what_it_may_write(step: str, faults: int) -> None:
    text = changing(f"{{id: one, do: A, who: worker, with: chat, human: collaborator, {step}}}")
    assert found("unguarded-artifact-change", text) == ["base"] * faults


@pytest.mark.parametrize(("with_", "faults"), [("[chat, store]", 1), ("[chat, archive]", 0), ("store", 0)])
def test_ai_changes_what_it_acts_with(with_: str, faults: int) -> None:
    text = changing(f"{{id: one, do: A, who: worker, with: {with_}, human: approver, type: act}}")
    assert len(found("unguarded-artifact-change", text)) == faults


@pytest.mark.parametrize(("work", "faults"), [("[coding]", 1), ("[research]", 0)])
def test_in_coding_a_draft_is_a_change_of_the_code(work: str, faults: int) -> None:
    text = changing(
        "{id: one, do: A, who: worker, with: chat, human: consultant, type: draft}",
        ARTIFACTS.replace("type: dataset", "type: code"),
        work_types=work,
    )
    assert len(found("unguarded-artifact-change", text)) == faults


def test_where_it_is_kept_nowhere_any_system_may_be_the_one() -> None:
    text = changing(WRITES.replace("store", "archive") + "}", ARTIFACTS.replace(" kept_in: store,", ""))
    assert len(found("unguarded-artifact-change", text)) == 1


def test_what_a_person_types_is_no_change_by_ai() -> None:
    assert found("unguarded-artifact-change", changing(WRITES.replace("collaborator", "operator") + "}")) == []


def test_what_nothing_rests_on_may_change() -> None:
    text = changing(WRITES + "}", ARTIFACTS.replace("depends_on: [base], ", ""))
    assert found("unguarded-artifact-change", text) == []


@pytest.mark.parametrize(
    ("rest", "faults"),
    [
        (", approval: {by: worker}}", 0),
        ("}\n{id: two, do: B, who: worker, approval: {by: worker}}", 0),
        (", next: end}\n{id: two, do: B, who: worker, approval: {by: worker}}", 1),
        ("}\n{id: two, do: B, who: worker, outputs: [{name: O, to: other}]}", 0),
        ("}\n{id: two, do: B, who: worker, escalate: [{when: W, to: other, within: 1 day}]}", 0),
        ("}\n{id: two, do: B, who: other}", 0),
        ("}\n{id: two, do: B, who: worker, outputs: [{name: O, to: worker}]}", 1),
    ],
)
def test_an_approval_or_a_word_to_the_owners_guards_it(rest: str, faults: int) -> None:
    assert len(found("unguarded-artifact-change", changing(WRITES + rest))) == faults


def test_only_those_who_are_not_told_are_named() -> None:
    more = "".join(
        f"---\n{{kind: artifact, id: {id_}, title: T, type: sop, depends_on: [base]{owner}}}\n"
        for id_, owner in (("a1", ", owner: worker"), ("a2", ""), ("a3", ", owner: other"), ("a4", ""))
    )
    build = load(changing(WRITES + "}", ARTIFACTS + more))
    (finding,) = (f for f in build.findings if f.rule == "unguarded-artifact-change")
    assert 'nobody who owns "a2", "a3", "a4" or 1 more has a part in the workflow' in finding.message
