"""Which step follows which: the default, choices, parallels, refusals, loops, and ids that do not exist."""

from __future__ import annotations

from mkdocs_playbooks.facts.graph import StepGraph
from support import load, workflow


def graph(steps: str) -> StepGraph:
    build = load(workflow(steps))
    ((node, _),) = build.facts.workflows()
    return build.facts.graph(node)


def ways(graph: StepGraph) -> set[tuple[str, str, str]]:
    return {(edge.source, edge.to, edge.kind) for edges in graph.edges.values() for edge in edges}


def test_without_next_the_following_step_and_after_the_last_the_end() -> None:
    found = graph("""
        {id: one, do: A, who: worker}
        {id: two, do: B, who: worker}
    """)
    assert ways(found) == {("one", "two", "next"), ("two", "end", "next")}
    assert found.start == "one"
    assert all(edge.pointer == () for edges in found.edges.values() for edge in edges)


def test_a_choice_leads_wherever_it_says_and_nowhere_else() -> None:
    found = graph("""
        {id: one, do: A, who: worker, next: [{when: it is small, go_to: end}, {otherwise: big}]}
        {id: two, do: B, who: worker}
        {id: big, do: C, who: worker}
    """)
    assert found.following("one") == ("end", "big")
    assert found.edges["one"][0].when == "it is small"
    assert found.edges["one"][0].pointer == ("steps", 0, "next", 0, "go_to")
    assert found.edges["one"][1].pointer == ("steps", 0, "next", 1, "otherwise")
    assert found.reachable("one") == {"one", "big", "end"}


def test_branches_of_a_parallel_join_at_the_first_step_they_share() -> None:
    found = graph("""
        {id: fork, do: A, who: worker, next: {all: [left, right]}}
        {id: left, do: B, who: worker, next: join}
        {id: right, do: C, who: worker}
        {id: right-more, do: D, who: worker, next: join}
        {id: join, do: E, who: worker}
        {id: after, do: F, who: worker}
    """)
    assert found.side_by_side("fork") == ("left", "right")
    assert found.side_by_side("left") == ()
    assert found.join("fork") == "join"


def test_branches_that_share_nothing_join_at_the_end() -> None:
    found = graph("""
        {id: fork, do: A, who: worker, next: {all: [left, right]}}
        {id: left, do: B, who: worker, next: end}
        {id: right, do: C, who: worker, next: end}
    """)
    assert found.join("fork") == "end"


def test_a_loop_back_to_the_parallel_does_not_move_its_join() -> None:
    found = graph("""
        {id: fork, do: A, who: worker, next: {all: [left, right]}}
        {id: left, do: B, who: worker, next: join}
        {id: right, do: C, who: worker, next: join}
        {id: join, do: D, who: worker, next: [{when: it does not fit, go_to: fork}, {otherwise: end}]}
    """)
    assert found.join("fork") == "join"


def test_a_refusal_is_a_way_of_its_own() -> None:
    found = graph("""
        {id: write, do: A, who: worker}
        {id: send, do: B, who: worker, approval: {by: worker, if_refused: write}}
    """)
    assert ways(found) >= {("send", "write", "refused"), ("send", "end", "next")}


def test_a_loop_with_an_exit_leads_to_the_end_and_one_without_does_not() -> None:
    found = graph("""
        {id: one, do: A, who: worker, next: [{when: it is fine, go_to: end}, {otherwise: two}]}
        {id: two, do: B, who: worker, next: one}
        {id: three, do: C, who: worker, next: four}
        {id: four, do: D, who: worker, next: three}
    """)
    assert found.leading_to_end() == {"one", "two", "end"}


def test_an_id_that_does_not_exist_may_lead_anywhere() -> None:
    found = graph("""
        {id: one, do: A, who: worker, next: tow}
        {id: two, do: B, who: worker}
    """)
    assert found.following("one") == ()
    assert found.dangling() == {"one"}
    assert "one" in found.leading_to_end()


def test_of_two_steps_with_one_id_the_first_counts() -> None:
    found = graph("""
        {id: one, do: First, who: worker}
        {id: one, do: Second, who: worker}
    """)
    assert [step.do for step in found.steps.values()] == ["First"]
