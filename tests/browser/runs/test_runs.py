"""One run, from its start to what is kept of it: answers, blocks, signatures, new texts, and storage that fails."""

from __future__ import annotations

import json

import pytest

from .acting import (
    BLOCKED,
    FULL,
    LIST,
    RUNS,
    answers,
    choose,
    downloaded,
    finish,
    item,
    prove,
    reworded,
    sign,
    start,
    summary,
)


class TestOneRun:
    def test_without_scripts_the_list_is_as_it_was(self, open_page, address):
        page = open_page(address + LIST, java_script_enabled=False).page
        assert page.get_by_role("checkbox").count() == 9
        assert page.locator("pb-run").evaluate("one => one.innerText").count("Start") == 0
        page.goto(address + RUNS)
        assert page.get_by_text("Runs need scripts").is_visible()

    def test_a_list_without_a_run_has_its_boxes_and_one_more_button(self, page):
        assert page.get_by_role("checkbox").count() == 9
        assert page.locator("pb-run").get_by_text("Start a run").is_visible()
        assert page.locator("pb-run button:visible").count() == 0

    def test_answers_notes_and_proofs_outlive_a_reload(self, page):
        start(page)
        choose(page, 2, "Failed")
        choose(page, 5, "Does not apply")
        page.get_by_role("textbox", name="Why it does not apply").fill("No event")
        prove(page, 1)
        item(page, 1).get_by_label("Note").fill("Row 14\nwas <b>moved</b>")
        page.locator("[type=file]").first.set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"abc"})
        item(page, 1).get_by_text("ba7816bf").wait_for()
        page.reload()
        assert page.locator(".pb-run-case").inner_text().splitlines() == ["Run", "Week 47"]
        assert answers(page) == ["", "failed", "", "", "not_applicable", "", ""]
        assert page.get_by_role("textbox", name="Why it does not apply").input_value() == "No event"
        assert item(page, 1).get_by_role("link").get_attribute("href") == "https://example.org/rows"
        assert "a.txt" in item(page, 1).inner_text()
        item(page, 1).locator("summary").click()
        assert item(page, 1).get_by_label("Note").input_value() == "Row 14\nwas <b>moved</b>"

    def test_back_leaves_the_run_and_forward_returns_to_it(self, page):
        start(page)
        choose(page, 3)
        page.go_back()
        assert page.get_by_role("checkbox").count() == 9
        assert page.get_by_role("link", name="Week 47").is_visible()
        page.go_forward()
        assert answers(page)[2] == "done"
        page.get_by_role("link", name="Back to the list without the run").click()
        assert page.locator(".pb-run").count() == 0

    def test_what_blocks_is_told_takes_the_focus_and_leads_to_each(self, page):
        start(page)
        choose(page, 1)
        choose(page, 2, "Failed")
        choose(page, 5, "Does not apply")
        assert item(page, 2).get_by_role("alert").filter(has_text="The work does not go on").is_visible()
        page.get_by_role("button", name="Complete the run").click()
        assert page.evaluate("document.activeElement.className") == "pb-run-summary"
        said = summary(page)
        assert [line.partition(":")[0] for line in said] == [
            "Item 1 asks for a proof",
            "Item 2 is critical and failed",
            "Item 4 is critical and still open",
            "Item 5 needs a reason why it does not apply",
            "A reviewer has to sign, somebody else than who did the work",
        ]
        wanted = ("link", "", "", "", "signer")
        for place, name in enumerate(wanted):
            page.locator(".pb-run-summary a").nth(place).press("Enter")
            assert page.evaluate("document.activeElement.name").partition("-")[0] == name or not name
            assert page.evaluate("!!document.activeElement.closest('.pb-check, .pb-run-sign')")
        choose(page, 2)
        assert len(summary(page)) == 4

    def test_a_signature_falls_when_an_answer_changes_and_reviewers_are_others(self, page):
        start(page)
        for number in range(1, 8):
            choose(page, number)
        prove(page, 1)
        sign(page, "ANA ", "I reviewed it")
        page.get_by_role("button", name="Complete the run").click()
        assert summary(page) == ["The reviewer has to be somebody else than who did the work"]
        page.get_by_role("button", name="Take back").click()
        sign(page, "Ben", "I reviewed it")
        assert page.get_by_text("(self-declared)").is_visible()
        choose(page, 3, "Failed")
        assert page.get_by_text("An answer was changed afterwards: sign again").is_visible()

    def test_a_completed_run_stays_as_it_is(self, page):
        start(page)
        finish(page)
        assert page.evaluate("document.activeElement.className") == "pb-run-case"
        assert page.locator(".pb-run input:visible").count() == 0
        assert page.locator(".pb-run-said:visible").count() == 7
        page.route(f"**/{LIST}", reworded)
        page.reload()
        assert page.get_by_text("A completed run stays as it was signed").is_visible()
        assert page.get_by_role("button", name="Move the run over").count() == 0

    def test_clearing_and_removing_can_be_taken_back(self, page):
        start(page)
        choose(page, 1)
        choose(page, 6, "Failed")
        page.get_by_role("button", name="Clear all answers").click()
        assert set(answers(page)) == {""}
        assert page.evaluate("document.activeElement.innerText") == "Undo"
        page.keyboard.press("Enter")
        assert answers(page) == ["done", "", "", "", "", "failed", ""]
        page.get_by_role("button", name="Remove from this device").click()
        assert page.get_by_role("checkbox").count() == 9
        page.get_by_role("button", name="Undo").click()
        assert answers(page) == ["done", "", "", "", "", "failed", ""]
        page.get_by_role("button", name="Remove from this device").click()
        page.reload()
        assert page.get_by_text("is not on this device").is_visible()

    def test_case_and_name_can_be_changed(self, page):
        start(page)
        page.get_by_text("Change case or name").click()
        page.locator(".pb-run").get_by_label("Case").fill("Week 48 “x”")
        page.get_by_role("button", name="Change", exact=True).click()
        assert page.locator(".pb-run-case").inner_text().splitlines() == ["Run", "Week 48 “x”"]


