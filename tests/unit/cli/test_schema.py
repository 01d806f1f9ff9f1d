"""``playbook schema export``: which schemas are copied, and what becomes of those that are there."""

import json

import pytest

from mkdocs_playbooks.bundled import bundled
from mkdocs_playbooks.kinds import KINDS

SHIPPED = {path.name: path.read_bytes() for path in bundled("schemas").glob("*.schema.json")}


def contents(folder):
    """The files of a folder, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_of_them(playbook, here):
    outcome = playbook("schema", "export", "deep/schemas")
    assert outcome.code == 0
    assert contents(here / "deep/schemas") == SHIPPED
    assert f"Wrote {len(KINDS) + 1} schemas to deep/schemas." in outcome.out
    assert "# yaml-language-server: $schema=deep/schemas/workflow.schema.json" in outcome.out


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_comes_with_what_it_needs(playbook, here, kind):
    assert playbook("schema", "export", "out", "--kind", kind).code == 0
    written = contents(here / "out")
    assert f"{kind}.schema.json" in written
    for text in written.values():
        for reference in references(json.loads(text)):
            assert not reference or reference in written


def references(schema):
    """The files that a schema refers to."""
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"].partition("#")[0]
        schema = list(schema.values())
    if isinstance(schema, list):
        for inner in schema:
            yield from references(inner)


def test_several_kinds(playbook, here):
    assert playbook("schema", "export", "out", "--kind", "role", "--kind", "system").code == 0
    assert contents(here / "out").keys() == {f"{name}.schema.json" for name in ("common", "role", "system")}


def test_old_copies_are_replaced_and_other_files_kept(playbook, here):
    (here / "role.schema.json").write_text("old")
    (here / "mine.txt").write_text("mine")
    assert playbook("schema", "export", ".").code == 0
    assert contents(here) == SHIPPED | {"mine.txt": b"mine"}


def test_a_link_is_replaced_not_followed(playbook, here):
    (here / "mine").write_text("mine")
    (here / "out").mkdir()
    (here / "out/role.schema.json").symlink_to(here / "mine")
    playbook("schema", "export", "out")
    assert (here / "mine").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["schema", "export"], 2, "Missing argument 'DIR'"),
        (["schema", "export", "out", "--kind", "rol"], 2, 'there is no kind "rol"; did you mean "role"?'),
        (["schema", "exprt"], 2, "exprt"),
        (["schema", "export", "file/below"], 3, "file"),
    ],
)
def test_refusals(playbook, here, arguments, code, said):
    (here / "file").write_text("mine")
    outcome = playbook(*arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert contents(here) == {"file": b"mine"}
