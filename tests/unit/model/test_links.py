"""What refers to a document: all of it, or what documents of one kind say in one field."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.model.node import Key
from support import load

SPECS = """\
kind: role
id: boss
title: Boss
holders: [{person: anna}]
---
kind: workflow
id: one
title: One
status: idea
owner: boss
trigger: on demand
steps:
  - {id: ask, do: Ask, who: boss}
  - {id: tell, do: Tell, who: boss}
---
kind: system
id: crm
title: CRM
type: application
owner: boss
"""
BOSS = Key("role", "boss")


@pytest.fixture(scope="module")
def build():
    return load(SPECS)


def pointers(links):
    return [(str(link.source), ".".join(map(str, link.pointer))) for link in links]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ((), [("system/crm", "owner"), *(("workflow/one", at) for at in ("owner", "steps.0.who", "steps.1.who"))]),
        (("workflow",), [("workflow/one", at) for at in ("owner", "steps.0.who", "steps.1.who")]),
        (("workflow", "steps"), [("workflow/one", "steps.0.who"), ("workflow/one", "steps.1.who")]),
        (("system", "steps"), []),
        (("", "owner"), [("system/crm", "owner"), ("workflow/one", "owner")]),
    ],
)
def test_by_kind_and_field(build, wanted, found):
    assert pointers(build.catalogue.links_to(BOSS, *wanted)) == found


def test_who_refers(build):
    assert [node.id for node in build.catalogue.referrers(BOSS, "workflow")] == ["one"]
    assert build.catalogue.referrers(BOSS, "role") == []


@pytest.mark.parametrize("wanted", [(), ("workflow",), ("workflow", "steps")])
def test_what_is_asked_is_noted_and_not_what_was_looked_through(build, wanted):
    ledger = build.facts.memory.ledger
    ledger.now.clear()
    build.catalogue.links_to(BOSS, *wanted)
    assert ledger.now == {" ".join(["to role/boss", *(*wanted, "", "")[:2]])}
