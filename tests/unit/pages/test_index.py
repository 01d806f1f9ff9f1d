"""Lists of documents: in groups, some at a time, with a link to where each group begins."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.index import PER_PAGE, IndexView, group_address, index_views
from mkdocs_playbooks.render.links import address
from support import load


def views(text: str, kind: str) -> dict[str, IndexView]:
    return dict(index_views(kind, Context(load(text))))


def systems(**counts: int) -> str:
    return "\n---\n".join(
        f"{{kind: system, id: {type_.replace('_', '-')}-{number:03}, title: S {number:03}, type: {type_}}}"
        for type_, count in counts.items()
        for number in range(count)
    )


def test_groups_stand_in_the_order_of_the_words() -> None:
    (view,) = views(systems(data_store=1, agent=2, assistant=1), "system").values()
    assert [(group.id, group.title, group.count) for group in view.groups] == [
        ("group-assistant", "Assistant", 1),
        ("group-agent", "Agent", 2),
        ("group-data-store", "Data store", 1),
    ]
    assert [one.href for one in view.filters] == [
        address("systems/index", anchor) for anchor in ("group-assistant", "group-agent", "group-data-store")
    ]


def test_one_group_needs_no_filter() -> None:
    (view,) = views(systems(agent=2), "system").values()
    assert view.filters == ()


def test_a_group_that_is_cut_is_continued_and_its_filter_leads_to_its_beginning() -> None:
    pages = views(systems(agent=PER_PAGE - 1, application=3), "system")
    first, second = pages.values()
    assert [(group.count, len(group.entries), group.continued) for group in first.groups] == [
        (PER_PAGE - 1, PER_PAGE - 1, False),
        (3, 1, False),
    ]
    assert [(group.count, len(group.entries), group.continued) for group in second.groups] == [(3, 2, True)]
    assert second.filters[1].href == address("systems/index", "group-application")


def test_a_group_that_begins_on_a_later_page_is_found_there() -> None:
    text = systems(agent=PER_PAGE, application=1)
    where = address("systems/page-2", "group-application")
    assert next(iter(views(text, "system").values())).filters[1].href == where
    assert group_address("system", "application", Context(load(text))) == where


def test_roles_stand_by_function_in_the_order_of_the_organization() -> None:
    (view,) = views(
        """
        kind: organization
        id: house
        title: House
        size: small
        functions: [{id: sales, title: Sales}, {id: legal, title: Legal}]
        ---
        {kind: role, id: counsel, title: Counsel, function: legal}
        ---
        {kind: role, id: clerk, title: Clerk, function: sales}
        ---
        {kind: role, id: guest, title: Guest}
        """,
        "role",
    ).values()
    assert [(group.title, [entry.ref.title for entry in group.entries]) for group in view.groups] == [
        ("Sales", ["Clerk"]),
        ("Legal", ["Counsel"]),
        ("Not said", ["Guest"]),
    ]


@pytest.mark.parametrize("kind", ["inventory", "framework", "person"])
def test_kinds_without_groups_have_one_list(kind: str) -> None:
    texts = {
        "inventory": "{kind: inventory, id: %s, title: T, role: clerk, tasks: [{task: A}]}",
        "framework": "{kind: framework, id: %s, title: T, licence: MIT, requirements: [{id: a}]}",
        "person": "{kind: person, id: %s, title: T}",
    }
    text = "\n---\n".join(texts[kind] % id_ for id_ in ("one", "two"))
    for view in views(text, kind).values():
        assert [(group.id, group.title, group.count) for group in view.groups] == [("", "", 2)]
