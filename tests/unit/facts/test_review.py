"""Which ways leave what an AI step made unchecked, and which lead to a step that nobody approved."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.review import reviews_by_made, unapproved_path, unreviewed_path
from support import load, workflow

DRAFT = "{id: draft, do: Draft it, who: worker, with: chat, human: consultant}"
CHECK = "{id: check, do: Check it, who: worker, review: {of: draft, by: worker}}"

CASES = {
    "straight to the end": (
        DRAFT,
        "draft end",
    ),
    "its own review": (
        "{id: draft, do: Draft it, who: worker, with: chat, review: {by: worker}}",
        "",
    ),
    "a review that names it": (
        f"{DRAFT}\n{CHECK}",
        "",
    ),
    "a review of something else": (
        f"{DRAFT}\n{{id: check, do: Check it, who: worker, review: {{by: worker}}}}",
        "draft check end",
    ),
    "an approval on the way": (
        f"{DRAFT}\n{{id: send, do: Send it, who: worker, reaches: public, approval: {{by: worker}}}}",
        "",
    ),
    "an approval of the step itself": (
        "{id: draft, do: Draft it, who: worker, with: chat, approval: {by: worker}}",
        "draft end",
    ),
    "an approval of a step that cannot be undone": (
        "{id: draft, do: Delete it, who: worker, with: chat, reversible: never, approval: {by: worker}}",
        "",
    ),
    "outward before the check": (
        f"{DRAFT}\n{{id: send, do: Send it, who: worker, reaches: customer}}\n{CHECK}",
        "draft send",
    ),
    "inside the company before the check": (
        f"{DRAFT}\n{{id: show, do: Show it, who: worker, reaches: company}}\n{CHECK}",
        "",
    ),
    "outward by itself": (
        "{id: draft, do: Answer, who: worker, with: chat, reaches: partner}",
        "draft",
    ),
    "a way round": (
        f"{DRAFT}\n"
        "{id: sort, do: Sort it, who: worker, next: [{when: it is dull, go_to: end}, {otherwise: check}]}\n"
        f"{CHECK}",
        "draft sort end",
    ),
    "a check that may be skipped": (
        f"{DRAFT}\n{CHECK[:-1]}, only_if: it is Friday}}",
        "draft check end",
    ),
    "a loop back before the check": (
        "{id: start, do: Ask, who: worker}\n"
        f"{DRAFT}\n"
        "{id: look, do: Look, who: worker, next: [{when: it is bad, go_to: start}, {otherwise: check}]}\n"
        f"{CHECK}",
        "",
    ),
    "a check in one branch of a parallel": (
        f"{DRAFT[:-1]}, next: {{all: [check, print]}}}}\n"
        f"{CHECK[:-1]}, next: send}}\n"
        "{id: print, do: Print it, who: worker, next: send}\n"
        "{id: send, do: Send it, who: worker, reaches: public}",
        "",
    ),
    "outward in the other branch of a parallel": (
        f"{DRAFT[:-1]}, next: {{all: [check, print]}}}}\n"
        f"{CHECK[:-1]}, next: send}}\n"
        "{id: print, do: Print it, who: worker, reaches: partner, next: send}\n"
        "{id: send, do: Send it, who: worker, reaches: public}",
        "draft print",
    ),
    "no check in any branch": (
        f"{DRAFT[:-1]}, next: {{all: [left, right]}}}}\n"
        "{id: left, do: A, who: worker, next: send}\n"
        "{id: right, do: B, who: worker, next: send}\n"
        "{id: send, do: Send it, who: worker, reaches: public}",
        "draft left send",
    ),
    "a parallel whose branches end, one of them checked": (
        f"{DRAFT[:-1]}, next: {{all: [check, file]}}}}\n"
        f"{CHECK[:-1]}, next: end}}\n"
        "{id: file, do: File it, who: worker, next: end}",
        "",
    ),
    "a parallel that loops back into itself": (
        f"{DRAFT}\n"
        "{id: fork, do: Fork, who: worker, next: {all: [left, right]}}\n"
        "{id: left, do: A, who: worker, next: [{when: again, go_to: fork}, {otherwise: end}]}\n"
        "{id: right, do: B, who: worker, next: end}",
        "draft fork left end",
    ),
}


@pytest.mark.parametrize(("steps", "way"), CASES.values(), ids=CASES)
def test_the_way_on_which_nobody_looks(steps: str, way: str) -> None:
    build = load(workflow(steps))
    ((node, _),) = build.facts.workflows()
    assert " ".join(unreviewed_path(build.facts.graph(node), "draft")) == way


def test_a_review_that_does_not_count_covers_nothing() -> None:
    build = load(workflow(f"{DRAFT}\n{CHECK}"))
    ((node, _),) = build.facts.workflows()
    graph = build.facts.graph(node)
    assert unreviewed_path(graph, "draft", lambda step: step.id != "check") == ("draft", "check", "end")
    assert unreviewed_path(graph, "draft", lambda step: step.id == "check") == ()


def test_reviews_by_what_they_look_at() -> None:
    own = "{id: own, do: Do it, who: worker, review: {by: worker}}"
    build = load(workflow(f"{DRAFT}\n{CHECK}\n{own}\n{CHECK.replace('id: check', 'id: again')}"))
    ((_, record),) = build.facts.workflows()
    found = {made: [(index, step.id) for index, step in held] for made, held in reviews_by_made(record).items()}
    assert found == {"draft": [(1, "check"), (3, "again")], "own": [(2, "own")]}


ASK = "{id: ask, do: Ask, who: worker, approval: {by: worker}}"
GO = "{id: go, do: Go, who: worker}"

APPROVALS = {
    "the first step": (GO, "go"),
    "an approval of the step itself": (GO.replace("}", ", approval: {by: worker}}"), ""),
    "an approval before": (f"{ASK}\n{GO}", ""),
    "an approval after": (f"{GO}\n{ASK}", "go"),
    "an approval that may be skipped": (f"{ASK[:-1]}, only_if: it is large}}\n{GO}", "ask go"),
    "a refusal that leads on": (f"{ASK.replace('by: worker', 'by: worker, if_refused: go')}\n{GO}", "ask go"),
    "a refusal that asks again": (
        f"{{id: write, do: Write, who: worker}}\n{ASK.replace('by: worker', 'by: worker, if_refused: write')}\n{GO}",
        "",
    ),
    "an approval in one branch, behind the join": (
        "{id: fork, do: Fork, who: worker, next: {all: [ask, other]}}\n"
        f"{ASK[:-1]}, next: go}}\n{{id: other, do: B, who: worker, next: go}}\n{GO}",
        "",
    ),
    "no approval in any branch": (
        "{id: fork, do: Fork, who: worker, next: {all: [one, other]}}\n"
        f"{{id: one, do: A, who: worker, next: go}}\n{{id: other, do: B, who: worker, next: go}}\n{GO}",
        "fork one go",
    ),
    "a step nobody comes to": (f"{{id: stop, do: Stop, who: worker, next: end}}\n{GO}", ""),
}


@pytest.mark.parametrize(("steps", "way"), APPROVALS.values(), ids=APPROVALS)
def test_the_way_on_which_nobody_approves(steps: str, way: str) -> None:
    build = load(workflow(steps))
    ((node, _),) = build.facts.workflows()
    assert " ".join(unapproved_path(build.facts.graph(node), "go")) == way
