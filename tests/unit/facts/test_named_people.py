"""Names and addresses in texts: what is found, and what only looks like it."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.named_people import addresses, named_people, texts
from support import load

PEOPLE = """
{kind: person, id: p01, title: Ottilie Brackenhurst-Óg}
---
{kind: person, id: p02, title: Will Post}
---
{kind: person, id: p03, title: Grace}
---
{kind: role, id: data-protection-officer, title: Data protection officer}
---
{kind: organization, id: us, title: Us, size: small, functions: [{id: warehouse, title: Stores}]}
"""
NAMED = named_people(load(PEOPLE).facts)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ask Ottilie Brackenhurst-Óg.", ["p01"]),
        ("(Ottilie\n  Brackenhurst-Óg's list)", ["p01"]),
        ("Will Post and Ottilie Brackenhurst-Óg", ["p01", "p02"]),
        ("Will Post, Will Post", ["p02"]),
        ("Ottilie Brackenhurst", []),
        ("Ottilie Brackenhurst-Ógs", []),
        ("who will post it", []),
        ("If you will. Post it", []),
        ("Who Will Poster it", []),
        ("Grace period of a week", []),
        ("", []),
    ],
)
def test_whole_names_as_they_are_spelt(text: str, people: list[str]) -> None:
    assert [person.id for person in NAMED.in_text(text)] == people


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to anna.smith@example.org.", ["anna.smith@example.org"]),
        ("<a@b.example>, mailto:c+d@e.example", ["a@b.example", "c+d@e.example"]),
        ("https://robot@host.example/path", []),
        ("git clone git@host.example:team/code", []),
        ("anna@example.org: she knows", ["anna@example.org"]),
        ("market-report-starter@1.2.0", []),
        ("ssh admin@localhost", []),
        ("@team, meet @ 12:30", []),
    ],
)
def test_addresses_of_mail(text: str, found: list[str]) -> None:
    assert list(addresses(text)) == found


def test_a_long_text_without_addresses_is_read_once() -> None:
    assert addresses("@" + "a.-" * 20_000) == ()
    assert addresses("a@" * 20_000) == ()


@pytest.mark.parametrize(
    ("address", "is_shared"),
    [
        ("service.desk@example.org", True),
        ("data.protection@example.org", True),
        ("stores@example.org", True),
        ("ware.house@example.org", False),
        ("warehouse-north@example.org", True),
        ("orders2@example.org", True),
        ("anna.smith@example.org", False),
        ("a_smith@example.org", False),
        ("ottilie@example.org", False),
        ("BRACKENHURST@example.org", False),
        ("room-12@example.org", True),
    ],
)
def test_shared_mailboxes(address: str, is_shared: bool) -> None:
    assert NAMED.is_shared(address) is is_shared


def test_texts_come_in_order_without_what_may_name_people() -> None:
    build = load(
        """
        kind: role
        id: clerk
        title: Clerk
        duties: [A, B]
        shift: {from: C, to: D}
        sources: [{title: E}]
        images: [{file: f.png, alt: G, credit: H}]
        summary: I
        """
    )
    (node,) = build.catalogue.of_kind("role")
    assert [(".".join(map(str, pointer)), text) for pointer, text in texts(node)] == [
        ("kind", "role"),
        ("id", "clerk"),
        ("title", "Clerk"),
        ("duties.0", "A"),
        ("duties.1", "B"),
        ("shift.from", "C"),
        ("shift.to", "D"),
        ("images.0.file", "f.png"),
        ("images.0.alt", "G"),
        ("summary", "I"),
    ]
