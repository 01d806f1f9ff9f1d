"""Runs through checklists as people see them: on the list's page, in a step, among all of one's runs, and on paper."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from hostile import PAYLOADS
from sites import build, make_project

from .test_hostile import TRAP
from .test_policy import WATCH, headers

LIST = "checklists/market-report-check/"
OTHER = "checklists/reply-check/"
STEP = "workflows/weekly-market-report/"
RUNS = "runs/"
PATIENCE = 8000
RULES = {"rules": {"target-size": {"enabled": True}}}
BLOCKED = """for (const name of ["getItem", "setItem", "removeItem"])
    Storage.prototype[name] = () => { throw new DOMException("no", "SecurityError"); };"""
FULL = 'Storage.prototype.setItem = () => { throw new DOMException("no", "QuotaExceededError"); };'
WORDING = re.compile(r"(data-list=\"[^\"]*?wording&#34;:&#34;)[0-9a-f]{64}")


@pytest.fixture(scope="module")
def address(reference_site: Path, serve) -> str:
    """The reference site, served with the headers that come with it."""
    return serve(reference_site, lambda: headers(reference_site))


@pytest.fixture
def visit(open_page, address):
    """A list's page that says what its policy stops; nothing is to be stopped, to fail or to be asked of others."""
    visit = open_page("about:blank")
    visit.page.add_init_script(WATCH)
    visit.page.goto(address + LIST)
    yield visit
    assert (visit.errors, visit.foreign) == ([], [])


@pytest.fixture
def page(visit):
    return visit.page


def start(page, case: str = "Week 47", performer: str = "Ana") -> None:
    """Begin a run of the list on a page."""
    page.set_default_timeout(PATIENCE)
    page.locator("pb-run summary", has_text="Start a run").click()
    page.get_by_role("textbox", name="Case").fill(case)
    page.get_by_role("textbox", name="Who did the work").fill(performer)
    page.get_by_role("button", name="Start the run").click()
    page.locator(".pb-run").wait_for()


def item(page, number: int):
    return page.locator(".pb-run-items > li").nth(number - 1)


def choose(page, number: int, answer: str = "Done") -> None:
    item(page, number).get_by_label(answer, exact=True).check()


def answers(page) -> list[str]:
    """What is chosen at each item; nothing where it is open."""
    return page.locator(".pb-run-items > li").evaluate_all(
        "all => all.map((one) => one.querySelector('input[type=radio]:checked')?.value ?? '')"
    )


def sign(page, name: str, button: str) -> None:
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name=button).click()


def prove(page, number: int, link: str = "https://example.org/rows") -> None:
    item(page, number).locator("details").evaluate("one => { one.open = true; }")
    item(page, number).get_by_label("Link to a proof").fill(link)
    item(page, number).get_by_role("button", name="Add").click()


def finish(page) -> None:
    """Answer and sign so that nothing blocks, and complete."""
    for number in range(1, 8):
        choose(page, number)
    prove(page, 1)
    sign(page, "Ana", "I did the work")
    sign(page, "Ben", "I reviewed it")
    page.get_by_role("button", name="Complete the run").click()
    page.get_by_text("Completed run", exact=True).wait_for()


def summary(page) -> list[str]:
    return page.locator(".pb-run-summary li:visible").all_inner_texts()


