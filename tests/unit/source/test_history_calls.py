"""How Git is asked: once for a whole check, never over a network, and what is said where it cannot tell."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_playbooks.cli import run
from mkdocs_playbooks.hosts.examination import examine
from mkdocs_playbooks.pipeline import Build, build
from mkdocs_playbooks.project import load_project
from mkdocs_playbooks.source import git as asking
from mkdocs_playbooks.source.history import history, history_at
from repository import Repository, git
from support import TODAY

GIT = shutil.which("git") or ""

pytestmark = pytest.mark.skipif(not GIT, reason="Git is not installed")

BOTH = ["boundary-loosened", "changed-since-review"]

Calls = Callable[[], list[str]]


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What Git was asked since the last time, in every process that was started."""
    record = tmp_path / "calls"
    (tmp_path / "bin").mkdir()
    shim = tmp_path / "bin" / "git"
    shim.write_text(
        f'#!/bin/sh\nfor word; do case "$word" in log|rev-parse|cat-file|fetch) echo "$word"; break;; esac; '
        f'done >> "{record}"\nexec "{GIT}" "$@"\n'
    )
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", str(shim.parent), prepend=":")

    def since() -> list[str]:
        asked = record.read_text().split() if record.exists() else []
        record.write_text("")
        return asked

    return since


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A project with a boundary that was loosened and a role that was changed after its review."""
    made = Repository(tmp_path / "project")
    (made.root / "mkdocs.yml").write_text("site_name: T\ndocs_dir: playbooks\nplugins: [playbooks]\n")
    made.commit("2026-03-01", line=line("alone"), clerk=role("Clerk"))
    made.commit("2026-04-01", line=line("operator"), clerk=role("Clerks"))
    return made


def line(level: str) -> str:
    return (
        f"kind: boundary\nid: line\ntitle: T\ncategory: safety\nhuman_at_least: {level}\ncovers: [Work]\n"
        "rationale: What would be lost is what nobody could bring back again.\nowner: clerk\n"
    )


def role(title: str) -> str:
    return f"kind: role\nid: clerk\ntitle: {title}\nholders: [{{person: p01}}]\nlast_reviewed: 2026-03-01\n"


def checked(root: Path) -> Build:
    """The outcome of a check by a program that has not asked before."""
    history_at.cache_clear()
    return build(load_project(root / "mkdocs.yml"), TODAY)


def found(outcome: Build) -> list[str]:
    return sorted(finding.rule for finding in outcome.findings if finding.rule in BOTH)


def not_checked(outcome: Build) -> dict[str, str]:
    return {silence.rule: silence.why for silence in outcome.silences}


def test_a_whole_check_starts_git_once(repository: Repository, calls: Calls) -> None:
    assert found(checked(repository.root)) == BOTH
    assert calls() == ["log"]


def test_a_check_on_the_command_line_starts_git_once_and_the_next_one_not_at_all(
    repository: Repository, calls: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository.root)
    said = []
    for asked in (["log"], [], ["log"]):
        history_at.cache_clear()
        run(["check"])
        said.append(capsys.readouterr().out)
        assert calls() == asked
        if len(said) == 2:
            repository.commit("2026-04-02", line=line("alone"))
            calls()
    assert said[0] == said[1] != said[2]


def test_who_asks_again_asks_first_whether_anything_was_committed(repository: Repository, calls: Calls) -> None:
    project = load_project(repository.root / "mkdocs.yml")
    checked(repository.root)
    assert found(build(project, TODAY)) == BOTH
    calls()
    assert found(build(project, TODAY)) == BOTH
    assert calls() == ["rev-parse"]
    repository.commit("2026-04-02", line=line("alone"))
    calls()
    assert found(build(project, TODAY)) == BOTH[1:]
    assert calls() == ["rev-parse", "log"]


def test_without_a_boundary_or_a_review_git_is_not_asked(tmp_path: Path, calls: Calls) -> None:
    made = Repository(tmp_path / "project")
    (made.root / "mkdocs.yml").write_text("site_name: T\ndocs_dir: playbooks\nplugins: [playbooks]\n")
    made.commit("2026-03-01", clerk="kind: role\nid: clerk\ntitle: T\n")
    calls()
    checked(made.root)
    assert calls() == []


@pytest.mark.parametrize(
    ("parts", "dates", "why"),
    [
        ("blob:none", True, "this clone does not hold all earlier texts of the specs"),
        ("tree:0", False, "Git cannot read the history of this clone"),
    ],
)
@pytest.mark.parametrize("knows_lazy_fetching", [True, False])
def test_a_partial_clone_says_so_and_fetches_nothing(
    repository: Repository,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    parts: str,
    dates: bool,
    why: str,
    knows_lazy_fetching: bool,
) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git("config", "uploadpack.allowAnySHA1InWant", "true")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", f"--filter={parts}", f"file://{repository.root}", str(clone))
    if not knows_lazy_fetching:
        monkeypatch.delitem(asking._OFFLINE, "GIT_NO_LAZY_FETCH")
    held = git(clone, "count-objects", "-v")
    outcome = checked(clone)
    assert git(clone, "count-objects", "-v") == held
    assert found(outcome) == []
    assert not_checked(outcome) == dict.fromkeys(BOTH, why)
    assert bool(history(clone, clone / "playbooks").changes) is dates


def test_one_text_that_cannot_be_read_is_told(repository: Repository) -> None:
    id_ = repository.git("rev-parse", "HEAD~1:playbooks/line.yaml")
    (repository.root / ".git" / "objects" / id_[:2] / id_[2:]).unlink()
    outcome = checked(repository.root)
    assert found(outcome) == []
    assert not_checked(outcome) == dict.fromkeys(BOTH, "this clone does not hold all earlier texts of the specs")
    told = history(repository.root, repository.specs)
    assert len(told.changes) == 2
    assert told.read([id_]) == {}
    remarks = {remark.text: remark.help for remark in examine(load_project(repository.root / "mkdocs.yml"))}
    assert remarks["too little is known of the past: this clone does not hold all earlier texts of the specs"] == (
        "two rules need it"
    )


def test_a_shallow_clone_says_so(repository: Repository, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository.root}", str(clone))
    outcome = checked(clone)
    assert found(outcome) == []
    assert not_checked(outcome) == dict.fromkeys(BOTH, "this clone does not hold the whole history")
    git(clone, "fetch", "-q", "--unshallow")
    assert found(build(load_project(clone / "mkdocs.yml"), TODAY)) == BOTH


def test_a_shallow_clone_that_reaches_back_before_the_first_spec_is_whole(tmp_path: Path) -> None:
    made = Repository(tmp_path / "project")
    for day in ("2026-01-01", "2026-01-02"):
        (made.root / "notes.txt").write_text(day)
        made.commit(day)
    made.commit("2026-03-01", one="1")
    made.git("clone", "-q", "--depth=2", f"file://{made.root}", str(tmp_path / "clone"))
    assert history(tmp_path / "clone", tmp_path / "clone" / "playbooks").changes == made.changes()


def test_a_branch_called_as_git_calls_cut_commits(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "grafted")
    repository.git("tag", "grafted")
    assert found(checked(repository.root)) == BOTH


def test_before_the_first_commit_and_where_git_does_not_trust_the_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Repository(tmp_path / "project")
    assert made.history().silence == "nothing has been committed yet"
    made.commit("2026-03-01", one="1")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert "safe.directory" in made.history().silence


@pytest.mark.parametrize("place", ["work tree", "link", "submodule", "tree elsewhere", "no work tree"])
def test_the_paths_are_those_of_the_project_wherever_the_repository_lies(
    repository: Repository, tmp_path: Path, place: str
) -> None:
    root, expected = tmp_path / "place", repository.changes()
    if place == "work tree":
        repository.git("worktree", "add", "-q", str(root))
    elif place == "link":
        root.symlink_to(repository.root)
    elif place == "submodule":
        other = Repository(tmp_path / "other")
        other.commit("2026-01-01", one="1")
        other.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repository.root), "below")
        root = other.root / "below"
    else:
        (repository.root / ".git").rename(tmp_path / ".git")
        repository.root.rename(root)
        git(tmp_path, "config", "core.bare", "false")
        git(tmp_path, "config", "core.worktree", str(root))
        if place == "no work tree":
            (tmp_path / ".git").rename(tmp_path / "place" / "bare")
            (root / ".git").write_text("gitdir: bare\n")
    history_at.cache_clear()
    assert history(root, root / "playbooks").changes == expected
