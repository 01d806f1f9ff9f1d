"""The file of a memory: believed only where this program wrote it, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_playbooks.memory.store import Store

VALUE = {"a": 1}


def store(root: Path) -> Store[dict[str, int]]:
    return Store(root, dict[str, int])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A kept value."""
    kept = store(tmp_path)
    kept.begin()
    kept.write(VALUE)
    return tmp_path / ".cache" / "mkdocs-playbooks" / "memory"


def test_what_was_written_is_read(tmp_path: Path, file: Path) -> None:
    assert store(tmp_path).read() == VALUE
    assert sorted(path.name for path in file.parent.iterdir()) == [".gitignore", "memory"]
    assert (file.parent / ".gitignore").read_text() == "*\n"


def test_nothing_is_read_where_nothing_is(tmp_path: Path) -> None:
    assert store(tmp_path).read() is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content + b"\xc1",
        lambda content: content.replace(b"memory 1", b"memory 9"),
        lambda content: content[:-1] + b"\xff",
        lambda content: b"\x80" * 4096,
        lambda content: content[:-3] + b"\x91" * 20_000,
    ],
)
def test_what_is_damaged_is_as_good_as_nothing(tmp_path: Path, file: Path, damage) -> None:
    file.write_bytes(damage(file.read_bytes()))
    assert store(tmp_path).read() is None


def test_it_is_believed_in_its_own_folder_only(tmp_path: Path, file: Path) -> None:
    other = tmp_path / "clone"
    (other / ".cache" / "mkdocs-playbooks").mkdir(parents=True)
    (other / ".cache" / "mkdocs-playbooks" / "memory").write_bytes(file.read_bytes())
    assert store(other).read() is None


def test_a_folder_that_cannot_be_made_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file")
    kept = store(tmp_path)
    assert kept.begin() == 0
    kept.write(VALUE)
    kept.end()
    assert kept.read() is None


def test_what_was_begun_and_not_written_leaves_nothing(tmp_path: Path, file: Path) -> None:
    kept = store(tmp_path)
    assert kept.begin() > 0
    kept.end()
    assert sorted(path.name for path in file.parent.iterdir()) == [".gitignore", "memory"]
    assert store(tmp_path).read() == VALUE


@pytest.mark.parametrize("link", [".cache", ".cache/mkdocs-playbooks"])
def test_no_link_is_followed_out_of_the_project(tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    root = tmp_path / "project"
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(elsewhere)
    kept = store(root)
    assert kept.begin() == 0
    kept.write(VALUE)
    assert [path for path in elsewhere.rglob("*") if path.is_file()] == []


def test_a_link_in_place_of_a_file_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / ".cache" / "mkdocs-playbooks"
    folder.mkdir(parents=True)
    for name in (".gitignore", "memory"):
        (folder / name).symlink_to(tmp_path / f"target of {name}")
    kept = store(tmp_path)
    assert kept.read() is None
    kept.begin()
    kept.write(VALUE)
    assert not (tmp_path / "target of .gitignore").exists()
    assert not (tmp_path / "target of memory").exists()
    assert store(tmp_path).read() == VALUE
