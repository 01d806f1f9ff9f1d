"""The pages that list everything that refers to a document: whom to tell before it changes."""

from __future__ import annotations

from mkdocs_playbooks.pages.backlinks import all_mentions
from mkdocs_playbooks.pages.context import Context
from support import load

DOCUMENTS = """
{kind: role, id: clerk, title: Clerk}
---
{kind: role, id: lead, title: Lead}
---
{kind: artifact, id: form, title: Form, type: contract, owner: lead, depends_on: [artifact/base]}
---
{kind: artifact, id: note, title: Note, type: contract, depends_on: [artifact/base]}
---
{kind: artifact, id: base, title: Base, type: contract, owner: clerk}
"""


def test_each_document_is_named_with_who_owns_it() -> None:
    build = load(DOCUMENTS)
    base = build.catalogue.get("artifact", "base")
    found = {each.ref.title: each.owner and each.owner.title for each in all_mentions(base.key, Context(build))}
    assert found == {"Form": "Lead", "Note": None}
