"""Who reads a page and when, and whom to ask where nobody owns it."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.pages.card import card
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.head import head
from mkdocs_playbooks.pages.readers import LISTS, READERS
from mkdocs_playbooks.pages.vocabulary import KIND_WORDS
from support import load

ROLES = """
{kind: role, id: lead, title: Lead, backup: second}
---
{kind: role, id: second, title: Second}
---
{kind: system, id: mine, title: Mine, type: application, owner: second}
---
{kind: system, id: nobodys, title: Nobody's, type: application}
"""
US = "{kind: organization, id: us, title: Us, size: small, owner: lead}\n---\n"


@pytest.mark.parametrize("sentences", [READERS, LISTS])
def test_every_kind_says_who_reads_its_pages(sentences):
    assert set(KIND_WORDS) <= set(sentences)
    assert all(text.startswith("For ") and text.endswith(".") for text in sentences.values())


def test_a_document_without_an_owner_leads_to_whoever_answers_for_the_playbooks():
    context = Context(load(US + ROLES))
    owned, other = (card(context.catalogue.nodes["system", id_], context) for id_ in ("mine", "nobodys"))
    assert owned.owner
    assert owned.ask is None
    assert other.ask
    assert other.ask.backup
    assert (other.ask.role.title, other.ask.backup.title) == ("Lead", "Second")


def test_a_page_about_a_document_leads_to_its_owner():
    context = Context(load(US + ROLES))
    ask = head("used_by", context, context.catalogue.nodes["system", "mine"]).ask
    assert ask
    assert ask.role.title == "Second"


def test_without_an_organization_nobody_is_named():
    context = Context(load(ROLES))
    assert head("audit", context).ask is None
