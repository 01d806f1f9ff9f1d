"""Cases of the rules about work that rests on particular people."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.diagnostics import Severity
from support import found, load, workflow

STEP = "{id: one, do: A, who: worker}"
SECOND = "\n---\n{kind: role, id: second, title: Second, holders: [{person: p02}, {person: p03}]}"


def messages(rule: str, text: str) -> list[str]:
    """What the findings of a rule say."""
    return [finding.message for finding in load(text).findings if finding.rule == rule]


def held(text: str, holders: str) -> str:
    """The same with other holders of the role ``worker``."""
    return text.replace("holders: [{person: p01}]", f"holders: {holders}")


@pytest.mark.parametrize(
    ("holders", "marks"),
    [
        ("[{person: p01}]", ["worker"]),
        ("[{person: p01}, {person: p02, until: 2026-11-15}]", ["worker"]),
        ("[{person: p01}, {person: person/p01}]", ["worker"]),
        ("[{person: p01}, {person: p02, until: 2026-11-16}]", []),
        ("[]", []),
    ],
)
def test_two_people_hold_each_role(holders: str, marks: list[str]) -> None:
    assert found("single-person-workflow", held(workflow(STEP, status="pilot"), holders)) == marks


def test_a_backup_is_no_second_person() -> None:
    text = workflow(STEP, status="pilot", backup="second") + SECOND
    assert found("single-person-workflow", text) == ["worker"]


@pytest.mark.parametrize(
    ("part", "holders", "marks"),
    [
        ("who: second", "[{person: p09, until: 2026-11-15}]", ["second"]),
        ("who: second", "[{person: p09, until: 2026-11-16}, {person: p08}]", []),
        ("who: second", "[{person: p09, since: 2026-11-17}]", ["second"]),
        ("who: second", "[]", []),
        ("who: worker, review: {by: second}", "[{person: p09, until: 2020-01-01}]", ["second"]),
        ("who: worker, approval: {by: [second, worker]}", "[{person: p09, until: 2020-01-01}]", []),
        ("who: worker, approval: {by: [second], rule: two_person}", "[{person: p09, until: 2020-01-01}]", []),
        ("who: worker, escalate: [{when: W, to: second, within: 1 day}]", "[{person: p09, until: 2020-01-01}]", []),
    ],
)
def test_a_role_that_was_emptied_is_found_and_one_outside_is_not(part: str, holders: str, marks: list[str]) -> None:
    text = held(workflow(f"{{id: one, do: A, {part}}}", status="pilot"), "[{person: p01}, {person: p02}]")
    text += f"\n---\n{{kind: role, id: second, title: Second, holders: {holders}}}"
    assert found("single-person-workflow", text) == marks


def test_an_owner_who_has_left_is_told_as_a_vague_owner_only() -> None:
    text = held(workflow(STEP, status="pilot"), "[{person: p01, until: 2026-11-15}]")
    assert found("single-person-workflow", text) == []
    assert found("vague-owner", text) == ["worker"]


def test_what_is_empty_comes_before_what_is_thin() -> None:
    step = "{id: one, do: A, who: second}"
    second = "\n---\n{kind: role, id: second, title: Second, holders: [{person: p09, until: 2026-11-15}]}"
    (message,) = messages("single-person-workflow", workflow(step, status="pilot") + second)
    assert message == 'this work needs "second", and nobody holds it today; no safer is 1 more role it needs'


def test_several_roles_of_one_person_are_one_finding() -> None:
    step = "{id: one, do: A, who: second, review: {by: third}}"
    third = "\n---\n{kind: role, id: third, title: Third, holders: [{person: p04}]}"
    text = workflow(step, status="production") + SECOND + third
    (message,) = messages("single-person-workflow", text)
    assert message == (
        'this work needs "worker", and p01 is the only one to hold it; the same holds for 1 more role it needs'
    )


def test_an_approval_by_two_needs_a_third() -> None:
    step = "{id: one, do: A, who: second, approval: {by: [worker, third], rule: two_person}}"
    third = "\n---\n{kind: role, id: third, title: Third, holders: [{person: p04}]}"
    text = workflow(step, status="pilot").replace("owner: worker", "owner: second") + SECOND + third
    assert messages("single-person-workflow", text) == [
        'an approval takes two people at once, and only p01 and p04 hold "third" or "worker"'
    ]
    assert found("single-person-workflow", text.replace("two_person", "any")) == []
    assert found("single-person-workflow", text.replace("two_person", "all")) == ["worker"]


def test_a_single_person_is_advice_for_somebody_alone() -> None:
    alone = "\n---\n{kind: organization, id: us, title: Us, size: solo}"
    build = load(workflow(STEP, status="production") + alone)
    (finding,) = [finding for finding in build.findings if finding.rule == "single-person-workflow"]
    assert finding.severity is Severity.INFO


def several(count: int, **fields: object) -> str:
    """So many workflows that all rest on ``p01``."""
    text = workflow(STEP, **fields)
    head, _, rest = text.partition("\n---\n")
    copies = (head.replace("id: work", f"id: work-{index}") for index in range(1, count))
    return "\n---\n".join((head, *copies, rest))


def test_three_workflows_on_one_person() -> None:
    assert found("indispensable-person", several(2)) == []
    assert found("indispensable-person", several(3)) == ["p01"]
    assert found("indispensable-person", held(several(3), "[{person: p01}, {person: p02}]")) == []
    assert found("indispensable-person", several(3, status="retired", retired_reason="Done")) == []


def test_a_person_in_several_roles_is_found_once_in_the_strictest() -> None:
    roles = "".join(
        f"""
