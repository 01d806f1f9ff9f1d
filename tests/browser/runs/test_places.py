"""Runs in every place: the page of all runs, a step, instant navigation, a folder, and lists of hostile text."""

from __future__ import annotations

import json

import pytest

from browser.test_hostile import TRAP
from hostile import PAYLOADS
from sites import build, make_project

from .acting import (
    LIST,
    OTHER,
    RUNS,
    STEP,
    answers,
    choose,
    downloaded,
    finish,
    forget,
    item,
    keep,
    outdate,
    start,
)


class TestMine:
    def test_runs_are_listed_by_how_they_stand_and_lead_to_their_lists(self, page, address):
        start(page, "Open one")
        page.goto(address + OTHER)
        start(page, "Another list")
        page.goto(address + LIST)
        start(page, "Done one")
        finish(page)
        page.goto(address + LIST)
        page.get_by_role("link", name="All my runs").click()
        page.locator("article h1", has_text="My runs").wait_for()
        headings = page.locator("pb-runs section:visible h2").all_inner_texts()
        assert headings == ["Open 2", "Completed 1"]
        page.get_by_role("link", name="Done one").click()
        page.get_by_text("Completed run", exact=True).wait_for()
        assert page.url.startswith(f"{address}{LIST}#open=")

    def test_late_and_outdated_runs_stand_apart(self, page, address):
        page.clock.install()
        page.goto(address + LIST)
        start(page, "Late one")
        page.clock.fast_forward("03:00:00")
        page.goto(address + OTHER)
        start(page, "Fresh one")
        outdated = page.locator("pb-run").get_attribute("data-site")
        assert outdated
        page.route(f"**/{RUNS}", lambda route: outdate(route, "reply-check"))
        page.goto(address + RUNS)
        assert page.locator("pb-runs section:visible h2").all_inner_texts() == ["Overdue 1", "On an earlier wording 1"]

    def test_many_runs_are_shown_as_a_few_and_the_earlier_ones_unfolded(self, page, address):
        keep(page, opened=4, completed=56)
        names = page.locator("pb-run").get_by_role("link", name="T00:00:00")
        shown = names.evaluate_all("all => all.filter((one) => one.checkVisibility()).map((one) => one.text)")
        assert [name[:4] for name in shown] == ["Done"] * 6 + ["Open"] * 4
        assert shown == sorted(shown, key=lambda name: name[5:], reverse=True)
        page.goto(address + RUNS)
        assert page.locator("pb-runs section:visible h2").all_inner_texts() == ["Overdue 4", "Completed 56"]
        entries = page.locator("pb-runs .pb-entries > li")
        assert (entries.count(), entries.locator("visible=true").count()) == (60, 10)
        page.locator("pb-runs summary", has_text="Earlier runs: 50").focus()
        page.keyboard.press("Enter")
        assert entries.locator("visible=true").count() == 60
        entries.last.get_by_role("button", name="Remove").click()
        assert page.get_by_role("button", name="Undo").evaluate("one => one === document.activeElement")
        assert page.get_by_text("Earlier runs: 49").is_visible()

    @pytest.mark.parametrize(("opened", "completed", "earlier"), [(4, 6, 0), (14, 6, 6)])
    def test_open_runs_are_never_folded_away(self, page, opened, completed, earlier):
        keep(page, opened=opened, completed=completed)
        shown = page.locator("pb-run").get_by_role("link", name="T00:00:00").locator("visible=true")
        assert shown.count() == opened + completed - earlier
        assert page.locator("pb-run").get_by_text(f"Earlier runs: {earlier}").is_visible() == bool(earlier)

    def test_paper_shows_every_run(self, page, address):
        keep(page, opened=4, completed=56)
        page.goto(address + RUNS)
        page.emulate_media(media="print")
        assert page.locator("pb-runs .pb-entries > li a:visible").count() == 60
        assert not page.locator("pb-runs summary:visible").count()

    def test_a_run_of_a_list_that_is_gone_can_be_read(self, page, address):
        start(page, "Old one")
        page.route(f"**/{RUNS}", lambda route: forget(route, "market-report-check"))
        page.goto(address + RUNS)
        assert page.get_by_text("The list is gone").is_visible()
        page.get_by_role("link", name="Old one").click()
        assert "Tracing a market report draft" in page.locator(".pb-run-head").inner_text()
        choose(page, 1)
        assert json.loads(downloaded(page, "File (JSON)"))["items"][0]["state"] == "done"


def test_the_list_in_a_step_is_the_same_and_its_runs_name_the_step(page, address):
    page.goto(address + STEP)
    page.get_by_text("Go through the checklist here").first.click()
    assert page.get_by_role("checkbox").count() == 9
    start(page)
    choose(page, 1, "Failed")
    record = json.loads(downloaded(page, "File (JSON)"))
    assert record["step"] == "workflow/weekly-market-report#fact-check"
    page.reload()
    assert answers(page)[0] == "failed"
    page.goto(address + LIST)
    assert page.get_by_role("link", name="Week 47").is_visible()


def test_runs_go_along_with_instant_navigation(tmp_path_factory, serve, open_page):
    folder = tmp_path_factory.mktemp("instant-runs")
    address = serve(folder / "site")
    theme = {"name": "material", "font": False, "features": ["navigation.instant"]}
    build(make_project(folder, theme=theme, site_url=address))
    lists = sorted(path.parent.name for path in (folder / "site" / "checklists").glob("*/index.html"))
    visit = open_page(f"{address}checklists/{lists[0]}/")
    page = visit.page
    page.evaluate("window.kept = true")
    start(page, "Along")
    choose(page, 1)
    page.get_by_role("link", name="All my runs").click()
    page.locator("article h1", has_text="My runs").wait_for()
    page.get_by_role("link", name="Along").click()
    page.locator(".pb-run").wait_for()
    assert answers(page)[0] == "done"
    page.go_back()
    page.locator("article h1", has_text="My runs").wait_for()
    page.go_forward()
    page.locator(".pb-run").wait_for()
    assert answers(page)[0] == "done"
    assert page.evaluate("window.kept")
    assert visit.errors == []


def test_hostile_text_of_a_list_and_of_people_stays_text(hostile_site, serve, open_page):
    name = min(path.parent.name for path in (hostile_site / "checklists").glob("*/index.html"))
    page = open_page("about:blank").page
    page.add_init_script(TRAP)
    page.goto(f"{serve(hostile_site)}checklists/{name}/")
    start(page, PAYLOADS[0], PAYLOADS[1])
    item(page, 1).locator("summary").click()
    item(page, 1).get_by_label("Note").fill(PAYLOADS[0])
    page.reload()
    assert PAYLOADS[0] in page.locator(".pb-run-case").inner_text()
    assert PAYLOADS[0] in page.locator(".pb-run-note").first.text_content()
    page.goto(page.url.split("checklists/")[0] + RUNS)
    assert page.locator("pb-runs").get_by_role("link", name=PAYLOADS[0]).is_visible()
    assert page.evaluate("window.hits") == 0


def test_runs_work_from_a_folder(reference_site, open_page):
    page = open_page((reference_site / LIST / "index.html").as_uri()).page
    start(page)
    choose(page, 1)
    page.reload()
    assert answers(page)[0] == "done"
    page.goto((reference_site / RUNS / "index.html").as_uri())
    assert page.get_by_role("link", name="Week 47").is_visible()
