"""Printed sheets: each says at its edges what it is of, and what is for screens stays there."""

from __future__ import annotations

from pathlib import Path

import pytest

TOLD = "({...document.documentElement.dataset})"
SEEN = "name => getComputedStyle(document.documentElement).getPropertyValue(name)"


@pytest.fixture(scope="module")
def address(reference_site: Path, serve) -> str:
    return serve(reference_site)


def test_a_sheet_says_its_page_its_site_its_day_and_the_note_of_the_site(open_page, address):
    page = open_page(f"{address}systems/incident-agent/").page
    page.pdf(format="A4")
    told = page.evaluate(TOLD)
    assert told["sheetTitle"] == "Incident agent - Orrinfeld Group playbooks"
    assert told["sheetDay"] == "As of 16 November 2026"
    assert told["sheetNote"].startswith("The Orrinfeld Group is fictional.")
    assert page.evaluate(SEEN, "--pb-sheet-title") == f'"{told["sheetTitle"]}"'


def test_a_title_is_text_on_a_sheet_whatever_stands_in_it(open_page, address):
    page = open_page(f"{address}glossary/").page
    page.evaluate("document.title = 'a\"; } @page { margin: 0 } \\\\'")
    page.pdf(format="A4")
    assert page.evaluate(SEEN, "--pb-sheet-title") == '"a\\"; } @page { margin: 0 } \\\\"'


def test_without_scripts_the_first_sheet_has_the_day_and_the_last_the_note(open_page, address):
    page = open_page(f"{address}systems/incident-agent/", java_script_enabled=False).page
    day, note = page.locator(".pb-copy"), page.locator(".md-copyright__highlight")
    assert not day.is_visible()
    page.emulate_media(media="print")
    assert day.is_visible()
    assert note.is_visible()
