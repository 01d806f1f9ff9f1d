"""A whole run without a mouse, and one run in two tabs."""

from __future__ import annotations

import random

from .acting import (
    start,
)


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
