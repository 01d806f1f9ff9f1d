"""Which pictures of drafts stay out of a site: those that nothing in it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_playbooks.hosts.withheld import withheld_pictures
from mkdocs_playbooks.pipeline import build_files
from mkdocs_playbooks.project import Project
from mkdocs_playbooks.source.discovery import SpecFile
from support import TODAY

DRAFT = "{kind: role, id: poet, title: Poet, draft: true, images: [{file: %s, alt: A, credit: Own}]}\n"
PICTURE = "playbooks/roles/ode.png"


def withheld(folder: Path, *texts: str, file: str = "ode.png") -> frozenset[str]:
    spec = SpecFile("playbooks/roles/poet.yaml", (DRAFT % file).encode())
    project = Project(folder, folder / "mkdocs.yml", folder / "playbooks")
    return withheld_pictures(project, build_files([spec], TODAY, drafts=False), (text.encode() for text in texts))


@pytest.mark.parametrize("text", ["", "a.md", "My ode.jpg", "code.png", "an-ode.png", "ode.PNG"])
def test_one_that_nothing_names_stays_out(tmp_path, text):
    assert withheld(tmp_path, text) == {PICTURE}


@pytest.mark.parametrize("text", ["![](roles/ode.png)", '<img src="../roles/ode.png">', "[a]: ode.png", "url(ode.png)"])
def test_one_that_a_page_names_is_in_the_site(tmp_path, text):
    assert withheld(tmp_path, "", text) == frozenset()


def test_one_that_the_configuration_names_is_in_the_site(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("theme: {logo: roles/ode.png}\n")
    assert withheld(tmp_path) == frozenset()


def test_what_a_broken_draft_takes_for_a_picture_is_in_the_site(tmp_path):
    assert withheld(tmp_path, file="guide.md") == frozenset()
