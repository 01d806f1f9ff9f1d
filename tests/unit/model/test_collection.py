"""Looking for a document is reading what its key means, found or not."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.memory import Ledger
from mkdocs_playbooks.model.collection import Collection, Unavailable
from mkdocs_playbooks.model.node import Key, Node

BOSS, CLERK, GONE = Key("role", "boss"), Key("role", "clerk"), Key("role", "gone")


def role(id_: str) -> Node:
    return Node.of(f"{id_}.yaml", 0, {"kind": "role", "id": id_, "title": id_})


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def roles(ledger: Ledger) -> Collection:
    nodes = {key: role(key.id) for key in (BOSS, CLERK)}
    roles = Collection(nodes, {Key("role", "chief"): BOSS}, Unavailable(frozenset({GONE}), frozenset({"torn"})))
    roles.note_in(ledger)
    return roles


@pytest.mark.parametrize(
    ("look", "read"),
    [
        (lambda roles: roles[BOSS], {"is role/boss"}),
        (lambda roles: roles.get(GONE), {"is role/gone"}),
        (lambda roles: GONE in roles, {"is role/gone"}),
        (lambda roles: roles.present(Key("role", "chief")), {"is role/chief"}),
        (lambda roles: roles.may_be_broken(("role",), "gone"), {"is role/gone", "unread gone"}),
        (lambda roles: roles.of_kind("role"), {"every role"}),
        (lambda roles: roles.ids("system"), {"every system"}),
        (list, {"every"}),
        (len, {"every"}),
        (lambda roles: list(roles.values()), {"every"}),
        (lambda roles: list(roles.items()), {"every"}),
    ],
)
def test_what_is_looked_for_is_noted(roles, ledger, look, read):
    look(roles)
    assert ledger.now == read


def test_what_is_in_a_document_is_noted_when_it_is_read(roles, ledger):
    assert roles[BOSS].title == "boss"
    assert ledger.now == {"is role/boss", "role/boss"}


def test_it_answers(roles):
    assert roles.present(Key("role", "chief")) == BOSS
    assert roles.present(GONE) == GONE
    assert roles.may_be_broken(("system", "role"), "gone")
    assert roles.may_be_broken(("system",), "torn")
    assert not roles.may_be_broken(("system",), "gone")
    assert [node.id for node in roles.of_kind("role")] == ["boss", "clerk"]
    assert roles.of_kind("system") == ()
    assert roles.ids("role") == {"boss", "clerk"}
    with pytest.raises(KeyError):
        roles[GONE]


def test_what_differs_from_before(roles):
    assert set(roles.differing([BOSS, CLERK])) == set()
    assert set(roles.differing([BOSS, Key("system", "crm")])) == {
        *("every", "every role", "every system"),
        *("is role/clerk", "is system/crm"),
    }


def test_what_names_mean_that_are_no_documents(roles):
    told = roles.meanings()
    assert set(told) == {"is role/chief", "is role/gone", "unread torn"}
    assert told != Collection({}, {Key("role", "chief"): CLERK}, Unavailable(frozenset({GONE}))).meanings()
