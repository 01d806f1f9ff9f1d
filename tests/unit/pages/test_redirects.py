"""Redirects from earlier ids."""

from __future__ import annotations

from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.redirects import Redirect
from mkdocs_playbooks.pages.site import site
from support import load

LAYER = "{kind: layer, id: base, title: Base, order: 1, purpose: To begin, formerly: [root]}"
ROLE = "{kind: role, id: %s, title: Boss, formerly: [%s]}"


def redirects(*documents: str) -> tuple[Redirect, ...]:
    return site(Context(load("\n---\n".join(documents)))).redirects


def test_every_earlier_id_leads_on():
    assert redirects(LAYER, ROLE % ("boss", "chief, head")) == (
        Redirect("layers/root/index", "layers/base/index", "Base"),
        Redirect("roles/chief", "roles/boss", "Boss"),
        Redirect("roles/head", "roles/boss", "Boss"),
    )


def test_an_id_that_two_documents_claim_leads_to_the_first_only():
    assert redirects(ROLE % ("boss", "chief"), ROLE % ("lead", "chief, boss")) == (
        Redirect("roles/chief", "roles/boss", "Boss"),
    )
