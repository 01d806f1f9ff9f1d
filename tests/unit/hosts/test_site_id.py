"""The id of a site: what the project says, else its address, else its organization."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_playbooks.hosts.site_id import site_id
from mkdocs_playbooks.project import Options, Project, ProjectError
from support import load

NOBODY = load("kind: role\nid: boss\ntitle: Boss\n").catalogue
GROUP = load("kind: organization\nid: group\ntitle: Group\nsize: small\n").catalogue


def project(folder: Path, settings: str = "", **options: str) -> Project:
    config = folder / "mkdocs.yml"
    config.write_text(f"site_name: Any\n{settings}", "utf-8")
    return Project(folder, config, folder, Options.parse(options))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/", "example-org"),
        ("https://Playbooks.example.org/ai/2026", "playbooks-example-org-ai-2026"),
        ("http://127.0.0.1:8000/", "site-127-0-0-1-8000"),
        ("https://x/", "site-x"),
        ("https://münchen.example/", "m-nchen-example"),
        (f"https://example.org/{'long/' * 40}", f"example-org{'-long' * 10}-lo".removesuffix("-lo")),
        ("https://[/", "group"),
        ("", "group"),
    ],
)
def test_an_address_becomes_an_id(tmp_path: Path, address: str, expected: str) -> None:
    found = site_id(project(tmp_path, f"site_url: '{address}'\n"), GROUP)
    assert found[:60] == expected[:60]
    assert len(found) <= 64
    assert re.fullmatch("[a-z][a-z0-9]*(-[a-z0-9]+)*", found)


def test_one_that_is_given_wins_and_one_is_never_missing(tmp_path: Path) -> None:
    assert site_id(project(tmp_path, "site_url: https://example.org\n", site_id="own-name"), GROUP) == "own-name"
    assert site_id(project(tmp_path, "site_url: !ENV ADDRESS\n"), GROUP) == "group"
    assert site_id(project(tmp_path), NOBODY) == "playbooks"


@pytest.mark.parametrize("wrong", ["A", "a", "-a", "a-", "a--b", "a:b", "a b", "ä", "a" * 65, "ab\n"])
def test_what_is_no_id_is_refused(wrong: str) -> None:
    with pytest.raises(ProjectError, match="`site_id` is 2 to 64 lower-case letters"):
        Options.parse({"site_id": wrong})
