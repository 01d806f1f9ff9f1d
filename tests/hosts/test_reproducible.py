"""The same playbooks give the same bytes, wherever and whenever they are built, and no build asks the network."""

from __future__ import annotations

import random
import socket
from pathlib import Path

import pytest
from mkdocs.commands.build import build as build_here
from mkdocs.config import load_config

from sites import build, fingerprint, make_project

EPOCH = "1794787200"
ELSEWHERE = ({"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}, {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles"})


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("the network was asked")


@pytest.mark.slow
def test_hash_seed_time_zone_and_folder_leave_no_trace(tmp_path):
    folders = ("one", "a/much/deeper folder/ü")
    sites = []
    for folder, variables in zip(folders, ELSEWHERE, strict=True):
        project = make_project(tmp_path / folder, site_url="https://playbooks.example.org/")
        sites.append(fingerprint(build(project, SOURCE_DATE_EPOCH=EPOCH, **variables)))
    assert sites[0] == sites[1]
    assert "sitemap.xml.gz" in sites[0]


@pytest.mark.slow
def test_the_order_in_which_files_were_written_leaves_no_trace(tmp_path, monkeypatch):
    one = make_project(tmp_path / "one")
    other = make_project(tmp_path / "other")
    again = sorted((other / "playbooks").rglob("*.yaml"))
    random.Random(1).shuffle(again)
    for path in again:
        text = path.read_bytes()
        path.unlink()
        path.write_bytes(text)
    assert fingerprint(build(one, SOURCE_DATE_EPOCH=EPOCH)) == fingerprint(build(other, SOURCE_DATE_EPOCH=EPOCH))


def test_the_day_of_a_build_without_one_of_its_own_is_the_epochs(tmp_path):
    role = "{kind: role, id: dated, title: Dated, last_reviewed: 2019-01-05}"
    project = make_project(tmp_path / "project", {"roles/dated.yaml": role}, plugins=["search", "playbooks"])
    early = fingerprint(build(project, tmp_path / "early", SOURCE_DATE_EPOCH="1577836800"))
    late = fingerprint(build(project, tmp_path / "late", SOURCE_DATE_EPOCH=EPOCH))
    assert early.keys() == late.keys()
    assert early["roles/dated/index.html"] != late["roles/dated/index.html"]


def test_a_build_asks_nothing_of_the_network(tmp_path, monkeypatch):
    project: Path = make_project(tmp_path / "project")
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    with pytest.raises(AssertionError, match="the network was asked"):
        socket.create_connection(("127.0.0.1", 9))
    config = load_config(str(project / "mkdocs.yml"), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build_here(config)
    assert (project / "site/index.html").is_file()
