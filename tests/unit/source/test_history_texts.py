"""What was in the files: the same that Git gives for each blob, however a file, its name or a setting looks."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from mkdocs_playbooks.source import git as asking
from mkdocs_playbooks.source.history import History
from mkdocs_playbooks.source.patches import Patches
from repository import Repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")

TEXTS = [
    b"",
    b"\n",
    b"one line",
    b"a\nb\n\n  c\n\n",
    b"a\r\nb\rc\r\n",
    b"a\0b\n\0",
    b"-a\n+b\n b\n@@ -1 +1 @@\n\\ No newline at end of file\n",
    b"x\ndiff --git a/x b/x\nindex 00..11 100644\n--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+y\n",
    b"\xff\xfe\xc3\x28\n",
    "漢字\u2028\n".encode(),
]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "project")


def ids(told: History) -> set[str]:
    return {id_ for commit in told.commits for edit in commit.edits for id_ in (*edit.before, edit.after) if id_}


def assert_all_texts_are_told(repository: Repository) -> None:
    told = repository.history()
    wanted = ids(told)
    assert wanted
    assert told.silence == ""
    assert told.read(wanted) == {id_: blob(repository, id_) for id_ in wanted}


def blob(repository: Repository, id_: str) -> bytes:
    return subprocess.run(["git", "cat-file", "blob", id_], cwd=repository.root, check=True, capture_output=True).stdout


def write(repository: Repository, stem: str, content: bytes) -> None:
    (repository.specs / f"{stem}.yaml").write_bytes(content)


@pytest.mark.parametrize("before", TEXTS)
def test_any_text_after_any_other(repository: Repository, before: bytes) -> None:
    for number, _ in enumerate(TEXTS):
        write(repository, f"{number}", before)
    repository.commit("2026-03-01")
    for number, after in enumerate(TEXTS):
        write(repository, f"{number}", after)
    repository.commit("2026-03-02")
    assert_all_texts_are_told(repository)


@pytest.mark.parametrize("ours", TEXTS)
def test_a_merge_of_any_two_texts(repository: Repository, ours: bytes) -> None:
    repository.commit("2026-03-01", **{f"{number}": "base" for number, _ in enumerate(TEXTS)})
    repository.git("checkout", "--quiet", "-b", "side")
    for number, theirs in enumerate(TEXTS):
        write(repository, f"{number}", theirs)
    repository.commit("2026-03-02")
    repository.git("checkout", "--quiet", "main")
    for number, _ in enumerate(TEXTS):
        write(repository, f"{number}", ours)
    repository.commit("2026-03-03")
    repository.git("merge", "--quiet", "--no-commit", "side", check=False)
    for number, theirs in enumerate(TEXTS):
        write(repository, f"{number}", theirs + b"and\n" + ours)
    repository.commit("2026-03-04")
    assert len(repository.history().commits[0].edits) == len(TEXTS)
    assert_all_texts_are_told(repository)


def test_names_settings_and_attributes_change_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = ["\nindex 0..1\n@@", "\ndiff --git a b", "ü b", '"quoted"', "-rf", ":(top)x", "a\tb"]
    repository.commit("2026-03-01", **dict.fromkeys(names, "a\n\nb\nc\n"))
    repository.commit("2026-03-02", **{name: f"a\n\nb\n{number}" for number, name in enumerate(names)})
    (repository.specs / ".gitattributes").write_text("* binary diff=odd\n*b.yaml -diff\n")
    settings = {"diff.suppressBlankEmpty": "true", "diff.context": "0", "diff.noprefix": "true"}
    settings |= {"diff.odd.textconv": "rev", "diff.odd.command": "false", "diff.external": "false"}
    settings |= {"diff.interHunkContext": "0", "diff.wsErrorHighlight": "all", "diff.submodule": "log"}
    settings |= {"diff.orderFile": str(tmp_path / "order"), "diff.colorMoved": "plain", "color.ui": "always"}
    (tmp_path / "order").write_text("*9*\n")
    for name, value in settings.items():
        repository.git("config", name, value)
    monkeypatch.setenv("GIT_DIFF_OPTS", "--unified=0")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    assert len(ids(repository.history())) == len(names) + 1
    assert_all_texts_are_told(repository)


def test_files_of_other_kinds_and_ways_of_being_there(repository: Repository) -> None:
    repository.commit("2026-03-01", one="1", two="2", three="3")
    (repository.specs / "one.yaml").unlink()
    (repository.specs / "one.yaml").symlink_to("two.yaml")
    (repository.specs / "two.yaml").chmod(0o755)
    (repository.specs / "picture.png").write_bytes(bytes(range(256)))
    repository.commit("2026-03-02")
    (repository.specs / "one.yaml").unlink()
    (repository.specs / "three.yaml").unlink()
    repository.commit("2026-03-03", one="1\n")
    assert {edit.path for commit in repository.history().commits for edit in commit.edits} == {
        f"playbooks/{stem}.yaml" for stem in ("one", "two", "three")
    }
    assert_all_texts_are_told(repository)


def test_a_repository_with_long_names(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "project", "--object-format=sha256")
    repository.commit("2026-03-01", one="1")
    repository.commit("2026-03-02", one="2\n")
    assert {len(id_) for id_ in ids(repository.history())} == {64}
    assert_all_texts_are_told(repository)


@pytest.mark.parametrize("seed", range(3))
def test_branches_that_part_and_meet_again(repository: Repository, seed: int) -> None:
    chance = random.Random(seed)
    lines = [f"line {number}\n" for number in range(12)]
    repository.commit("2026-03-01", **{f"s{number}": "".join(lines) for number in range(4)})
    for step in range(14):
        branches = repository.git("branch", "--format=%(refname:short)").split()
        repository.git("checkout", "--quiet", chance.choice(branches))
        if chance.random() < 0.3:
            repository.git("checkout", "--quiet", "-b", f"b{step}")
        if chance.random() < 0.4:
            repository.git("merge", "--quiet", "--no-ff", "--no-commit", chance.choice(branches), check=False)
        text = "".join(chance.choice((line, line, line.upper(), "")) for line in lines) + chance.choice(("", "end"))
        repository.commit(f"2026-03-{step + 2:02}", **{f"s{chance.randrange(4)}": text})
    assert_all_texts_are_told(repository)


def test_what_no_patch_shows_or_what_has_another_hash_is_not_believed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("2026-03-01", one="1\n")
    told = repository.history()
    (id_,) = ids(told)
    assert told.read([]) == {}
    assert told.read(["0" * 39 + "1", id_, "f" * 40]) == {id_: b"1\n"}
    monkeypatch.setattr(asking, "PATIENCE", 0)
    assert told.read(["f" * 40, id_]) == {id_: b"1\n"}
    forged = b"diff --git a/x b/x\nindex 00..%b 100644\n--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+2\n" % id_.encode()
    assert Patches([forged]).read([id_]) == {}
    assert Patches([forged.replace(b"+2", b"+1")]).read([id_]) == {id_: b"1\n"}