---
{{kind: role, id: {role}, title: R, holders: [{{person: person/p01}}]}}
---
{{kind: workflow, id: of-{role}, title: W, owner: {role}, trigger: every Monday, status: {status},
  steps: [{{id: one, do: A, who: {role}}}]}}"""
        for role, status in (("alpha", "idea"), ("beta", "pilot"))
    )
    (finding,) = [
        finding for finding in load(workflow(STEP) + roles).findings if finding.rule == "indispensable-person"
    ]
    assert finding.document == "role/beta"
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        '3 workflows rest on p01 alone, the only holder of "alpha", "beta", "worker": "of-alpha", "of-beta", "work"'
    )
    assert len(finding.related) == 2


@pytest.mark.parametrize(
    ("holders", "marks"),
    [
        ("[{person: p01, external: true}]", ["holders"]),
        ("[{person: p01, external: true}, {person: p02, until: 2026-11-15}]", ["holders"]),
        ("[{person: p01, external: true}, {person: p02}]", []),
        ("[{person: guest}]", ["holders"]),
        ("[]", []),
    ],
)
def test_somebody_of_our_own_holds_each_role(holders: str, marks: list[str]) -> None:
    guest = "\n---\n{kind: person, id: guest, title: Guest, external: true}"
    text = held(workflow(STEP, status="pilot"), holders) + guest
    assert found("external-only-role", text) == marks


def test_a_rented_role_is_found_once_for_all_workflows() -> None:
    text = held(several(3, status="pilot"), "[{person: p01, external: true}]")
    assert found("external-only-role", text) == ["holders"]


@pytest.mark.parametrize(("rule", "marks"), [("any", []), ("two_person", []), ("all", ["holders"])])
def test_one_of_our_own_in_any_of_the_approving_roles_is_enough(rule: str, marks: list[str]) -> None:
    step = f"{{id: one, do: A, who: worker, approval: {{by: [worker, guest], rule: {rule}}}}}"
    guest = "\n---\n{kind: role, id: guest, title: Guest, holders: [{person: p09, external: true}]}"
    assert found("external-only-role", workflow(step, status="pilot") + guest) == marks


def test_a_rented_role_that_no_workflow_needs_is_left_alone() -> None:
    guest = "\n---\n{kind: role, id: guest, title: Guest, holders: [{person: p09, external: true}]}"
    outputs = "{id: one, do: A, who: worker, outputs: [{name: It, to: role/guest}]}"
    assert found("external-only-role", workflow(outputs, status="pilot") + guest) == []


@pytest.mark.parametrize(
    ("field", "value", "is_found"),
    [
        ("summary", "Ada Byron knows", True),
        ("summary", "Write to ada@example.org", True),
        ("summary", "As the worker knows", False),
        ("fallback", "Ring Ada  Byron", True),
        ("sources", "[{title: A letter of Ada Byron}]", False),
        ("images", "[{file: a.png, alt: A desk, credit: Ada Byron}]", False),
        ("images", "[{file: a.png, alt: Ada Byron at her desk, credit: Us}]", True),
    ],
)
def test_people_in_texts(field: str, value: str, is_found: bool) -> None:
    person = "\n---\n{kind: person, id: p01, title: Ada Byron, summary: Ada Byron is at ada@example.org}"
    text = workflow(STEP, **{field: value}) + person
    assert bool(found("person-named-in-text", text)) is is_found


def test_a_name_is_replaced_by_the_roles_of_that_person() -> None:
    person = "\n---\n{kind: person, id: p01, title: Ada Byron}\n---\n{kind: person, id: p07, title: Bea Byron}"
    build = load(workflow(STEP, summary="Ada Byron and Bea Byron know") + person)
    (finding,) = [finding for finding in build.findings if finding.rule == "person-named-in-text"]
    assert finding.message == '"Ada Byron" and "Bea Byron" are named in this text'
    assert '"worker"' in finding.help
    assert len(finding.related) == 2


@pytest.mark.parametrize(
    ("contact", "marks"),
    [
        ("sales.desk@example.org", []),
        ("market-list@example.org", []),
        ("ada.byron@example.org", ["ada.byron@example.org"]),
    ],
)
def test_a_contact_is_a_shared_mailbox(contact: str, marks: list[str]) -> None:
    text = workflow(STEP).replace("title: Worker,", f"title: Worker, contact: {contact},")
    assert found("person-named-in-text", text) == marks


def test_a_name_in_a_recipe_is_a_leak_and_told_once() -> None:
    recipe = """
---
{kind: person, id: p07, title: Ada Byron}
---
{kind: partner, id: us, title: Us, type: training}
---
{kind: recipe, id: ours, title: Ours, type: starter, version: 1.0.0, publisher: us, licence: MIT,
  summary: Ask Ada Byron, outcome_clauses: [Write to ada@example.org]}"""
    text = workflow(STEP) + recipe
    assert found("person-named-in-text", text) == ["Write to ada@example.org"]
    assert found("leaky-recipe", text) == ["Ask Ada Byron"]
