"""A site keeps the wordings it has published, so that a run can be checked after its list has changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml

from mkdocs_playbooks.cli import run as playbook
from mkdocs_playbooks.hosts.index import INDEX
from mkdocs_playbooks.hosts.tree import export
from mkdocs_playbooks.project import find_project
from recorded import LIST, recorded, worded
from sites import build, fingerprint, make_project, run, write

pytestmark = pytest.mark.slow

FIRST = {**LIST, "by": "it-lead"}
SECOND = {**FIRST, "pause_point": "The draft is ready and mended"}
SITE = "our-organization"
FILE = "playbooks/checklists/report-check.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the list."""
    folder = make_project(tmp_path / "project")
    write(folder, {FILE: json.dumps(FIRST), "run.json": recorded({"site": SITE, "list": worded(FIRST)})})
    return folder


def verify(project: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    monkeypatch.chdir(project)
    return playbook(["run", "verify", "run.json", "--as-of", "2026-11-16", *options])


def set_option(project: Path, **options: str) -> None:
    config = project / "mkdocs.yml"
    settings = yaml.safe_load(config.read_text("utf-8"))
    settings["plugins"][-1]["playbooks"] |= options
    config.write_text(yaml.safe_dump(settings), "utf-8")


def entry(index: Path) -> dict[str, object]:
    (found,) = (each for each in json.loads(index.read_bytes())["checklists"] if each["id"] == LIST["id"])
    return dict(found)


def test_a_run_on_the_first_wording_holds_after_the_second_is_published(project, monkeypatch, capsys):
    assert verify(project, monkeypatch) == 0
    build(project)
    write(project, {FILE: json.dumps(SECOND)})
    build(project)
    kept = entry(project / "site" / INDEX)
    assert kept["wording"] == worded(SECOND)["wording"]
    assert [each["wording"] for each in kept["earlier"]] == [worded(FIRST)["wording"]]
    capsys.readouterr()
    assert verify(project, monkeypatch) == 0
    assert "info[run/earlier-wording]" in capsys.readouterr().out
    assert verify(project, monkeypatch, "--index", "site/index.json") == 0
    (project / "site" / INDEX).unlink()
    assert verify(project, monkeypatch) == 1
    assert "error[run/unknown-list]" in capsys.readouterr().out


def test_a_build_server_names_the_published_index(project, monkeypatch):
    (project / "earlier.json").write_bytes((build(project) / INDEX).read_bytes())
    shutil.rmtree(project / "site")
    write(project, {FILE: json.dumps(SECOND)})
    monkeypatch.chdir(project.parent)
    assert playbook(["build", "project", "--index", "project/earlier.json"]) == 0
    assert [each["wording"] for each in entry(project / "site" / INDEX)["earlier"]] == [worded(FIRST)["wording"]]

    set_option(project, earlier_index="gone.json")
    code, said = run(project, "build", "--strict")
    assert code == 1
    assert "`earlier_index` names" in said
    assert "before the first build, make an empty file" in said
    (project / "gone.json").touch()
    assert run(project, "build", "--strict")[0] == 0


def test_the_same_build_again_changes_nothing(project):
    before = fingerprint(build(project))
    assert fingerprint(build(project)) == before


def test_a_build_that_fails_keeps_the_index_of_the_published_site(project):
    build(project)
    before = (project / "site" / INDEX).read_bytes()
    write(project, {FILE: json.dumps(SECOND), "playbooks/broken.yaml": "kind: ["})
    assert run(project, "build")[0] == 1
    assert (project / "site" / INDEX).read_bytes() == before


def test_a_bad_old_index_is_told_and_does_not_break_the_build(project):
    build(project)
    (project / "site" / INDEX).write_text("[")
    code, said = run(project, "build")
    assert code == 0
    assert "earlier wordings of checklists are lost" in said
    assert entry(project / "site" / INDEX)["earlier"] == []


def test_a_file_of_that_name_in_the_project_stands(project):
    write(project, {"playbooks/index.json": '{"own": true}'})
    build(project)
    assert (project / "site" / INDEX).read_text() == '{"own": true}'
    assert export(find_project(project), project.parent / "out").findings == ()
    assert (project.parent / "out/docs" / INDEX).read_text() == '{"own": true}'


def test_an_export_carries_wordings_over_as_well(project):
    out = project.parent / "out"
    export(find_project(project), out)
    assert (out / "docs" / INDEX).read_bytes() == (build(project) / INDEX).read_bytes()
    write(project, {FILE: json.dumps(SECOND)})
    made = export(find_project(project), out)
    assert made.notes == ()
    assert len(entry(out / "docs" / INDEX)["earlier"]) == 1
    for host in ("mkdocs", "zensical"):
        code, said = run(out, "build", host=host)
        assert code == 0, said
        assert (out / "site" / INDEX).read_bytes() == (out / "docs" / INDEX).read_bytes()
