"""An exported site that another host has built, served with the headers that the command wrote for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.test_policy import WATCH, headers
from sites import make_project, run

PATHS = (
    "",
    "404.html",
    "roles/",
    "roles/it-lead/",
    "workflows/weekly-market-report/",
    "checklists/market-report-check/",
)


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def site(request, tmp_path_factory) -> Path:
    """A new project's site as a host builds it from the export."""
    folder = tmp_path_factory.mktemp("exported")
    make_project(
        folder / "project", {"by-hand.md": "# By hand\n\n<script>document.body.dataset.own = 'ran'</script>\n"}
    )
    steps = (
        (folder / "project", "mkdocs_playbooks", ("export", folder / "export")),
        (folder / "export", request.param, ("build",)),
        (folder / "project", "mkdocs_playbooks", ("headers", folder / "export" / "site")),
    )
    for where, host, arguments in steps:
        code, said = run(where, *arguments, host=host)
        assert code == 0, said
    return folder / "export" / "site"


def test_nothing_is_stopped_but_what_is_not_the_sites(open_page, serve, site):
    address = serve(site, lambda: headers(site))
    visit = open_page("about:blank")
    visit.page.add_init_script(WATCH)
    for path in PATHS:
        visit.page.goto(address + path)
        visit.page.locator("article h1").first.wait_for()
        assert (path, visit.errors, visit.foreign) == (path, [], [])
    visit.page.goto(f"{address}by-hand/")
    visit.page.locator("[data-own=ran]").wait_for(state="attached")
    assert visit.errors == []
    with visit.page.expect_console_message(lambda said: said.text == "stopped script-src-attr"):
        visit.page.evaluate("document.querySelector('article').innerHTML = '<img src=x onerror=\"window.hit = 1\">'")
    assert visit.page.evaluate("window.hit") is None
