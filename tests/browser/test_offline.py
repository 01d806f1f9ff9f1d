"""The offline copy, opened from a disk: quiet on every kind of page, searched without a server, asking nobody."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from browser.test_pages import NARROW, PAGES, violations
from sites import make_project, run
from support import ROOT

FOREIGN = """\
# By hand

<img src="https://example.org/a.png" alt="Far"> <iframe src="https://example.org/"></iframe>
<script src="https://example.org/a.js"></script>
<script>
document.body.dataset.own = "ran";
fetch("https://example.org/b").catch(() => { document.body.dataset.fetched = "no"; });
new Image().src = "https://example.org/c.png";
</script>
"""
SEARCHED = "[data-md-component=search-result] a"
QUERY = "[data-md-component=search-query]"


def unpacked(project: Path, folder: Path) -> Path:
    """The copy of a project, unpacked."""
    code, said = run(project, "build", "--offline", folder / "copy.zip", host="mkdocs_playbooks")
    assert code == 0, said
    with zipfile.ZipFile(folder / "copy.zip") as archive:
        archive.extractall(folder / "unpacked")
    (site,) = (folder / "unpacked").iterdir()
    return site


@pytest.fixture(scope="module")
def site(once) -> Path:
    """The copy of the reference site."""
    folder = once("offline-reference", lambda folder: unpacked(ROOT, folder.resolve()))
    return next((folder / "unpacked").iterdir())


def file_of(site: Path, address: str) -> str:
    """The address of a file by that of the page on a server."""
    path = site / f"{address.rstrip('/')}.html"
    return (path if path.is_file() else site / address / "index.html").as_uri()


def test_every_kind_of_page_is_quiet_and_says_its_age(open_page, site):
    visit = open_page("about:blank")
    asked: list[str] = []
    visit.page.context.on("request", lambda request: asked.append(request.url))
    for address in PAGES.values():
        visit.page.goto(file_of(site, address))
        visit.page.locator(QUERY).wait_for(state="attached")
        assert visit.page.locator(".pb-age").inner_text().startswith("Copy made on 16 November 2026.")
        assert (address, visit.errors, visit.foreign) == (address, [], [])
    assert [url for url in asked if not url.startswith(("file://", "data:"))] == []
    assert visit.page.evaluate("navigator.serviceWorker?.controller ?? null") is None


def test_search_finds_and_leads_there(open_page, site):
    visit = open_page(file_of(site, "checklists/market-report-check/"))
    page = visit.page
    page.locator(QUERY).press_sequentially("duplicate rows rumours")
    page.locator(SEARCHED).first.click()
    page.wait_for_url("**/workflows/weekly-market-report.html**")
    page.locator("article h1", has_text="Weekly market report").wait_for()
    page.locator("article .pb-ask a").first.click()
    page.wait_for_url("**/roles/*.html")
    page.go_back()
    page.wait_for_url("**/workflows/weekly-market-report.html**")
    assert (visit.errors, visit.foreign) == ([], [])


def test_search_in_another_language_loads_what_it_needs_from_the_disk(open_page, tmp_path):
    theme = {"name": "material", "language": "nl"}
    texts = {"by-hand.md": "# Huizen\n\nDe katten lopen.\n"}
    visit = open_page((unpacked(make_project(tmp_path / "p", texts, theme=theme), tmp_path) / "index.html").as_uri())
    visit.page.locator(QUERY).press_sequentially("kat")
    visit.page.locator(SEARCHED).first.wait_for(state="attached")
    assert (visit.errors, visit.foreign) == ([], [])


def test_what_is_written_by_hand_reaches_no_other_host(open_page, tmp_path):
    site = unpacked(make_project(tmp_path / "project", {"by-hand.md": FOREIGN}), tmp_path)
    visit = open_page("about:blank")
    failures: dict[str, str | None] = {}
    visit.page.on("requestfailed", lambda request: failures.update({request.url: request.failure}))
    visit.page.goto((site / "by-hand.html").as_uri())
    visit.page.locator("[data-own=ran][data-fetched=no]").wait_for(state="attached")
    assert {failures.get(url) for url in visit.foreign} == {"csp"}, "stopped by the browser before any was asked"


def test_the_notice_is_readable_narrow_dark_and_on_paper(open_page, axe, site):
    for scheme in ("light", "dark"):
        visit = open_page(file_of(site, "boundaries/production-data-change/"), width=NARROW, scheme=scheme)
        assert violations(axe, visit) == []
        visit.page.emulate_media(media="print")
        assert visit.page.locator(".pb-age").is_visible()