def downloaded(page, button: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_text("utf-8")


def reworded(route) -> None:
    """The list's page with another text: an item changed, one renamed."""
    answer = route.fetch()
    text = WORDING.sub(rf"\g<1>{'ab' * 32}", answer.text())
    text = text.replace("marked as unanswered&#34;", "marked as open&#34;").replace(
        "id&#34;:&#34;c6&#34;", "id&#34;:&#34;c9&#34;"
    )
    route.fulfill(response=answer, body=text)


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


def focused(page) -> str:
    """What has the focus, as it is called to those who do not see it."""
    return str(
        page.evaluate("""() => {
            const one = document.activeElement;
            const around = one.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
            return `${around} | ${one.labels?.[0]?.textContent ?? one.textContent}`.replace(/\\s+/g, " ").trim();
        }""")
    )


def reach(page, *words: str) -> None:
    """Press Tab until what has the focus is called so."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if all(word in focused(page) for word in words):
            return
    raise AssertionError(f"the keyboard does not reach {words}")


def test_a_whole_run_by_keyboard_alone(page):
    press = page.keyboard.press
    reach(page, "Start a run")
    press("Enter")
    reach(page, "Case")
    page.keyboard.type("Week 47")
    reach(page, "Who did the work")
    page.keyboard.type("Ana")
    press("Enter")
    page.locator(".pb-run").wait_for()
    for number in range(1, 8):
        reach(page, f"{number}.", "Done")
        press("Space")
        if number == 1:
            reach(page, "Note and proof")
            press("Enter")
            reach(page, "Link to a proof")
            page.keyboard.type("https://example.org/rows")
            press("Enter")
    press("Shift+Tab")
    press("ArrowDown") if "Done" in focused(page) else None
    reach(page, "Your name")
    page.keyboard.type("Ben")
    reach(page, "Sign: I reviewed it")
    press("Enter")
    reach(page, "Complete the run")
    press("Enter")
    assert page.locator(".pb-run-case").inner_text().splitlines()[0] == "Completed run"
    assert focused(page).endswith("Week 47")


ROUND = """operations => {
    const later = (time) => new Promise((go) => setTimeout(go, time));
    const tick = async ([item, value, time]) => {
        await later(time);
        document.querySelector(`.pb-check[data-key="${item}"] input[value="${value}"]`).click();
    };
    window.round = Promise.all(operations.map(tick));
}"""
SHOWN = """expected => Object.entries(expected).every(([item, value]) =>
    document.querySelector(`.pb-check[data-key="${item}"] input:checked`)?.value === value)"""
AGREED = f"""expected => window.round.then(() => new Promise((agreed) => {{
    const shown = {SHOWN};
    const look = (left) => shown(expected) || !left ? agreed(shown(expected)) : setTimeout(look, 2, left - 1);
    look(2000);
}}))"""
"""Whether both tabs come to show what was last said of each item, in the tab that said it."""


def test_two_tabs_lose_no_tick_in_200_interleavings(page):
    start(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.locator(".pb-run").wait_for()
    chance = random.Random(47)
    expected: dict[str, str] = {}
    for _ in range(200):
        rounds: tuple[list, list] = ([], [])
        for name in ("c1", "c2", "c3", "c4", "c5", "c6", "c7"):
            answer = chance.choice(("done", "failed"))
            chance.choice(rounds).append([name, answer, chance.randrange(3)])
            expected[name] = answer
        for tab, operations in zip((page, other), rounds, strict=True):
            tab.evaluate(ROUND, operations)
        for tab in (page, other):
            assert tab.evaluate(AGREED, expected)
    other.reload()
    assert other.evaluate(SHOWN, expected)


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
        notice = page.locator(".pb-run-notice:visible", has_text="damaged")
        assert key in notice.inner_text()
        assert downloaded(page, "Save what is there") == '{"half": '
        notice.get_by_role("button", name="Remove").click()
        assert not notice.is_visible()


class TestAlong:
    def test_a_run_taken_along_and_brought_in_elsewhere_is_the_same(self, page, open_page, address, tmp_path):
        chance = random.Random(3)
        for seed in range(3):
            page.goto("about:blank")
            page.goto(address + LIST)
            start(page, f"Case {seed} =1+1", "Zoë <i>")
            for number in chance.sample(range(1, 8), 5):
                choose(page, number, chance.choice(("Done", "Failed")))
            written = downloaded(page, "File (JSON)")
            (tmp_path / "run.json").write_text(written, "utf-8")
            other = open_page(address + RUNS).page
            other.get_by_label("Bring in a run").set_input_files(tmp_path / "run.json")
            dialog = other.locator(".pb-run-preview")
            assert "It is added to your runs" in dialog.inner_text()
            dialog.get_by_role("button", name="Bring it in").click()
            other.locator(".pb-run").wait_for()
            assert other.url.startswith(address + LIST)
            assert answers(other) == answers(page)
            assert downloaded(other, "File (JSON)") == written

    def test_a_link_shows_what_it_brings_before_it_is_kept(self, page, open_page):
        start(page, "Week <47>")
        choose(page, 4, "Failed")
        page.get_by_role("button", name="Link", exact=True).click()
        field = page.get_by_label("Link to this run")
        field.wait_for()
        link = field.input_value()
        assert len(link) <= 2000
        other = open_page(link).page
        dialog = other.locator(".pb-run-preview")
        assert "Week <47>" in dialog.inner_text()
        dialog.get_by_role("button", name="Leave it").click()
        assert other.get_by_role("checkbox").count() == 9
        assert other.evaluate("localStorage.length") == other.evaluate(
            "Object.keys(localStorage).filter((key) => !key.includes('market-report')).length"
        )
        other.goto("about:blank")
        other.goto(link)
        dialog.get_by_role("button", name="Bring it in").click()
        other.locator(".pb-run").wait_for()
        assert answers(other)[3] == "failed"

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("run.json", b"{}", "no run of a checklist"),
            ("run.json", b"{", "not whole"),
            ("run.json", b"\xff\xfe", "holds no text"),
            ("run.json", b" " * 300_000, "larger than a run"),
            ("run.json", b'{"format": "playbook-run", "version": 2}', "later version"),
            ("run.json", b'{"format": "playbook-run", "version": 1}', "not as it has to be"),
        ],
    )
    def test_what_is_no_run_is_told(self, open_page, address, name, content, said):
        page = open_page(address + RUNS).page
        upload = {"name": name, "mimeType": "application/json", "buffer": content}
        page.get_by_label("Bring in a run").set_input_files(upload)
        assert said in page.locator(".pb-run-notice:visible").inner_text()

    def test_markdown_is_copied_and_a_table_saved(self, page):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        start(page)
        choose(page, 1)
        page.get_by_role("button", name="Text for an issue").click()
        page.get_by_text("Copied. Paste it into the issue.").wait_for()
        assert "**Done** (critical)" in page.evaluate("navigator.clipboard.readText()")
        assert downloaded(page, "Table (CSV)").splitlines()[0].endswith("evidence")

    def test_a_run_reads_well_on_paper(self, page, tmp_path):
        start(page)
        item(page, 2).locator("summary").click()
        item(page, 2).get_by_label("Note").fill("Recalculated twice")
        finish(page)
        page.emulate_media(media="print")
        assert page.locator("button:visible").count() == 0
        assert not page.locator(".pb-sign").is_visible()
        if not shutil.which("pdftotext"):
            pytest.skip("pdftotext is not installed")
        page.pdf(path=tmp_path / "run.pdf", format="A4")
        command = ["pdftotext", "-layout", tmp_path / "run.pdf", "-"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for words in (
            "Week 47",
            "Work by Ana",
            "Note: Recalculated twice",
            "https://example.org/rows",
            "Ben reviewed it",
        ):
            assert words in text
        assert text.count("Done") == 7


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

    def test_a_run_of_a_list_that_is_gone_can_be_read(self, page, address):
        start(page, "Old one")
        page.route(f"**/{RUNS}", lambda route: forget(route, "market-report-check"))
        page.goto(address + RUNS)
        assert page.get_by_text("The list is gone").is_visible()
        page.get_by_role("link", name="Old one").click()
        assert "Tracing a market report draft" in page.locator(".pb-run-head").inner_text()
        choose(page, 1)
        assert json.loads(downloaded(page, "File (JSON)"))["items"][0]["state"] == "done"


def outdate(route, name: str) -> None:
    answer = route.fetch()
    pattern = rf"(id&#34;:&#34;{name}&#34;,.*?wording&#34;:&#34;)[0-9a-f]{{12}}"
    route.fulfill(response=answer, body=re.sub(pattern, r"\g<1>abababababab", answer.text()))


def forget(route, name: str) -> None:
    answer = route.fetch()
    text = answer.text().replace(f'data-list="{name}"', "").replace(f"id&#34;:&#34;{name}&#34;", "id&#34;:&#34;x&#34;")
    route.fulfill(response=answer, body=text)


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
