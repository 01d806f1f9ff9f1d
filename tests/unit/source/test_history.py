"""Dates from Git: the last commit of each file, or nothing where that cannot be known."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from mkdocs_playbooks.source import git as asking
from mkdocs_playbooks.source import history as module
from mkdocs_playbooks.source.history import Change, Edit, history
from repository import Repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "project")


def test_each_file_has_its_own_last_commit(repository):
    first = repository.commit("2026-03-01", one="1", two="1")
    second = repository.commit("2026-03-02", two="2")
    repository.commit("2026-03-03")
    assert repository.changes() == {
        "playbooks/one.yaml": Change(datetime.date(2026, 3, 1), first[:10]),
        "playbooks/two.yaml": Change(datetime.date(2026, 3, 2), second[:10]),
    }


def test_names_in_any_letters_are_found(repository):
    names = ["ü b", "\na\nb", '"quoted"', "-rf"]
    repository.commit("2026-03-01", **dict.fromkeys(names, "1"))
    assert set(repository.changes()) == {f"playbooks/{name}.yaml" for name in names}


def test_settings_of_the_repository_change_nothing(repository):
    repository.commit("2026-03-01", one="1")
    expected = repository.changes()
    settings = {"log.follow": "true", "diff.relative": "true", "core.quotePath": "true", "color.ui": "always"}
    settings |= {
        "log.date": "relative",
        "format.pretty": "oneline",
        "log.showSignature": "true",
        "log.showRoot": "false",
    }
    for name, value in settings.items():
        repository.git("config", name, value)
        assert repository.changes() == expected, name


def test_what_lies_elsewhere_or_is_not_committed_is_not_told(repository):
    (repository.root / "other.yaml").write_text("1", "utf-8")
    repository.commit("2026-03-01", one="1")
    (repository.specs / "new.yaml").write_text("1", "utf-8")
    assert set(repository.changes()) == {"playbooks/one.yaml"}


def test_a_conflict_that_was_settled_in_a_merge_counts(repository):
    repository.commit("2026-03-01", one="1", two="1")
    repository.git("checkout", "--quiet", "-b", "side")
    side = repository.commit("2026-03-02", one="side", two="side")
    repository.git("checkout", "--quiet", "main")
    repository.commit("2026-03-03", one="main")
    repository.git("merge", "side", check=False)
    merge = repository.commit("2026-03-04", one="both")
    repository.git("checkout", "--quiet", "-b", "third", "main~1")
    repository.commit("2026-03-05", three="1")
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--no-ff", "third")
    found = repository.changes()
    assert set(found) == {f"playbooks/{stem}.yaml" for stem in ("one", "two", "three")}
    assert found["playbooks/one.yaml"] == Change(datetime.date(2026, 3, 4), merge[:10])
    assert found["playbooks/two.yaml"] == Change(datetime.date(2026, 3, 2), side[:10])


def test_two_clones_tell_the_same_and_a_shallow_one_nothing(repository, tmp_path):
    repository.commit("2026-03-01", one="1")
    repository.commit("2026-03-02", two="1")
    whole, shallow = tmp_path / "whole", tmp_path / "shallow"
    repository.git("clone", "--quiet", f"file://{repository.root}", str(whole))
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.root}", str(shallow))
    assert history(whole, whole / "playbooks").changes == repository.changes()
    told = history(shallow, shallow / "playbooks")
    assert not told.changes
    assert "whole history" in told.silence


def test_the_folder_decides_and_not_the_repository_a_hook_runs_for(repository, tmp_path, monkeypatch):
    other = Repository(tmp_path / "other")
    other.commit("2020-01-01", one="1")
    repository.commit("2026-03-01", one="1")
    expected = repository.changes()
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    assert repository.changes() == expected


def test_outside_of_a_repository_there_is_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    told = history(tmp_path, tmp_path)
    assert not told.changes
    assert "repository" in told.silence


def test_in_a_repository_without_commits_there_is_nothing(repository):
    assert repository.changes() == {}


def test_without_git_there_is_nothing(repository, monkeypatch):
    repository.commit("2026-03-01", one="1")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert history(repository.root, repository.specs) == module.History({}, "Git is not installed")


def test_each_commit_says_what_it_did_to_which_file(repository):
    one, two = "playbooks/one.yaml", "playbooks/two.yaml"
    repository.commit("2026-03-01", one="1", two="1\n")
    repository.commit("2026-03-02", one="2")
    (repository.specs / "one.yaml").unlink()
    repository.commit("2026-03-03", three="2")
    told = repository.history()
    assert [commit.change.date.day for commit in told.commits] == [3, 2, 1]
    last, second, first = ({edit.path: edit for edit in commit.edits} for commit in told.commits)
    assert (first[one].before, first[two].before, last[one].after) == ((), (), "")
    assert second == {one: Edit(one, (first[one].after,), second[one].after)}
    assert last["playbooks/three.yaml"] == Edit("playbooks/three.yaml", (), second[one].after)
    assert told.read([first[two].after, second[one].after]) == {first[two].after: b"1\n", second[one].after: b"2"}


def test_a_merge_names_what_was_in_each_branch(repository):
    repository.commit("2026-03-01", one="1")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("2026-03-02", one="side")
    repository.git("checkout", "--quiet", "main")
    repository.commit("2026-03-03", one="main")
    repository.git("merge", "side", check=False)
    repository.commit("2026-03-04", one="both")
    told = repository.history()
    (edit,) = told.commits[0].edits
    assert [told.read([id_])[id_] for id_ in (*edit.before, edit.after)] == [b"main", b"side", b"both"]


def test_a_new_commit_is_noticed_and_otherwise_the_history_is_kept(repository):
    repository.commit("2026-03-01", one="1")
    first = repository.history()
    kept = history(repository.root, repository.specs)
    assert (kept.changes, kept.commits) == (first.changes, first.commits)
    assert history(repository.root, repository.specs) is kept
    repository.commit("2026-03-02", one="2")
    assert len(history(repository.root, repository.specs).commits) == 2


def test_git_is_not_waited_for_without_end(repository, monkeypatch):
    repository.commit("2026-03-01", one="1")
    monkeypatch.setattr(asking, "PATIENCE", 0)
    told = history(repository.root, repository.specs)
    assert not told.changes
    assert "longer" in told.silence
