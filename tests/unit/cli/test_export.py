"""``playbook export`` as a user runs it."""

from __future__ import annotations

from mkdocs_playbooks.hosts.folder import MARKER
from sites import fingerprint


def test_it_says_how_many_pages_there_are_and_what_comes_next(playbook, project, tmp_path):
    outcome = playbook("export", tmp_path / "out")
    written = len(list((tmp_path / "out" / "docs").rglob("*.md")))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"Wrote {written} pages to {tmp_path / 'out'}.")
    assert "zensical build" in outcome.out


def test_a_project_elsewhere(playbook, project, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert playbook("export", "out", project).code == 0
    assert (tmp_path / "out" / "docs" / "roles" / "boss" / "index.md").is_file()


def test_the_day_can_be_given(playbook, project, tmp_path):
    for day in ("2026-11-16", "2020-01-01"):
        assert playbook("export", tmp_path / day, "--as-of", day).code == 0
    assert playbook("export", tmp_path / "out", "--as-of", "soon").code == 2


def test_findings_that_stop_it_are_shown_and_nothing_is_written(playbook, project, tmp_path):
    (project / "playbooks" / "broken.yaml").write_text("kind: role\nid: [\n")
    outcome = playbook("export", tmp_path / "out")
    assert outcome.code == 1
    assert "playbooks/broken.yaml" in outcome.out
    assert outcome.out.endswith(f"Nothing was written to {tmp_path / 'out'}.\n")
    assert not (tmp_path / "out").exists()


def test_a_folder_of_somebody_else_is_wrong_usage(playbook, project):
    before = fingerprint(project)
    outcome = playbook("export", project)
    assert outcome.code == 2
    assert "name a new or empty folder" in outcome.err
    assert fingerprint(project) == before


def test_outside_of_a_project(playbook, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outcome = playbook("export", "out")
    assert outcome.code == 2
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written(playbook, project, tmp_path):
    (tmp_path / "file").write_text("")
    outcome = playbook("export", tmp_path / "file" / "out")
    assert outcome.code == 3
    assert outcome.err.startswith("Error: ")


def test_again(playbook, project, tmp_path):
    playbook("export", tmp_path / "out")
    before = fingerprint(tmp_path / "out")
    assert playbook("export", tmp_path / "out").code == 0
    assert fingerprint(tmp_path / "out") == before
    assert MARKER in before
