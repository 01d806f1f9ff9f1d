"""What pages say of the day on which their document goes."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.pages.artifact import artifact_view
from mkdocs_playbooks.pages.boundary import boundary_view
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.course import course_view
from mkdocs_playbooks.pages.impact import ImpactView, impact_view
from mkdocs_playbooks.pages.role import role_view
from mkdocs_playbooks.pages.system import system_view
from support import load_files, reference_texts, workflow

STEPS = """
    {id: ask, do: Ask, who: worker, with: chat, evidence: [{what: E, saved_in: store}]}
    {id: keep, do: Keep, who: worker, evidence: [{what: E, saved_in: store}], outputs: [{name: O, to: store}]}
"""


def shown(kind: str, id_: str, *texts: str) -> ImpactView | None:
    """The section of one document of some texts, each a file."""
    context = Context(load_files({f"{place}.yaml": text for place, text in enumerate(texts)}))
    node = context.catalogue.get(kind, id_)
    assert node is not None, [finding.message for finding in context.build.findings]
    return impact_view(node, context)


def test_what_stops_is_told_with_its_fallback_and_whom_to_call() -> None:
    found = shown("system", "chat", workflow(STEPS, fallback="By hand."))
    assert found is not None
    (group,) = found.groups
    (document,) = group.documents
    assert (group.title, group.stops, group.hits.total) == ("Stops", True, 1)
    assert (document.ref.title, document.fallbacks, document.is_direct) == ("Work", ("By hand.",), True)
    assert [(step.number, step.do, step.href) for step in document.steps["done with it"]] == [
        (1, "Ask", "site:/workflows/work#step-ask")
    ]
    assert [ref.title for ref in found.call.items] == ["Worker"]
    assert not found.is_part


def test_steps_hit_for_one_reason_stand_together() -> None:
    found = shown("system", "store", workflow(STEPS))
    assert found is not None
    assert [group.title for group in found.groups] == ["Stops", "Loses a safeguard"]
    (document,) = found.groups[1].documents
    assert found.groups[1].hits.total == 1, "what is counted is what is listed"
    assert {why: [step.number for step in steps] for why, steps in document.steps.items()} == {
        "evidence saved in it": [1, 2]
    }


def test_what_is_further_away_names_the_way() -> None:
    chain = "".join(
        f"\n---\n{{kind: artifact, id: {id_}, title: The {id_}, type: sop, depends_on: [{on}]}}"
        for id_, on in (("one", "three"), ("two", "one"), ("three", "two"))
    )
    found = shown("artifact", "one", workflow("{id: ask, do: A, who: worker, with: chat}", artifacts="[three]") + chain)
    assert found is not None
    (group,) = found.groups
    assert [(document.ref.title, document.why, document.is_direct) for document in group.documents] == [
        ("The two", "depends on it", True),
        ("The three", "depends on The two", False),
        ("Work", "changes The three", False),
    ]
    assert [ref.title for ref in group.documents[2].by_way_of] == ["The two"]


def test_who_stands_in_for_a_role() -> None:
    deputy = "\n---\n{kind: role, id: deputy, title: Deputy, holders: [{person: p02}]}"
    text = workflow(STEPS).replace("title: Worker,", "title: Worker, backup: deputy,") + deputy
    found = shown("role", "worker", text)
    assert found is not None
    assert found.stands_in is not None
    assert found.stands_in.title == "Deputy"
    assert [ref.title for ref in found.call.items] == ["Deputy"]
    assert {text for group in found.groups for document in group.documents for text in document.fallbacks} == set()


def test_nothing_to_say() -> None:
    assert shown("workflow", "work", workflow(STEPS)) is None


def test_a_page_holds_no_more_than_a_page_may() -> None:
    one = (
        "{{kind: workflow, id: w{}, title: Work, owner: worker, trigger: every Monday, "
        "steps: [{{id: ask, do: Ask, who: worker, with: chat}}]}}"
    )
    found = shown("system", "chat", workflow(STEPS), *(one.format(place) for place in range(60)))
    assert found is not None
    assert [(len(group.documents), group.hits.hidden, group.hits.total) for group in found.groups] == [(10, 51, 61)]
    assert found.is_part
    assert found.href == "site:/systems/chat/used-by"


@pytest.mark.parametrize(("roles", "named"), [(12, 12), (13, 5)])
def test_too_many_to_call_are_counted(roles: int, named: int) -> None:
    one = (
        "{{kind: role, id: r{0}, title: R {0}, holders: [{{person: p{0}}}]}}\n---\n"
        "{{kind: workflow, id: w{0}, title: Work, owner: r{0}, trigger: every Monday, "
        "steps: [{{id: ask, do: Ask, who: r{0}, with: chat}}]}}"
    )
    chat = "{kind: system, id: chat, title: Chat, type: assistant}"
    found = shown("system", "chat", chat, *(one.format(place) for place in range(roles)))
    assert found is not None
    assert (len(found.call.items), found.call.total) == (named, roles)


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (artifact_view, "artifact"),
        (boundary_view, "boundary"),
        (course_view, "course"),
        (role_view, "role"),
        (system_view, "system"),
    ],
)
def test_the_pages_of_what_can_go_have_it(make, kind) -> None:
    context = Context(load_files(reference_texts()))
    views = [make(node, context) for node in context.catalogue.of_kind(kind)]
    assert sum(view.impact is not None for view in views) > len(views) / 2
