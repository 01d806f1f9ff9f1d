"""Hurried hands: keys, anchors, mistaken clicks and links that would lose an answer, or give it to another item."""

from __future__ import annotations

import json

import pytest

from .acting import BLOCKED, LIST, RUNS, STEP, answers, choose, downloaded, item, prove, sign, start

BROUGHT = ".pb-run-preview"


def bring(page, record: dict) -> None:
    page.set_default_timeout(8000)
    content = json.dumps(record).encode()
    page.locator("pb-runs input[type=file]").set_input_files(
        {"name": "run.json", "mimeType": "application/json", "buffer": content}
    )
    page.locator(BROUGHT).wait_for()


def shared(page) -> str:
    page.get_by_role("button", name="Link", exact=True).click()
    page.get_by_label("Link to this run").wait_for()
    return page.get_by_label("Link to this run").input_value()


def test_arrow_keys_stay_within_an_item(page):
    start(page)
    item(page, 1).get_by_label("Done", exact=True).focus()
    page.keyboard.press("Space")
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    assert answers(page)[0]
    assert set(answers(page)[1:]) == {""}


def test_anchors_of_the_page_leave_the_run_open_and_the_way_back_closes_it(page):
    start(page)
    page.locator(".md-skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#top")
    choose(page, 1)
    page.get_by_role("link", name="Back to the list without the run").click()
    page.locator(".pb-run").wait_for(state="detached")
    page.go_back()
    page.locator(".pb-run").wait_for()
    assert answers(page)[0] == "done"


def test_what_was_taken_back_has_the_focus(page):
    start(page)
    for button in ("Clear all answers", "Remove from this device"):
        page.get_by_role("button", name=button).click()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.dataset.part") == "head"


def test_a_reason_outlives_another_answer(page):
    start(page)
    choose(page, 5, "Does not apply")
    page.get_by_role("textbox", name="Why it does not apply").fill("No event")
    choose(page, 5)
    assert "reason" not in json.loads(downloaded(page, "File (JSON)"))["items"][4]
    choose(page, 5, "Does not apply")
    assert page.get_by_role("textbox", name="Why it does not apply").input_value() == "No event"


def test_a_link_to_a_run_is_not_shown_when_more_has_been_said_since(page):
    start(page)
    assert shared(page)
    choose(page, 1)
    assert page.get_by_label("Link to this run").is_hidden()


def test_links_are_kept_as_they_were_copied(page):
    start(page)
    prove(page, 1, "https://example.org/a b/{1}\u200b")
    assert item(page, 1).get_by_role("link").get_attribute("href") == "https://example.org/a%20b/%7B1%7D"


def test_a_file_goes_to_the_run_it_was_chosen_for(page, address):
    start(page, "One")
    one = page.url
    page.goto(address + LIST)
    start(page, "Two")
    page.evaluate(
        "() => { const { proof } = PbExport; PbExport.proof = async (file) => "
        "(await new Promise((go) => { window.go = go; }), proof(file)); }"
    )
    page.locator("[type=file]").first.set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"abc"})
    page.evaluate("one => { location.href = one; }", one)
    page.locator(".pb-run-case", has_text="One").wait_for()
    page.evaluate("window.go()")
    page.go_back()
    item(page, 1).get_by_text("ba7816bf").wait_for()
    page.goto(one)
    assert item(page, 1).get_by_text("ba7816bf").count() == 0


def test_a_tenth_signature_is_refused_for_what_it_is(page):
    start(page)
    for number in range(10):
        sign(page, f"Reviewer {number}", "I reviewed it")
    assert page.get_by_text("at most nine signatures").is_visible()
    assert page.get_by_text("No name").is_hidden()
    assert page.get_by_label("Your name").input_value() == "Reviewer 9"


def test_a_note_from_another_tab_comes_into_a_field_that_was_left_for_it(page):
    start(page)
    other = page.context.new_page()
    other.goto(page.url)
    for tab in (page, other):
        item(tab, 1).locator("summary").click()
        item(tab, 1).get_by_label("Note").focus()
    page.evaluate("document.hasFocus = () => false")
    item(other, 1).get_by_label("Note").fill("Seen there")
    page.locator(".pb-run-note", has_text="Seen there").first.wait_for(state="attached")
    assert item(page, 1).get_by_label("Note").input_value() == "Seen there"


class TestLinks:
    @pytest.fixture
    def link(self, page, address):
        """A link to a run that was begun in a step."""
        page.goto(address + STEP)
        page.get_by_text("Go through the checklist here").first.click()
        start(page)
        choose(page, 1)
        return shared(page)

    def test_a_link_to_a_step_unfolds_it(self, link, open_page):
        page = open_page(link).page
        page.locator(BROUGHT).get_by_role("button", name="Bring it in").click()
        page.locator(".pb-run").wait_for()
        assert answers(page)[0] == "done"

    def test_a_link_to_a_step_that_leads_nowhere_says_so(self, link, open_page):
        page = open_page(link[:-9]).page
        page.get_by_text("The link is not whole").wait_for()
        page.goto("about:blank")
        page.goto(f"{link.split('#')[0]}#open=market-report-check.0123456789abcdef")
        page.get_by_text("is not on this device").wait_for()

    def test_escape_leaves_what_a_link_brings(self, link, open_page):
        page = open_page(link).page
        page.locator(BROUGHT).wait_for()
        page.keyboard.press("Escape")
        page.wait_for_url("**/#top")
        page.goto(link)
        page.locator(BROUGHT).wait_for()


def test_a_run_that_says_it_was_completed_is_looked_at(page, address):
    start(page)
    choose(page, 2, "Failed")
    record = json.loads(downloaded(page, "File (JSON)"))
    page.get_by_role("button", name="Remove from this device").click()
    page.goto(address + RUNS)
    bring(page, record | {"completed_at": record["items"][1]["at"]})
    said = "It was completed although something was missing"
    assert page.locator(BROUGHT).get_by_text(said).is_visible()
    page.get_by_role("button", name="Bring it in").click()
    assert page.locator(".pb-run-summary").get_by_text(said).is_visible()
    assert page.get_by_text("Item 2 is critical and failed").is_visible()


def test_a_run_that_is_brought_in_stays_where_nothing_can_be_kept(page, open_page, address):
    start(page)
    choose(page, 1)
    record = json.loads(downloaded(page, "File (JSON)"))
    page = open_page("about:blank").page
    page.add_init_script(BLOCKED)
    page.goto(address + RUNS)
    bring(page, record)
    page.get_by_role("button", name="Bring it in").click()
    page.locator(".pb-run").wait_for()
    assert answers(page)[0] == "done"
    assert page.get_by_text("This browser lets the page keep nothing").locator("visible=true").count() == 1
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]


def test_a_page_from_a_disk_makes_no_link_for_others(reference_site, open_page):
    page = open_page((reference_site / LIST / "index.html").as_uri()).page
    start(page)
    page.get_by_role("button", name="Link", exact=True).click()
    assert page.get_by_text("No link for others can be made here").is_visible()


def test_a_printed_run_names_its_own_wording_alone(page):
    page.emulate_media(media="print")
    line = page.locator("pb-run ~ p[data-search-exclude]")
    assert line.is_visible()
    page.emulate_media(media="screen")
    start(page)
    page.emulate_media(media="print")
    assert line.is_hidden()
