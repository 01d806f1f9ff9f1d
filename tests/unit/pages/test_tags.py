"""The tags of a document: layer, status, function, its own; each once."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.model.node import Key
from mkdocs_playbooks.pages.card import card
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.tags import all_tags
from support import load

SPECS = """
{kind: workflow, id: work, title: Work, owner: boss, trigger: every Monday, status: pilot, layer: base,
 tags: [weekly, PILOT, <b>], steps: [{id: one, do: Write, who: boss}]}
---
{kind: role, id: boss, title: Boss, function: sales}
---
{kind: role, id: other, title: Other, function: not-declared}
---
{kind: layer, id: base, title: The long title, short: Base, order: 1, purpose: To begin}
---
{kind: control, id: ids, title: Identity, type: identity, maturity: operating}
---
{kind: organization, id: us, title: Us, size: small, functions: [{id: sales, title: Sales & more}]}
"""


@pytest.fixture(scope="module")
def context() -> Context:
    return Context(load(SPECS))


@pytest.mark.parametrize(
    ("kind", "id_", "wanted"),
    [
        ("workflow", "work", ("Base", "Pilot", "Sales & more", "weekly", "<b>")),
        ("role", "boss", ("Sales & more",)),
        ("role", "other", ("not-declared",)),
        ("layer", "base", ("Base",)),
        ("control", "ids", ("Operating",)),
        ("organization", "us", ()),
    ],
)
def test_the_tags_of_each_kind(context, kind, id_, wanted):
    assert all_tags(context.catalogue.nodes[Key(kind, id_)], context) == wanted


def test_the_card_links_what_a_list_is_grouped_by(context):
    shown = card(context.catalogue.nodes[Key("workflow", "work")], context)
    assert shown.status_href == "site:/workflows/index#group-pilot"
    assert [(tag.title, tag.href) for tag in shown.tags] == [
        ("Sales & more", "site:/roles/index#group-sales"),
        ("weekly", ""),
        ("PILOT", ""),
        ("<b>", ""),
    ]


def test_a_word_that_groups_no_list_has_no_link():
    boundary = "{kind: boundary, id: ours, title: Ours, owner: boss, category: identity, human_at_least: alone, "
    context = Context(load(boundary + "covers: [all], rationale: So}"))
    shown = card(context.catalogue.nodes[Key("boundary", "ours")], context)
    assert (shown.status, shown.status_href) == ("active", "")
