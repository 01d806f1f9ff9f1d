"""ProperDocs, which carries MkDocs on, builds the same site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from links import lost_links
from sites import Html, build, fingerprint, make_project, pages, run, write
from support import ROOT

pytestmark = pytest.mark.slow

WARN = """
import logging
def on_post_build(config):
    logging.getLogger("mkdocs.plugins.other").warning("a word from another plugin")
"""


def texts(site: Path) -> dict[str, list[str]]:
    """What each page says in its content and its navigation."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        page = Html(path.read_text("utf-8"))
        found[path.relative_to(site).as_posix()] = [one.text for one in page.all("title", "article", "nav")]
    return found


def test_the_same_pages(tmp_path):
    project = make_project(tmp_path / "project", {"guide.md": "# Guide\n\n[](playbook:role/it-lead)\n"})
    by_mkdocs = texts(build(project))
    shutil.rmtree(project / "site")
    code, said = run(project, "build", "--strict", host="properdocs")
    assert code == 0, said
    assert texts(project / "site") == by_mkdocs
    assert not list(project.glob(".site.*"))


def test_the_reference_site(tmp_path, reference_site):
    code, said = run(ROOT, "build", "--strict", "--site-dir", tmp_path / "site", host="properdocs")
    assert code == 0, said
    assert texts(tmp_path / "site") == texts(reference_site)
    assert lost_links(tmp_path / "site", pages(tmp_path / "site")) == []


@pytest.mark.parametrize("trouble", ["a broken link", "a warning of another plugin", "a broken spec"])
def test_a_failed_build_leaves_the_old_site_whole(tmp_path, trouble):
    project = make_project(tmp_path / "project", {"guide.md": "# Guide\n"}, hooks=["hook.py"])
    write(project, {"hook.py": ""})
    site = build(project)
    old = fingerprint(site)
    if trouble == "a broken link":
        write(project, {"playbooks/guide.md": "[nowhere](nowhere.md)\n"})
    elif trouble == "a broken spec":
        write(project, {"playbooks/roles/it-lead.yaml": "kind: role\nid: [\n"})
    else:
        write(project, {"hook.py": WARN})
    code, said = run(project, "build", "--strict", host="properdocs")
    assert code, said
    assert fingerprint(site) == old
