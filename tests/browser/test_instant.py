"""Material's instant navigation, which changes pages without loading them: ours go along with it."""

from __future__ import annotations

import pytest

from sites import build, make_project

FEATURES = ["navigation.instant", "navigation.indexes", "toc.follow", "search.suggest"]
FIRST = "workflows/weekly-market-report/"
REMEMBERED = "history.state !== null"
"""Material has noted where the reader is, a moment after the page was loaded; only then does it lead back there."""

CURRENT = ".pb-ladder [aria-current]"


@pytest.fixture(scope="module")
def address(tmp_path_factory, serve) -> str:
    """A site that stands where its settings say, without which Material loads each page as a whole."""
    folder = tmp_path_factory.mktemp("instant")
    address = serve(folder / "site")
    theme = {"name": "material", "font": False, "features": FEATURES}
    build(make_project(folder, theme=theme, site_url=address))
    return str(address)


def arrive(page, heading: str) -> None:
    page.locator("article h1", has_text=heading).wait_for()


def test_pages_survive_being_changed_without_being_loaded(open_page, address):
    visit = open_page(address + FIRST)
    page = visit.page
    page.wait_for_function(REMEMBERED)
    here = page.locator(CURRENT).inner_text()
    page.evaluate("window.kept = true")

    page.locator("article .pb-ask a", has_text="Content director").first.click()
    arrive(page, "Content director")
    assert page.url == f"{address}roles/content-director/"
    assert page.locator(CURRENT).count() == 0

    page.locator(".pb-ladder a").first.click()
    arrive(page, "Workforce empowerment")
    assert "1 " in page.locator(CURRENT).inner_text()

    page.go_back()
    arrive(page, "Content director")
    page.go_back()
    arrive(page, "Weekly market report")
    assert page.locator(CURRENT).inner_text() == here
    assert page.locator(".pb-ladder").count() == 1
    assert page.locator("svg a:any-link").count() > 0

    assert page.evaluate("window.kept")
    assert page.evaluate("[...document.querySelectorAll('style, link[rel=stylesheet]')].length") > 0
    assert (visit.errors, visit.foreign) == ([], [])
