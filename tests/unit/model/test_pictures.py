"""Pictures beside the specs: they are there, or a finding says at which entry they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_playbooks.pipeline import Build, build
from mkdocs_playbooks.project import Project
from sites import write
from support import TODAY, marked

ROLE = """\
kind: role
id: painter
title: Painter
images:
  - {file: there.png, alt: A point, credit: Own}
  - {file: below/there.png, alt: A point, credit: Own}
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "playbooks"
    write(folder, {"roles/painter.yaml": ROLE, "roles/there.png": "", "roles/below/there.png": ""})
    return folder


def checked(docs: Path) -> Build:
    return build(Project(docs.parent, docs.parent / "mkdocs.yml", docs), TODAY)


def missing(outcome: Build) -> list[str]:
    return [marked(finding, outcome) for finding in outcome.findings if finding.rule == "reference/image"]


def test_pictures_that_are_there_are_known(docs):
    outcome = checked(docs)
    assert missing(outcome) == []
    assert set(outcome.pictures) == {"playbooks/roles/there.png", "playbooks/roles/below/there.png"}


def test_one_that_is_not_there_is_an_error_where_it_is_named(docs):
    (docs / "roles/below/there.png").unlink()
    outcome = checked(docs)
    assert missing(outcome) == ["below/there.png"]
    assert set(outcome.pictures) == {"playbooks/roles/there.png"}
    assert all(finding.stops_build for finding in outcome.findings if finding.rule == "reference/image")


def test_a_folder_is_no_picture(docs):
    (docs / "roles/there.png").unlink()
    (docs / "roles/there.png").mkdir()
    assert missing(checked(docs)) == ["there.png"]


def test_a_link_out_of_the_folder_is_refused(docs, tmp_path):
    (tmp_path / "private.png").touch()
    (docs / "roles/there.png").unlink()
    (docs / "roles/there.png").symlink_to(tmp_path / "private.png")
    assert missing(checked(docs)) == ["there.png"]


def test_a_link_to_itself_is_refused(docs):
    (docs / "roles/there.png").unlink()
    (docs / "roles/there.png").symlink_to("there.png")
    assert missing(checked(docs)) == ["there.png"]


POET = "kind: role\nid: poet\ntitle: Poet\ndraft: true\nimages: [{file: %s, alt: A point, credit: Own}]\n"


def test_pictures_that_only_drafts_name_are_withheld_from_a_site(docs):
    write(docs, {"roles/poet.yaml": POET % "ode.png", "roles/cook.yaml": POET % "pan.png" + "mistaken: 1\n"})
    write(
        docs,
        {"roles/ode.png": "", "roles/pan.png": "", "roles/sharing.yaml": POET.replace("poet", "bard") % "there.png"},
    )
    project = Project(docs.parent, docs.parent / "mkdocs.yml", docs)
    assert build(project, TODAY, drafts=False).withheld == {"playbooks/roles/ode.png", "playbooks/roles/pan.png"}
    assert build(project, TODAY).withheld == frozenset()
