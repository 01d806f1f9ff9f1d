"""Making a built site one for the disk, and the zip that holds it."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import pytest

from mkdocs_playbooks.hosts.headers import disk_policy
from mkdocs_playbooks.hosts.offline import Origin, finish, write_copy
from support import TODAY

PAGE = '<html><head><meta charset="utf-8"><script>{script}</script></head><body><article>{text}</article></body></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site of two pages."""
    folder = tmp_path / "site"
    (folder / "search").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE.format(script="1", text="<script>2</script>"), "utf-8")
    (folder / "guide.html").write_text(PAGE.format(script="1", text='<img src="https://example.org/a.png">'), "utf-8")
    (folder / "404.html").write_text("gone", "utf-8")
    (folder / "search" / "search_index.json").write_text('{"docs":[]}', "utf-8")
    return folder


def test_a_policy_stands_in_each_page_and_lets_nobody_be_asked(site: Path) -> None:
    assert finish(site, {"index.html"}) == ("https://example.org",)
    for name in ("index.html", "guide.html"):
        text = (site / name).read_text("utf-8")
        tag, _, rest = text.partition('<meta charset="utf-8">')[2].partition(">")
        assert tag.startswith('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src ')
        assert "example.org" not in tag
        assert rest.startswith("<script>1</script>")
    assert not (site / "404.html").exists()


def test_a_script_in_the_text_of_a_generated_page_does_not_run(site: Path) -> None:
    trusted, _ = disk_policy(site, set())
    policy, _ = disk_policy(site, {"index.html"})
    assert trusted.count("'sha256-") == 2
    assert policy.count("'sha256-") == 1


def test_the_index_becomes_a_script(site: Path) -> None:
    finish(site, set())
    assert (site / "search/search_index.js").read_text("utf-8") == 'var __index = {"docs":[]}'
    assert not (site / "search/search_index.json").exists()


def test_a_zip_is_complete_or_not_there(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out" / "copy.zip"
    write_copy(site, target, "top", TODAY)
    before = target.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", fail)
    with pytest.raises(OSError, match="No space left") as caught:
        write_copy(site, target, "top", TODAY)
    assert caught.value.filename == str(target)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == ["copy.zip"]


@pytest.mark.parametrize(
    ("epoch", "time"),
    [("", (2026, 11, 16, 0, 0, 0)), ("0", (1980, 1, 1, 0, 0, 0)), ("1794787205", (2026, 11, 16, 0, 0, 4)), ("x", None)],
)
def test_times_are_those_of_the_build(site: Path, tmp_path: Path, monkeypatch, epoch: str, time: tuple | None) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    write_copy(site, tmp_path / "copy.zip", "top", datetime.date(2026, 11, 16))
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {time or (2026, 11, 16, 0, 0, 0)}
        assert archive.namelist()[0] == "top/404.html"


@pytest.mark.parametrize(
    ("directory_urls", "route", "expected"),
    [
        (True, "index", "https://example.org/"),
        (True, "roles/it-lead", "https://example.org/roles/it-lead/"),
        (True, "roles/index", "https://example.org/roles/"),
        (False, "roles/it-lead", "https://example.org/roles/it-lead.html"),
    ],
)
def test_a_page_knows_where_the_current_one_is(directory_urls: bool, route: str, expected: str) -> None:
    assert Origin("https://example.org/", directory_urls, Path()).page(route) == expected
    assert Origin("", directory_urls, Path()).page(route) == ""
