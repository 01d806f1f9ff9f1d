"""Each state of a run at two widths and in both schemes: no violation of axe's rules, nothing wider than the screen."""

from __future__ import annotations

import pytest

from .acting import (
    FULL,
    LIST,
    OTHER,
    RUNS,
    choose,
    downloaded,
    finish,
    item,
    keep,
    reworded,
    start,
)

RULES = {"rules": {"target-size": {"enabled": True}}}


class TestEverybody:
    """Each state of a run at two widths: no violation of axe's rules, nothing wider than the screen."""

    @pytest.fixture(params=("light", "dark"))
    def seen(self, request, open_page, axe, address):
        visit = open_page(address + LIST, scheme=request.param)

        def check(state: str, page=visit.page) -> None:
            page.mouse.move(0, 0)
            for width in (1280, 320):
                page.set_viewport_size({"width": width, "height": 800})
                assert (state, width, violations(axe, page)) == (state, width, [])
                assert page.evaluate("document.documentElement.scrollWidth") <= width, state

        return visit.page, check

    def test_the_states_of_a_run(self, seen, address):
        page, check = seen
        check("none")
        page.locator("pb-run summary", has_text="Start a run").click()
        check("starting")
        page.locator("pb-run summary", has_text="Start a run").click()
        start(page)
        check("open")
        choose(page, 2, "Failed")
        choose(page, 5, "Does not apply")
        item(page, 1).locator("summary").click()
        check("failed critical")
        page.get_by_role("button", name="Complete the run").click()
        check("blocked")
        page.get_by_role("button", name="Link", exact=True).click()
        page.get_by_label("Link to this run").wait_for()
        check("link")
        address_of_run = page.url
        finish(page)
        check("completed")
        page.get_by_role("button", name="Remove from this device").click()
        check("removed")
        page.get_by_role("button", name="Undo").click()
        page.route(f"**/{LIST}", reworded)
        page.goto("about:blank")
        page.goto(address_of_run)
        check("completed on an earlier text")
        page.unroute(f"**/{LIST}")
        page.goto(address + LIST)
        start(page, "Moving")
        choose(page, 3)
        page.route(f"**/{LIST}", reworded)
        page.reload()
        check("moving over")
        page.get_by_role("button", name="Move the run over").click()
        check("moved")

    def test_the_states_of_the_list_of_runs(self, seen, address):
        page, check = seen
        page.goto(address + RUNS)
        check("empty")
        upload = {"name": "run.json", "mimeType": "application/json", "buffer": b"{}"}
        page.get_by_label("Bring in a run").set_input_files(upload)
        page.locator(".pb-run-notice:visible").wait_for()
        check("refused")
        page.goto(address + LIST)
        start(page)
        written = downloaded(page, "File (JSON)")
        page.get_by_role("button", name="Remove from this device").click()
        page.goto(address + OTHER)
        start(page, "Other")
        page.goto(address + RUNS)
        check("full")
        upload["buffer"] = written.encode()
        page.get_by_label("Bring in a run").set_input_files(upload)
        page.locator(".pb-run-preview").wait_for()
        check("preview")

    def test_many_runs(self, seen, address):
        page, check = seen
        keep(page, opened=2, completed=10)
        check("folded on the list")
        page.locator("pb-run summary", has_text="Earlier runs: 2").click()
        check("unfolded on the list")
        page.goto(address + RUNS)
        check("folded among all runs")
        page.locator("pb-runs summary", has_text="Earlier runs: 2").click()
        check("unfolded among all runs")

    def test_without_a_place_to_keep_runs(self, seen, address):
        page, check = seen
        page.add_init_script(FULL)
        page.goto(address + LIST)
        start(page)
        choose(page, 1)
        check("storage full")


def violations(axe, page) -> list[str]:
    found = axe(page, **RULES)
    ours = "target => !!document.querySelector(target)?.closest('article')"
    return [line for line in found if page.evaluate(ours, line.split(": ")[1])]
