"""Checklists on a screen and on paper, lists that narrow as one types."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def address(reference_site: Path, serve) -> str:
    return serve(reference_site)


def test_every_checklist_prints_on_one_sheet(open_page, address, reference_site):
    lists = sorted(path.parent.name for path in reference_site.glob("checklists/*/index.html"))
    page = open_page(address).page
    sheets = {}
    for name in lists:
        page.goto(f"{address}checklists/{name}/")
        sheets[name] = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert sheets
    assert set(sheets.values()) == {1}, sheets


def test_a_sheet_has_lines_to_sign_and_no_ladder(open_page, address):
    page = open_page(f"{address}checklists/market-report-check/").page
    signature = page.locator("article").get_by_text("Signature")
    assert not signature.is_visible()
    page.emulate_media(media="print")
    assert signature.is_visible()
    assert not page.locator(".pb-ladder").is_visible()
    assert not page.get_by_role("heading", name="Where it is used").is_visible()


def test_an_item_is_ticked_by_its_words_without_scripts(open_page, address):
    page = open_page(f"{address}checklists/market-report-check/", java_script_enabled=False).page
    item = page.get_by_role("checkbox", name="Each number matches")
    assert not item.is_checked()
    page.get_by_text("Each number matches").click()
    assert item.is_checked()


def test_a_list_narrows_to_what_holds_every_word(open_page, address):
    page = open_page(f"{address}systems/").page
    entries = page.locator("pb-narrow .pb-entries > li")
    total = entries.count()
    page.get_by_role("searchbox", name="Narrow this list").fill("CODING branches")
    shown = page.locator("pb-narrow .pb-entries > li:visible")
    assert [line.partition("\n")[0] for line in shown.all_inner_texts()] == ["Coding agent"]
    assert page.locator("pb-narrow section:visible").count() == 1
    assert page.get_by_role("status").first.inner_text() == f"1 of {total} shown"
    page.get_by_role("searchbox", name="Narrow this list").fill("")
    assert shown.count() == total
    assert page.get_by_role("status").first.inner_text() == ""


def test_without_scripts_a_list_has_its_groups_and_no_dead_field(open_page, address):
    page = open_page(f"{address}systems/", java_script_enabled=False).page
    assert page.locator("pb-narrow input").count() == 0
    page.locator(".pb-filters").get_by_role("link", name="Data store").click()
    assert page.url.endswith("#group-data-store")
    assert page.locator("#group-data-store").is_visible()


def test_a_list_narrows_after_instant_navigation_and_back(open_page, address):
    page = open_page(f"{address}systems/").page
    page.locator("pb-narrow .pb-entries a").first.click()
    page.wait_for_url(lambda url: not url.endswith("/systems/"))
    page.go_back()
    page.wait_for_url("**/systems/")
    assert page.get_by_role("searchbox", name="Narrow this list").count() == 1
