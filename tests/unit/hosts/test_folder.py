"""An export's folder: what others put into it is never lost."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from mkdocs_playbooks.hosts.folder import MARKER, ExportFolder
from mkdocs_playbooks.project import ProjectError
from sites import fingerprint, write

FIRST = {"mkdocs.yml": "first", "docs/a/index.md": "a", "docs/gone/index.md": "gone"}
SECOND = {"mkdocs.yml": "second", "docs/a/index.md": "a", "docs/b/index.md": "b"}


def put(folder: Path, texts: dict[str, str]) -> None:
    target = ExportFolder(folder)
    with target as staging:
        write(staging, texts)
        target.publish()


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARKER
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds an export."""
    put(tmp_path / "out", FIRST)
    return tmp_path / "out"


@pytest.mark.parametrize("there", [None, {}, {".git/HEAD": "main"}])
def test_a_new_or_empty_folder_is_taken(tmp_path, there):
    if there is not None:
        (tmp_path / "out").mkdir()
        write(tmp_path / "out", there)
    put(tmp_path / "out", FIRST)
    assert texts(tmp_path / "out") == FIRST | (there or {})
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_later_export_replaces_what_an_earlier_one_wrote(folder):
    put(folder, SECOND)
    assert texts(folder) == SECOND
    put(folder, FIRST)
    assert texts(folder) == FIRST


def test_what_others_put_there_stays(folder):
    others = {"site/index.html": "built", "docs/own/page.md": "own", "notes.txt": "note", ".cache/x": "y"}
    write(folder, others)
    (folder / "docs" / "link").symlink_to("own", target_is_directory=True)
    for exported in (SECOND, FIRST):
        put(folder, exported)
        found = texts(folder)
        assert {path: found[path] for path in (*exported, *others)} == exported | others
        assert (folder / "docs" / "link").readlink() == Path("own")


def test_an_exported_file_that_is_gone_comes_back(folder):
    (folder / "docs/a/index.md").unlink()
    put(folder, SECOND)
    assert texts(folder) == SECOND


@pytest.mark.parametrize(
    ("there", "message"),
    [
        ({"page.md": "own"}, "was not made by an export and is not empty"),
        ({MARKER: "[]"}, "was changed"),
        ({MARKER: "not JSON"}, "was changed"),
    ],
)
def test_a_folder_of_somebody_else_is_refused(tmp_path, there, message):
    write(tmp_path / "out", there)
    before = fingerprint(tmp_path)
    with pytest.raises(ProjectError, match=message):
        ExportFolder(tmp_path / "out")
    assert fingerprint(tmp_path) == before


def test_a_file_is_no_folder(tmp_path):
    write(tmp_path, {"out": "a file"})
    with pytest.raises(ProjectError, match="was not made by an export"):
        ExportFolder(tmp_path / "out")


def test_an_exported_file_that_was_changed_is_not_overwritten(folder):
    write(folder, {"docs/a/index.md": "changed by hand"})
    before = fingerprint(folder)
    with pytest.raises(ProjectError, match=r"were changed since; move them: docs/a/index\.md"):
        put(folder, SECOND)
    assert fingerprint(folder) == before


def test_a_file_of_somebody_else_is_not_replaced(folder):
    write(folder, {"docs/b/index.md": "own"})
    before = fingerprint(folder)
    with pytest.raises(ProjectError, match=r"would replace: docs/b/index\.md"):
        put(folder, SECOND)
    assert fingerprint(folder.parent) == {f"out/{path}": digest for path, digest in before.items()} | {"out": ""}


def test_an_export_that_fails_leaves_the_folder_as_it_was(folder):
    before = fingerprint(folder)
    with suppress(ValueError), ExportFolder(folder) as staging:
        write(staging, SECOND)
        raise ValueError("broken")
    assert fingerprint(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["out"]


def test_one_export_at_a_time(folder):
    with ExportFolder(folder), pytest.raises(ProjectError, match="another build"), ExportFolder(folder):
        pass
