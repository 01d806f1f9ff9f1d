"""Replacing a published folder: in one move, one after the other or by copying, and after a build that died."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mkdocs_playbooks.hosts import publication
from mkdocs_playbooks.hosts.publication import BusyError, Publication
from sites import write

OLD = {"index.html": "old", "gone/index.html": "gone", ".git/HEAD": "main", "kept/a.txt": "old"}
NEW = {"index.html": "new", "more/index.html": "more", "kept/a.txt": "new"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site with a folder that a build does not know."""
    write(tmp_path / "site", OLD)
    return tmp_path / "site"


def stage(site: Path, texts: dict[str, str] | None = None) -> Publication:
    """A build that has written its pages and not yet published them."""
    begun = Publication(site)
    begun.begin()
    write(begun.staging, NEW if texts is None else texts)
    return begun


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def beside(site: Path) -> list[str]:
    """What lies beside the site."""
    return sorted(path.name for path in site.parent.iterdir() if path != site)


def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publication, "_exchange", lambda one, other: False)


def with_fixed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the site's folder one that cannot be renamed, as a mounted folder cannot, nor anything moved out of it."""
    without_exchange(monkeypatch)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.is_relative_to(site) or Path(target).is_relative_to(site):
            raise OSError(16, "Device or resource busy")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)


class TestPublication:
    def test_a_new_site_takes_the_place_of_the_old_and_keeps_its_dot_entries(self, site):
        assert stage(site).publish()
        assert contents(site) == NEW | {".git/HEAD": "main"}
        assert beside(site) == []

    def test_the_same_where_folders_cannot_be_exchanged(self, site, monkeypatch):
        without_exchange(monkeypatch)
        assert stage(site).publish()
        assert contents(site) == NEW | {".git/HEAD": "main"}
        assert beside(site) == []

    def test_a_folder_that_cannot_be_renamed_is_copied_into(self, site, monkeypatch):
        write(site, {"turned": "a file", "other/way/round": "below a folder"})
        with_fixed(site, monkeypatch)
        new = NEW | {"turned/index.html": "a folder", "other/way": "a file"}
        assert not stage(site, new).publish()
        assert contents(site) == new | {".git/HEAD": "main"}
        assert beside(site) == []

    def test_a_first_site_needs_no_old_one(self, tmp_path):
        site = tmp_path / "not" / "yet" / "site"
        assert stage(site).publish()
        assert contents(site) == NEW

    def test_a_new_dot_entry_wins_over_the_old(self, site):
        stage(site, NEW | {".git/HEAD": "new"}).publish()
        assert contents(site)[".git/HEAD"] == "new"

    def test_discarding_leaves_the_old_site(self, site):
        stage(site).discard()
        assert contents(site) == OLD
        assert beside(site) == []

    def test_a_link_to_a_folder_stays_a_link(self, site, tmp_path):
        link = tmp_path / "elsewhere" / "public"
        link.parent.mkdir()
        link.symlink_to(site)
        stage(link).publish()
        stage(link).publish()
        assert link.is_symlink()
        assert contents(site) == NEW | {".git/HEAD": "main"}
        assert beside(link) == []

    def test_one_build_at_a_time(self, site):
        first = stage(site)
        with pytest.raises(BusyError, match="another build of"):
            Publication(site).begin()
        first.publish()
        second = Publication(site)
        second.begin()
        second.discard()

    def test_what_cannot_be_cleared_leaves_the_site_free_for_the_next(self, site, monkeypatch):
        write(site.parent, {".site.building/left.html": "left"})
        with monkeypatch.context() as patched:
            patched.setattr(shutil, "rmtree", refuse_to_remove)
            with pytest.raises(PermissionError):
                Publication(site).begin()
        stage(site).publish()
        assert contents(site) == NEW | {".git/HEAD": "main"}


def refuse_to_remove(path: Path, **_: object) -> None:
    raise PermissionError(13, "Permission denied", str(path))


class TestRecovery:
    """Builds that died at every step between two files, as the next build finds them."""

    def test_while_building(self, site):
        write(site.parent, {".site.building/index.html": "half", ".site.building/.nojekyll": ""})
        Publication(site).begin()
        assert contents(site) == OLD

    def test_when_built_and_not_yet_exchanged(self, site):
        write(site.parent, {f".site.built/{path}": text for path, text in NEW.items()})
        Publication(site).begin()
        assert contents(site) == OLD

    def test_when_exchanged_and_the_old_site_not_yet_cleared(self, site):
        site.rename(site.with_name(".site.built"))
        write(site, NEW)
        Publication(site).begin()
        assert contents(site) == NEW | {".git/HEAD": "main"}

    def test_when_the_old_site_was_set_aside(self, site):
        site.rename(site.with_name(".site.old"))
        write(site.parent, {f".site.built/{path}": text for path, text in NEW.items()})
        Publication(site).begin()
        assert contents(site) == OLD

    def test_when_the_old_site_was_set_aside_and_replaced(self, site):
        site.rename(site.with_name(".site.old"))
        write(site, NEW)
        Publication(site).begin()
        assert contents(site) == NEW | {".git/HEAD": "main"}

    @pytest.fixture(autouse=True)
    def _nothing_left(self, site):
        yield
        assert [name for name in beside(site) if name != ".site.lock"] == []
