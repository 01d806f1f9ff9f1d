"""``index.json``: every document but people, and the wordings that a site has published."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from mkdocs_playbooks.facts.wording import wording
from mkdocs_playbooks.hosts.index import named_index, previous_index, site_index
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.project import Options, Project, ProjectError
from mkdocs_playbooks.runs.published import Published
from recorded import LIST, SPECS
from support import load, load_files, reference_texts

CHANGED = {**LIST, "pause_point": "Later"}
PEOPLE = """
kind: role
id: boss
title: Boss
holders: [{person: p01}, {person: p77}]
---
kind: person
id: p01
title: Wilhelmina Unmistakable
---
kind: decision
id: dated
title: Dated
status: accepted
date: 2026-11-02
decided_by: boss
decision: Yes
affects: [person/p01, system/store]
---
kind: system
id: store
title: '</script><script>alert(1)</script>'
type: data_store
"""


def index(text: str, day: int = 16, previous: bytes | None = None) -> bytes:
    return site_index(Context(load(text, datetime.date(2026, 11, day))), "playbooks", True, previous).content


def lists(content: bytes) -> dict[str, Any]:
    return {each["id"]: each for each in json.loads(content)["checklists"]}


def of(data: object) -> str:
    return json.dumps(data)


class TestDocuments:
    def test_each_is_there_with_what_is_known_of_it(self) -> None:
        found = json.loads(index(SPECS))
        assert (found["format"], found["version"], found["as_of"]) == ("playbook-index", 1, "2026-11-16")
        entry = next(each for each in found["documents"] if each["kind"] == "checklist")
        assert len(entry.pop("digest")) == 64
        assert entry == {
            "kind": "checklist",
            "id": "report-check",
            "title": "Report check",
            "url": "checklists/report-check/",
            "owner": "",
            "status": "",
            "links": ["role/editor"],
        }

    def test_people_are_left_out_with_all_that_names_them(self) -> None:
        content = index(PEOPLE)
        assert b"Wilhelmina" not in content
        assert b"p01" not in content
        assert b"p77" not in content
        assert b"person" not in content
        assert [f"{each['kind']}/{each['id']}" for each in json.loads(content)["documents"]] == [
            "decision/dated",
            "role/boss",
            "system/store",
        ]

    def test_nobody_can_try_a_guess_at_people_on_a_digest(self) -> None:
        other = PEOPLE.replace("person: p01", "person: p02").replace("person: p77", "person: p78")
        assert index(other) == index(PEOPLE)
        assert index(PEOPLE.replace("title: Boss", "title: Chief")) != index(PEOPLE)

    def test_no_page_would_take_it_for_markup(self) -> None:
        content = index(PEOPLE)
        assert b"<" not in content
        assert json.loads(content)["documents"][-1]["title"].startswith("</script>")

    def test_the_same_documents_give_the_same_bytes(self) -> None:
        texts = reference_texts()
        one = site_index(Context(load_files(texts)), "playbooks", True, None).content
        other = site_index(Context(load_files(dict(reversed(texts.items())))), "playbooks", True, None).content
        assert one == other
        assert site_index(Context(load_files(texts)), "playbooks", True, one).content == one

    def test_addresses_are_those_of_the_site(self) -> None:
        made = json.loads(site_index(Context(load(SPECS)), "playbooks", False, None).content)
        assert made["documents"][0]["url"] == "checklists/report-check.html"


class TestWordings:
    def test_a_first_build_knows_the_present_ones(self) -> None:
        assert lists(index(of(LIST)))["report-check"] == {
            "id": "report-check",
            "wording": wording(LIST),
            "since": "2026-11-16",
            "earlier": [],
        }

    def test_one_that_stays_keeps_its_day(self) -> None:
        assert lists(index(of(LIST), 16, index(of(LIST), 10)))["report-check"]["since"] == "2026-11-10"

    def test_one_that_is_replaced_is_kept_with_its_days(self) -> None:
        content = index(of(LIST), 16, index(of(CHANGED), 12, index(of(LIST), 10)))
        assert lists(content)["report-check"] == {
            "id": "report-check",
            "wording": wording(LIST),
            "since": "2026-11-10",
            "earlier": [{"wording": wording(CHANGED), "since": "2026-11-12", "until": "2026-11-16"}],
        }

    def test_a_list_that_goes_leaves_its_wordings_and_not_its_title(self) -> None:
        before = index(of(CHANGED), 12, index(of(LIST), 10))
        content = index("{kind: role, id: boss, title: Boss}", 14, before)
        found = lists(content)["report-check"]
        assert (found["wording"], found["since"]) == (None, None)
        assert [(each["wording"], each["until"]) for each in found["earlier"]] == [
            (wording(LIST), "2026-11-12"),
            (wording(CHANGED), "2026-11-14"),
        ]
        assert b"Report check" not in content
        assert index("{kind: role, id: boss, title: Boss}", 14, content) == content

    def test_a_list_with_a_new_id_keeps_what_it_had(self) -> None:
        renamed = {**CHANGED, "id": "new-check", "formerly": ["report-check"]}
        found = lists(index(of(renamed), 16, index(of(LIST), 10)))
        assert list(found) == ["new-check"]
        assert found["new-check"]["earlier"][0]["wording"] == wording(LIST)

    @pytest.mark.parametrize("previous", [b"", b"[]", b"{", b"\xff", b'{"version": 1}', b"[" * 100_000])
    def test_a_bad_old_index_is_told_and_forgotten(self, previous) -> None:
        made = site_index(Context(load(of(LIST))), "playbooks", True, previous)
        assert "earlier wordings of checklists are lost" in made.note
        assert made.content == index(of(LIST))

    def test_a_later_index_is_read_as_far_as_it_is_known(self) -> None:
        later = json.loads(index(of(LIST), 10)) | {"more": {"x": 1}}
        assert lists(index(of(CHANGED), 16, of(later).encode()))["report-check"]["earlier"]
        made = site_index(Context(load(of(LIST))), "playbooks", True, of(later | {"version": 2}).encode())
        assert made.note


class TestNamed:
    def named(self, folder: Path, content: bytes | None) -> Published | None:
        if content is not None:
            (folder / "earlier.json").write_bytes(content)
        options = Options.parse({"earlier_index": "earlier.json"})
        return named_index(Project(folder, folder / "mkdocs.yml", folder, options))

    def test_it_is_the_one_that_counts(self, tmp_path) -> None:
        named = self.named(tmp_path, index(of(CHANGED), 10))
        made = site_index(Context(load(of(LIST))), "playbooks", True, index(PEOPLE), named)
        assert lists(made.content)["report-check"]["earlier"][0]["wording"] == wording(CHANGED)
        assert made.note == ""

    def test_an_empty_one_and_none_are_none(self, tmp_path) -> None:
        assert self.named(tmp_path, b"") is None
        assert named_index(Project(tmp_path, tmp_path / "mkdocs.yml", tmp_path)) is None

    @pytest.mark.parametrize("content", [b"[]", b"{", b"\xff", b"<!doctype html>", b"[" * 100_000])
    def test_one_that_is_none_is_an_error(self, tmp_path, content) -> None:
        with pytest.raises(ProjectError, match="cannot be used: it is no index of version 1"):
            self.named(tmp_path, content)

    def test_one_that_is_not_there_is_an_error(self, tmp_path) -> None:
        with pytest.raises(ProjectError, match="before the first build, make an empty file"):
            self.named(tmp_path, None)

    def test_names_of_the_site_are_carried_over(self) -> None:
        first = site_index(Context(load(SPECS)), "first", True, None).content
        second = site_index(Context(load(SPECS)), "second", True, first).content
        third = json.loads(site_index(Context(load(SPECS)), "first", True, second).content)
        assert (json.loads(second)["site"], json.loads(second)["earlier_sites"]) == ("second", ["first"])
        assert (third["site"], third["earlier_sites"]) == ("first", ["second"])


def test_the_index_of_a_site_is_read_where_there_is_one(tmp_path) -> None:
    assert previous_index(tmp_path) is None
    assert previous_index(tmp_path / "gone") is None
    (tmp_path / "index.json").write_bytes(b"{}")
    assert previous_index(tmp_path) == b"{}"
    (tmp_path / "index.json").unlink()
    (tmp_path / "index.json").mkdir()
    assert previous_index(tmp_path) == b""
