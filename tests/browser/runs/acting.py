"""What people do in a run, and what they see of it."""

from __future__ import annotations

import re
from pathlib import Path

LIST = "checklists/market-report-check/"
OTHER = "checklists/reply-check/"
STEP = "workflows/weekly-market-report/"
RUNS = "runs/"
PATIENCE = 8000
BLOCKED = """for (const name of ["getItem", "setItem", "removeItem"])
    Storage.prototype[name] = () => { throw new DOMException("no", "SecurityError"); };"""
FULL = 'Storage.prototype.setItem = () => { throw new DOMException("no", "QuotaExceededError"); };'
WORDING = re.compile(r"(data-list=\"[^\"]*?wording&#34;:&#34;)[0-9a-f]{64}")

MANY = """([open, completed]) => {
    const { list, site } = document.querySelector("pb-run").dataset;
    const { minutes, uses, ...text } = JSON.parse(list);
    const keep = (at, done, id = String(Date.parse(at))) => PbImport.apply(PbShelf.of(site), {
        format: "playbook-run", version: 1, id, site, list: text, case: done ? `Done ${at}` : `Open ${at}`,
        performer: { name: "Ana" }, started_at: at, ...(done && { completed_at: at }),
        items: text.items.map(({ id }) => (done ? { id, state: "done", at } : { id, state: "open" })),
    });
    const day = (number) => new Date(Date.UTC(2025, 0, 1 + number)).toISOString();
    for (let one = 0; one < open + completed; one++) keep(day(one), one >= open);
}"""


def start(page, case: str = "Week 47", performer: str = "Ana") -> None:
    """Begin a run of the list on a page."""
    page.set_default_timeout(PATIENCE)
    page.locator("pb-run summary", has_text="Start a run").click()
    page.get_by_role("textbox", name="Case").fill(case)
    page.get_by_role("textbox", name="Who did the work").fill(performer)
    page.get_by_role("button", name="Start the run").click()
    page.locator(".pb-run").wait_for()


def keep(page, *, opened: int, completed: int) -> None:
    """Put runs of the list on a page into the storage: open ones, and after them, a day each, completed ones."""
    page.evaluate(MANY, [opened, completed])


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


def outdate(route, name: str) -> None:
    answer = route.fetch()
    pattern = rf"(id&#34;:&#34;{name}&#34;,.*?wording&#34;:&#34;)[0-9a-f]{{12}}"
    route.fulfill(response=answer, body=re.sub(pattern, r"\g<1>abababababab", answer.text()))


def forget(route, name: str) -> None:
    answer = route.fetch()
    text = answer.text().replace(f'data-list="{name}"', "").replace(f"id&#34;:&#34;{name}&#34;", "id&#34;:&#34;x&#34;")
    route.fulfill(response=answer, body=text)
