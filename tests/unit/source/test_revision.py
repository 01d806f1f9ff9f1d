"""Specs as they were at a revision, and what differs from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_playbooks.source.discovery import discover
from mkdocs_playbooks.source.revision import RevisionError, revision
from repository import commit, git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project below the top of its repository, with one commit."""
    root = tmp_path / "site"
    specs = root / "playbooks"
    (specs / "deep").mkdir(parents=True)
    (specs / ".hidden").mkdir()
    (specs / "a ü.yaml").write_text("kind: role\n")
    (specs / "deep" / "b.yml").write_bytes(b"\xef\xbb\xbfkind: role\r\n")
    (specs / "deep" / "b.csv").write_text("date,value\n")
    (specs / "alone.csv").write_text("x\n")
    (specs / "page.md").write_text("# Page\n")
    (specs / ".hidden" / "c.yaml").write_text("kind: role\n")
    (specs / "link.yaml").symlink_to("a ü.yaml")
    (root / "other.yaml").write_text("no spec\n")
    commit(tmp_path)
    return root


def test_it_holds_what_discovery_finds(repository: Path) -> None:
    specs = repository / "playbooks"
    assert revision(repository, specs, "HEAD").files() == discover(repository, specs)[0]


def test_it_holds_what_was_there_and_not_what_is(repository: Path) -> None:
    specs = repository / "playbooks"
    before = discover(repository, specs)[0]
    (specs / "a ü.yaml").unlink()
    (specs / "new.yaml").write_text("kind: role\n")
    commit(repository)
    assert revision(repository, specs, "HEAD~1").files() == before


def test_changed_are_committed_edited_new_and_deleted_files(repository: Path) -> None:
    specs = repository / "playbooks"
    (specs / "second.yaml").write_text("x\n")
    commit(repository)
    (specs / "deep" / "b.yml").write_text("y\n")
    (specs / "a ü.yaml").unlink()
    (specs / "untracked.yaml").write_text("z\n")
    (repository / "other.yaml").write_text("beside the specs\n")
    assert revision(repository, specs, "HEAD~1").changed_files() == {
        "playbooks/second.yaml",
        "playbooks/deep/b.yml",
        "playbooks/a ü.yaml",
        "playbooks/untracked.yaml",
    }


def test_a_branch_is_compared_with_where_it_left(repository: Path) -> None:
    specs = repository / "playbooks"
    git(repository, "branch", "-M", "main")
    git(repository, "checkout", "-qb", "mine")
    git(repository, "checkout", "-q", "main")
    (specs / "theirs.yaml").write_text("x\n")
    commit(repository)
    git(repository, "checkout", "-q", "mine")
    assert revision(repository, specs, "main", fork=True).changed_files() == frozenset()
    assert revision(repository, specs, "main").changed_files() == {"playbooks/theirs.yaml"}


@pytest.mark.parametrize("name", ["nowhere", "--all", "", "HEAD:site", "-"])
def test_what_is_no_revision_is_told(repository: Path, name: str) -> None:
    with pytest.raises(RevisionError, match="revision"):
        revision(repository, repository / "playbooks", name)


def test_no_repository_is_told(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="do not lie in a Git repository"):
        revision(tmp_path, tmp_path, "HEAD")


def test_no_git_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionError, match="not installed"):
        revision(repository, repository / "playbooks", "HEAD")
