"""The preview never stops: broken specs keep their last good page, with the trouble said there."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.config import load_config

from serving import LOOPBACK, Server, served
from sites import make_project, write
from support import ROOT

pytestmark = pytest.mark.slow

ROLE = "playbooks/roles/it-lead.yaml"
PAGE = "roles/it-lead/"
BROKEN = "\nduties: [unfinished\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project", {"notes.md": "# Notes\n\nWritten by hand.\n"})


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    with served(project) as running:
        yield running
        assert "Traceback" not in running.said
        assert not running.ended


def test_a_broken_spec_keeps_its_last_good_page_and_says_what_is_wrong(server, project):
    role = project / ROLE
    good = role.read_text("utf-8")
    line = len(good.splitlines()) + 2
    before = server.page(PAGE)
    assert "IT lead" in before
    assert f"{ROLE}:" not in before

    server.after(lambda: role.write_text(good + BROKEN, "utf-8"))
    broken = server.page(PAGE)
    assert "IT lead" in broken
    assert f"{ROLE}:{line}" in broken
    assert "IT lead" in server.page("roles/")
    assert server.page("workflows/weekly-market-report/")
    assert "Written by hand" in server.page("notes/")
    assert f"{ROLE}:{line}" in server.said

    server.after(lambda: role.write_text(good, "utf-8"))
    assert f"{ROLE}:" not in server.page(PAGE)


def test_what_was_written_well_beside_the_trouble_shows_at_once(server, project):
    write(project, {ROLE: "kind: role\nid: [\n"})
    system = project / "playbooks/systems/shared-drive.yaml"
    text = system.read_text("utf-8").replace("title: Shared drive", "title: Another drive")
    server.after(lambda: system.write_text(text, "utf-8"))
    assert "Another drive" in server.page("systems/shared-drive/")
    assert "IT lead" in server.page(PAGE)


def test_a_new_document_that_is_broken_from_the_start_is_seen_at_home(server, project):
    path = "playbooks/roles/new-role.yaml"
    server.after(lambda: write(project, {path: "kind: role\nid: new-role\ntitle: [New\n"}))
    assert f"{path}:" in server.page()
    server.after(lambda: write(project, {path: "kind: role\nid: new-role\n"}))
    assert f"{path}:" in server.page()
    server.after(lambda: write(project, {path: "kind: role\nid: new-role\ntitle: New role\n"}))
    assert "New role" in server.page("roles/new-role/")
    assert f"{path}:" not in server.page()


def test_a_deleted_document_is_gone_and_what_refers_to_it_says_so(server, project):
    server.after((project / ROLE).unlink)
    assert server.page(PAGE) == ""
    assert "reference/unknown" in server.said
    assert server.page()


def test_an_option_that_cannot_be_used_leaves_the_last_ones(server, project):
    config = project / "mkdocs.yml"
    good = config.read_text("utf-8")
    server.after(lambda: config.write_text(good.replace("as_of: '2026-11-16'", "as_of: soon"), "utf-8"))
    assert "`as_of` is a date" in server.said
    assert "IT lead" in server.page(PAGE)


def test_a_link_to_nowhere_in_a_hand_written_page_stops_nothing(server, project):
    server.after(lambda: write(project, {"playbooks/notes.md": "[gone](playbook:role/nobody-known)\n"}))
    assert "gone" in server.page("notes/")
    assert "playbooks/notes.md:1" in server.said


def test_strict_mode_and_a_spec_broken_from_the_start_do_not_keep_it_from_starting(project):
    write(project, {ROLE: "kind: role\nid: [\n"})
    with served(project, "--strict") as server:
        assert server.page("workflows/weekly-market-report/")
        assert "Traceback" not in server.said


def test_a_template_that_cannot_be_used_is_named_on_the_page(tmp_path):
    theme = {"name": "material", "custom_dir": "theme"}
    project = make_project(tmp_path / "project", theme=theme)
    template = project / "theme/playbooks/role.html"
    write(project, {"theme/playbooks/role.html": "fine"})
    with served(project) as server:
        server.after(lambda: template.write_text("{{ view.no_such_thing }}", "utf-8"))
        assert "no_such_thing" in server.page(PAGE)
        server.after(lambda: template.write_text("mended", "utf-8"))
        assert "mended" in server.page(PAGE)
        assert "Traceback" not in server.said


def test_the_server_listens_on_this_machine_only(project, monkeypatch):
    for folder in (project, ROOT):
        monkeypatch.chdir(folder)
        assert load_config().dev_addr.host == LOOPBACK
    with served(project) as server, pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", server.port))