def test_a_run_is_moved_over_to_a_new_text_with_what_changed(page):
    start(page)
    for number in (1, 3, 6):
        choose(page, number)
    page.route(f"**/{LIST}", reworded)
    page.reload()
    assert answers(page)[2] == "done"
    notice = page.locator(".pb-run-notice:visible", has_text="The list has changed")
    assert [line.partition(":")[0] for line in notice.locator("li").all_inner_texts()] == [
        "Added",
        "Changed",
        "Removed",
    ]
    page.get_by_role("button", name="Move the run over").click()
    assert answers(page) == ["done", "", "", "", "", "", ""]
    assert "marked as open" in item(page, 3).inner_text()
    assert "marked as unanswered" in item(page, 3).get_by_text("Its wording was").inner_text()
    assert not notice.is_visible()


class TestStorage:
    @pytest.mark.parametrize(("broken", "said"), [(BLOCKED, "keep nothing"), (FULL, "room for this site is full")])
    def test_a_run_goes_on_without_a_place_to_keep_it(self, open_page, address, broken, said):
        visit = open_page("about:blank")
        page = visit.page
        page.add_init_script(broken)
        page.goto(f"{address}glossary/")
        of_the_theme = visit.errors.copy()
        page.goto(address + LIST)
        start(page)
        finish(page)
        assert page.locator(".pb-run-notice:visible", has_text=said).is_visible()
        assert json.loads(downloaded(page, "File (JSON)"))["case"] == "Week 47"
        assert visit.errors == 2 * of_the_theme

    def test_a_damaged_entry_is_told_kept_and_removed_on_request(self, page, address):
        site = page.locator("pb-run").get_attribute("data-site")
        key = f"{site}:market-report-check:0123456789abcdef"
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, '{"half": '])
        page.reload()
        page.get_by_role("link", name="See what is left of it").click()
        page.locator("article h1", has_text="My runs").wait_for()
        notice = page.locator(".pb-run-notice:visible", has_text="damaged")
        assert key in notice.inner_text()
        assert downloaded(page, "Save what is there") == '{"half": '
        notice.get_by_role("button", name="Remove").click()
        assert not notice.is_visible()
