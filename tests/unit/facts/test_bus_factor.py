"""The bus factor on worked examples: which roles a workflow needs, and how many absences empty one."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.bus_factor import bus_factor, needs
from mkdocs_playbooks.facts.facts import Facts
from mkdocs_playbooks.model.node import Node
from support import load, workflow

ROLES = {
    "worker": "p01 p02 p03 p04 p05",
    "one": "p11",
    "two": "p21 p22",
    "same": "p11",
    "three": "p31 p32 p33",
    "vacant": "",
}
"""The people who hold each role; with the deputies, nobody holds two roles but p11."""

OTHERS = "\n".join(
    f"---\n{{kind: role, id: {role}, title: R, backup: worker, "
    f"holders: [{', '.join(f'{{person: {person}}}' for person in people.split())}]}}"
    for role, people in ROLES.items()
    if role != "worker"
)
WORKER = f"holders: [{', '.join(f'{{person: {person}}}' for person in ROLES['worker'].split())}]"


def work(step: str = "", owner: str = "worker", who: str = "worker") -> tuple[Node, Facts]:
    """A workflow of one step with these further fields, and the facts about it."""
    text = workflow(f"{{id: do, do: Do it, who: {who}{', ' if step else ''}{step}}}")
    text = text.replace("owner: worker", f"owner: {owner}").replace("holders: [{person: p01}]", WORKER)
    facts = load(f"{text}\n{OTHERS}").facts
    ((node, _),) = facts.workflows()
    return node, facts


@pytest.mark.parametrize(
    ("step", "people", "roles"),
    [
        ("", 5, "worker"),
        ("review: {of: do, by: two}", 2, "two"),
        ("escalate: [{when: it burns, to: three}]", 3, "three"),
        ("stop_when: [{when: it burns, then: stop, restart_by: two}]", 2, "two"),
        ("review: {by: two}, escalate: [{when: it burns, to: one}]", 1, "one"),
        ("approval: {by: two}", 2, "two"),
        ("approval: {by: [one, two]}", 3, "one two"),
        ("approval: {by: [one, two], rule: any}", 3, "one two"),
        ("approval: {by: [one, two], rule: all}", 1, "one"),
        ("approval: {by: [one, two], rule: two_person}", 2, "one two"),
        ("approval: {by: two, rule: two_person}", 1, "two"),
        ("approval: {by: one, rule: two_person}", 0, "one"),
        ("approval: {by: [one, same]}", 1, "one same"),
        ("approval: {by: [one, same], rule: two_person}", 0, "one same"),
        ("approval: {by: [vacant, two]}", 2, "two vacant"),
        ("approval: {by: [vacant, two], rule: all}", 0, "vacant"),
        ("review: {by: vacant}", 0, "vacant"),
        ("review: {by: one}, escalate: [{when: it burns, to: same}]", 1, "one same"),
    ],
)
def test_the_fewest_people_whose_absence_empties_a_role(step: str, people: int, roles: str) -> None:
    found = bus_factor(*work(step))
    assert (found.people, " ".join(found.roles)) == (people, roles)


def test_owner_and_whoever_does_a_step_are_needed() -> None:
    assert bus_factor(*work(owner="two")).roles == ("two",)
    assert bus_factor(*work(who="one")).roles == ("one",)


def test_a_backup_is_no_second_holder() -> None:
    found = bus_factor(*work(who="one"))
    assert (found.people, found.holders) == (1, ("p11",))


def test_who_is_told_or_trained_is_not_needed() -> None:
    step = "outputs: [{name: It, to: role/one}]"
    assert bus_factor(*work(step)).people == 5


def test_a_need_is_named_once_where_it_is_first_asked_for() -> None:
    node, facts = work("review: {by: two}, approval: {by: [two, one]}, escalate: [{when: it burns, to: two}]")
    found = [(need.roles, need.pointer) for need in needs(node, facts)]
    assert found == [
        (("worker",), ("owner",)),
        (("two",), ("steps", 0, "review", "by")),
        (("one", "two"), ("steps", 0, "approval", "by", 0)),
    ]


def test_a_role_that_does_not_exist_is_left_to_the_references() -> None:
    assert bus_factor(*work("review: {by: nobody-knows}")).people == 5
    assert bus_factor(*work(owner="nobody-knows", who="nobody-knows")).people == 0


@pytest.mark.parametrize(("role", "only"), [("one", "p11"), ("two", None), ("vacant", None)])
def test_the_only_holder(role: str, only: str | None) -> None:
    node, facts = work(f"review: {{by: {role}}}")
    assert [need.only_holder for need in needs(node, facts)] == [None, only]
