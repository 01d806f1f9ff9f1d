"""Every kind of page: quiet, contrasting, reachable by keyboard, narrow enough, and readable without scripts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from mkdocs_playbooks.pages.vocabulary import KIND_WORDS

PAGES = {
    "home": "",
    "layer": "layers/systems-dependency-management/",
    "workflow": "workflows/agent-written-migration/",
    "pilot": "workflows/customer-service-reply/",
    "boundary": "boundaries/production-data-change/",
    "role": "roles/content-director/",
    "system": "systems/sales-db/",
    "checklist": "checklists/market-report-check/",
    "course": "courses/ai-fundamentals/",
    "metric": "metrics/migration-lead-time/",
    "evaluation": "evaluations/migration-eval/",
    "inventory": "inventories/content-director-week/",
    "control": "controls/identity/",
    "decision": "decisions/pilot-before-dependency-map/",
    "organization": "organization/orrinfeld-group/",
    "artifact": "artifacts/orders-schema/",
    "recipe": "recipes/guarded-schema-change/",
    "partner": "partners/quillmere-learning/",
    "journey": "journeys/retailer/",
    "person": "people/p01/",
    "framework": "frameworks/nist-ai-rmf/",
    "index": "workflows/",
    "used-by": "courses/ai-fundamentals/used-by/",
    "reference": "reference/",
    "fields": "reference/workflow/",
    "board": "board/",
    "glossary": "glossary/",
    "runs": "runs/",
    "rules": "rules/",
    "audit": "rules/audit/",
    "rule": "rules/vague-trigger/",
    "written": "start-here/",
}
"""One page of each kind of page, by its address."""

SCHEMES = {"light": "default", "dark": "slate"}
NARROW, WIDE = 360, 1280
HEADINGS = "[...document.querySelectorAll('article :is(h1, h2, h3, h4, h5, h6)')].map((one) => Number(one.tagName[1]))"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def address(reference_site: Path, serve) -> str:
    return serve(reference_site)


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, address: str) -> str:
    """The address of a page of each kind."""
    return address + PAGES[request.param]


def test_there_is_a_page_of_every_kind():
    assert set(KIND_WORDS) - set(PAGES) == set()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_is_clean_in_both_widths(open_page, axe, page, scheme):
    visit = open_page(page, width=WIDE, scheme=scheme)
    assert visit.page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
    assert violations(axe, visit) == []
    visit.page.set_viewport_size({"width": NARROW, "height": 800})
    assert violations(axe, visit) == []
    assert (visit.errors, visit.foreign) == ([], [])


def test_what_is_wrong_in_the_content_is_found(open_page, axe, address):
    visit = open_page(address)
    visit.page.locator("article p:visible").first.evaluate("one => { one.innerHTML = '<img src=\"data:,\">'; }")
    assert [line.partition(":")[0] for line in violations(axe, visit)] == ["image-alt"]


def violations(axe, visit) -> list[str]:
    """What axe finds in the page's content; the theme around it is not ours."""
    return [line for line in axe(visit.page) if is_ours(visit, line.split(": ")[1])]


def is_ours(visit, target: str) -> bool:
    return bool(visit.page.evaluate("(target) => !!document.querySelector(target)?.closest('article')", target))


def test_a_page_is_no_wider_than_the_screen_and_its_headings_skip_no_level(open_page, page):
    visit = open_page(page, width=NARROW)
    for width in (NARROW, 320):
        visit.page.set_viewport_size({"width": width, "height": 800})
        assert visit.page.evaluate(OVERFLOW) <= 0, width
    levels = visit.page.evaluate(HEADINGS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


def test_a_page_is_readable_without_scripts(open_page, page):
    visit = open_page(page, java_script_enabled=False)
    article = visit.page.locator("article")
    assert article.locator("h1").is_visible()
    assert article.locator("a[href]:visible").count() > 0
    assert len(article.inner_text()) > 100


def test_links_work_without_scripts(open_page, address):
    page = open_page(address, java_script_enabled=False).page
    page.locator("article nav").first.get_by_role("link").first.click()
    page.wait_for_url("**/layers/workforce-empowerment/")
    assert page.locator("article h1").inner_text()


def test_the_keyboard_reaches_every_link_in_reading_order(open_page, address):
    page = open_page(f"{address}workflows/weekly-market-report/").page
    wanted = page.locator("article :is(a:any-link, summary, button, [tabindex='0']):visible").count()
    page.locator("article h1").evaluate("one => { one.tabIndex = -1; }")
    page.evaluate("document.querySelector('article').setAttribute('tabindex', '-1')")
    page.locator("article").focus()
    seen = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("""() => {
            const one = document.activeElement;
            const all = [...document.querySelectorAll("article *")];
            return one.closest("article") ? all.indexOf(one) : -1;
        }""")
        )
    assert -1 not in seen
    assert seen == sorted(set(seen))
    assert page.evaluate(
        "getComputedStyle(document.activeElement).outlineStyle !== 'none'"
        " || getComputedStyle(document.activeElement).boxShadow !== 'none'"
    )


def test_search_finds_a_step_by_its_words_and_lands_on_it(open_page, address):
    page = open_page(address).page
    page.locator("[data-md-component=search-query]").press_sequentially("duplicate rows rumours")
    result = page.locator("[data-md-component=search-result] a[href*='#step-tidy-competitors']").first
    result.wait_for(state="attached")
    result.evaluate("one => one.closest('details')?.setAttribute('open', '')")
    result.click()
    page.wait_for_url("**/workflows/weekly-market-report/**#step-tidy-competitors")
    assert page.locator("#step-tidy-competitors").is_visible()


def test_the_ladder_marks_the_current_layer_for_everybody(open_page, address):
    page = open_page(f"{address}workflows/agent-written-migration/").page
    current = page.locator("article nav").first.locator("[aria-current]")
    assert current.count() == 1
    assert "Systems" in current.inner_text()
    other = page.locator("article nav").first.locator("li a:not([aria-current])").first
    look = (
        "one => [getComputedStyle(one).fontWeight, getComputedStyle(one).borderBottomColor,"
        " getComputedStyle(one).borderTopColor, getComputedStyle(one).color].join()"
    )
    assert current.evaluate(look) != other.evaluate(look)
