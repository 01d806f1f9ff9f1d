"""Who has which part in a step, as the steps say it."""

from __future__ import annotations

from mkdocs_playbooks.facts.raci import Raci, raci
from support import load, workflow

ROLES = "".join(f"\n---\n{{kind: role, id: {id_}, title: Role}}" for id_ in ("chief", "reader", "desk", "night"))


def table(steps: str, **fields: object) -> Raci:
    build = load(workflow(steps, **fields) + ROLES)
    ((node, _),) = build.facts.workflows()
    return raci(node, build.facts.graph(node), build.catalogue)


def test_the_owner_answers_for_every_step_and_may_also_do_it() -> None:
    found = table("{id: one, do: A, who: worker}\n{id: two, do: B, who: desk}")
    assert [row.parts for row in found.rows] == [{"worker": "A/R"}, {"desk": "R", "worker": "A"}]
    assert found.roles == ("worker", "desk")


def test_reviewers_and_approvers_are_consulted_before_it_counts() -> None:
    found = table(
        """
        {id: one, do: A, who: desk, approval: {by: [chief, night], rule: all}}
        {id: two, do: B, who: desk, review: {of: one, by: reader}}
        {id: three, do: C, who: reader, review: {of: two}}
        """
    )
    assert found.rows[0].parts == {"desk": "R", "worker": "A", "reader": "C", "chief": "C", "night": "C"}
    assert found.rows[1].parts == {"desk": "R", "worker": "A", "reader": "C"}


def test_who_hears_of_it_afterwards_is_informed() -> None:
    outputs = "[{name: a, to: two}, {name: b, to: reader}, {name: c, to: store}]"
    calls = "escalate: [{when: it is late, to: night}], stop_when: [{when: it fails, then: stop, restart_by: chief}]"
    one = f"{{id: one, do: A, who: worker, outputs: {outputs}, {calls}}}"
    found = table(f"{one}\n{{id: two, do: B, who: desk}}")
    assert found.rows[0].parts == {"worker": "A/R", "night": "I", "chief": "I", "desk": "I", "reader": "I"}


def test_a_role_has_its_strongest_part() -> None:
    found = table("{id: one, do: A, who: desk, review: {by: desk}, escalate: [{when: late, to: worker}]}")
    assert found.rows[0].parts == {"desk": "R", "worker": "A"}


def test_a_role_that_was_renamed_has_one_column() -> None:
    steps = "{id: one, do: A, who: old-desk}\n{id: two, do: B, who: desk}"
    build = load(workflow(steps) + "\n---\n{kind: role, id: desk, title: Desk, formerly: [old-desk]}")
    ((node, _),) = build.facts.workflows()
    assert raci(node, build.facts.graph(node), build.catalogue).roles == ("desk", "worker")
