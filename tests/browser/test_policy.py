"""Pages served with the headers the build wrote: nothing they do is stopped, and what is not theirs is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.test_pages import PAGES
from sites import build, make_project

WATCH = 'addEventListener("securitypolicyviolation", (event) => console.error("stopped", event.effectiveDirective));'
NAME = "Content-Security-Policy"
DEPTHS = ("", "404.html", PAGES["index"], PAGES["workflow"], PAGES["used-by"])
"""A page at each depth: a script of the theme says where the site begins, and so has a text of its own at each."""

SEARCHED = "[data-md-component=search-result] a"
HASH = re.compile(r" 'sha256-[^']+'")

FEATURES = [
    *("navigation.instant", "navigation.instant.prefetch", "navigation.instant.progress", "navigation.tabs"),
    *("navigation.indexes", "navigation.tracking", "navigation.footer", "search.suggest", "search.highlight"),
    *("search.share", "content.code.copy", "content.tooltips", "announce.dismiss", "toc.follow"),
]
PALETTE = [{"scheme": name, "toggle": {"icon": "material/palette", "name": name}} for name in ("default", "slate")]
WRITTEN = """\
# Written by hand

| left | right |
|:-----|------:|
| 1    | 2     |

```py title="a.py" linenums="1"
1 + 1
```

<style>.own { color: rgb(1, 2, 3) }</style>
<p class="own">Its own style</p>
<script>document.body.dataset.own = "ran"</script>
"""


def headers(site: Path) -> dict[str, str]:
    """What Netlify would send with every page."""
    lines = (site / "_headers").read_text("utf-8").splitlines()
    return dict(line.strip().split(": ", 1) for line in lines if line.startswith("  "))


@pytest.fixture(scope="module")
def address(reference_site, serve) -> str:
    return serve(reference_site, lambda: headers(reference_site))


@pytest.fixture(scope="module")
def instant(tmp_path_factory, serve) -> str:
    """A small site with all that Material does while one reads, and with a page written by hand."""
    folder = tmp_path_factory.mktemp("policy")
    address = serve(folder / "site", lambda: headers(folder / "site"))
    theme = {"name": "material", "font": False, "features": FEATURES, "palette": PALETTE}
    extensions = ["admonition", "pymdownx.highlight", "pymdownx.superfences"]
    texts = {"written.md": WRITTEN}
    build(make_project(folder, texts, theme=theme, site_url=address, markdown_extensions=extensions))
    return str(address)


@pytest.fixture
def strict(open_page):
    """A page that says what its policy stops."""
    visit = open_page("about:blank")
    visit.page.add_init_script(WATCH)
    return visit


def search(page, words: str) -> None:
    page.locator("[data-md-component=search-query]").press_sequentially(words)
    page.locator(SEARCHED).first.wait_for(state="attached")


def test_every_page_is_served_with_every_header(strict, address):
    answer = strict.page.goto(address)
    assert answer.header_value(NAME).startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert answer.header_value("X-Content-Type-Options") == "nosniff"
    assert answer.header_value("Referrer-Policy") == "same-origin"


def test_nothing_on_any_kind_of_page_is_stopped(strict, address):
    for path in (*PAGES.values(), "404.html"):
        strict.page.goto(address + path)
        strict.page.locator("[data-md-component=search-query]").wait_for(state="attached")
        assert (path, strict.errors, strict.foreign) == (path, [], [])


def test_nothing_a_reader_does_is_stopped(strict, address):
    page = strict.page
    page.goto(f"{address}systems/")
    page.get_by_role("searchbox", name="Narrow this list").fill("coding")
    assert "1 of" in page.get_by_role("status").first.inner_text()

    scheme = page.locator("body").get_attribute("data-md-color-media")
    page.locator("[data-md-component=palette] label:visible").click()
    page.wait_for_function("before => document.body.dataset.mdColorMedia !== before", arg=scheme)
    page.reload()
    assert page.locator("body").get_attribute("data-md-color-media") != scheme

    search(page, "duplicate rows rumours")
    page.keyboard.press("Enter")
    page.wait_for_url("**/workflows/weekly-market-report/**")
    assert (strict.errors, strict.foreign) == ([], [])


def test_nothing_is_stopped_where_pages_change_without_being_loaded(strict, instant):
    page = strict.page
    page.goto(f"{instant}workflows/weekly-market-report/")
    page.evaluate("window.kept = true")
    page.locator("article a", has_text="Content director").first.click()
    page.locator("article h1", has_text="Content director").wait_for()
    page.locator(".pb-ladder a").first.click()
    page.locator("article h1", has_text="Workforce empowerment").wait_for()
    page.locator("[data-md-component=palette] label:visible").click()
    search(page, "written by hand")
    page.locator(SEARCHED).first.click()
    page.locator("#written-by-hand").wait_for()
    page.locator("[data-own=ran]").wait_for()
    assert page.evaluate("window.kept")
    assert (strict.errors, strict.foreign) == ([], [])


def test_what_an_author_puts_into_a_page_by_hand_is_not_stopped(strict, instant):
    page = strict.page
    page.goto(f"{instant}written/")
    assert page.locator("body").get_attribute("data-own") == "ran"
    assert page.locator(".own").evaluate("one => getComputedStyle(one).color") == "rgb(1, 2, 3)"
    aligned = page.locator("td", has_text="2").last
    assert aligned.evaluate("one => getComputedStyle(one).textAlign") == "right"
    assert strict.errors == []


def lacking(policy: str) -> Iterator[str]:
    """The policy without one hash, for each."""
    for found in HASH.finditer(policy):
        yield policy[: found.start()] + policy[found.end() :]


def test_each_hash_is_needed(strict, reference_site, serve):
    whole = headers(reference_site)[NAME]
    current = {NAME: whole}
    address = serve(reference_site, lambda: current)
    needed = 0
    for policy in lacking(whole):
        current[NAME] = policy
        strict.errors.clear()
        for path in DEPTHS:
            strict.page.goto(address + path)
        assert any("stopped script-src-elem" in error for error in strict.errors), policy
        needed += 1
    assert needed == whole.count("sha256") > len(DEPTHS)


@pytest.mark.parametrize(
    ("markup", "directive"),
    [
        ("<img src=nowhere onerror='window.hit = true'>", "script-src-attr"),
        ("<a href='javascript:window.hit = true' id=lure>x</a>", "script-src-elem"),
        ("<iframe srcdoc='<script>parent.hit = true</script>'></iframe>", "script-src-elem"),
        ("<p style='color: red'>x</p>", "style-src-attr"),
        ("<img src='https://example.org/a.png'>", "img-src"),
        ("<object data='assets/playbooks.js'></object>", "object-src"),
    ],
)
def test_what_gets_into_a_page_is_stopped(strict, address, markup, directive):
    page = strict.page
    page.goto(address)
    with page.expect_console_message(lambda said: said.text == f"stopped {directive}"):
        page.evaluate("markup => { document.querySelector('article').innerHTML = markup; }", markup)
        page.evaluate("document.querySelector('#lure')?.click()")
    assert page.evaluate("window.hit") is None
