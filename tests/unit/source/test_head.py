"""Where a history stands, read from the files in which Git keeps it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_playbooks.source import git as asking
from mkdocs_playbooks.source.head import has_commits, head
from repository import Repository, git

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path.resolve() / "project")
    made.commit("2026-03-01", clerk="kind: role\n")
    return made


@pytest.fixture
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody may start Git."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("Git was asked")

    monkeypatch.setattr(asking, "git", refuse)


def loose(repository: Repository) -> Path:
    return repository.specs


def packed(repository: Repository) -> Path:
    repository.git("pack-refs", "--all", "--prune")
    assert not (repository.root / ".git/refs/heads/main").exists()
    return repository.specs


def detached(repository: Repository) -> Path:
    repository.git("checkout", "--quiet", "--detach")
    return repository.specs


def worktree(repository: Repository) -> Path:
    repository.git("worktree", "add", "--quiet", "-b", "side", "../beside")
    return repository.root.parent / "beside" / "playbooks"


def elsewhere(repository: Repository) -> Path:
    repository.git("init", "--quiet", "--separate-git-dir", "../kept")
    return repository.specs


@pytest.mark.parametrize("kept", [loose, packed, detached, worktree, elsewhere])
@pytest.mark.usefixtures("unasked")
def test_it_is_the_commit_that_git_names(repository: Repository, kept: Callable[[Repository], Path]) -> None:
    folder = kept(repository)
    before = head(folder)
    assert git(folder, "rev-parse", "HEAD").strip() in before
    assert has_commits(before)
    (folder / "clerk.yaml").write_text("kind: role\nid: clerk\n", "utf-8")
    assert head(folder) == before
    git(folder, "commit", "--quiet", "--all", "--message", "a change")
    assert git(folder, "rev-parse", "HEAD").strip() in head(folder)
    assert head(folder) != before


def test_another_branch_at_another_commit_is_another_head(repository: Repository) -> None:
    before = head(repository.specs)
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("2026-03-02", clerk="kind: role\nid: clerk\n")
    assert head(repository.specs) != before
    repository.git("checkout", "--quiet", "main")
    assert head(repository.specs) == before


def test_a_clone_that_lacks_older_commits_is_told_from_a_whole_one(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2026-03-02", clerk="kind: role\nid: clerk\n")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository.root}", "clone")
    before = head(tmp_path / "clone")
    git(tmp_path / "clone", "fetch", "--quiet", "--unshallow")
    assert head(tmp_path / "clone") != before


@pytest.mark.parametrize("said", ["", "ref: refs/heads/none\n", "ref: ../../secret\n", "no commit\n", "\xff"])
def test_what_the_files_do_not_tell_is_asked_of_git(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setattr(asking, "git", lambda *_: b"false\nplaybooks/\nabc\n")
    (repository.root / ".git" / "HEAD").write_text(said, "latin-1")
    assert head(repository.specs) == "false\nplaybooks/\nabc\n"


def test_where_nothing_is_committed_nothing_is_said(tmp_path: Path) -> None:
    assert head(Repository(tmp_path / "project").specs) == ""


def test_outside_of_a_repository_there_are_no_commits(tmp_path: Path) -> None:
    assert not has_commits(head(tmp_path))
