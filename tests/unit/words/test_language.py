"""How days, distances and numbers are written in a language, and what it says."""

from __future__ import annotations

import datetime
import json

import pytest

from mkdocs_playbooks.words.language import ENGLISH, Language, locale_of
from mkdocs_playbooks.words.po import read_words
from support import TODAY

DUTCH = Language("nl", read_words('msgid "today"\nmsgstr "vandaag"\n', "nl").translations)
POLISH = """
msgid "{n} item"
msgid_plural "{n} items"
msgstr[0] "{n} punkt"
msgstr[1] "{n} punkty"
msgstr[2] "{n} punktów"
"""


def test_days_are_written_as_the_language_writes_them():
    assert [ENGLISH.day(TODAY), DUTCH.day(TODAY)] == ["16 November 2026", "16 november 2026"]
    assert Language("de").day(TODAY) == "16. November 2026"


@pytest.mark.parametrize(
    ("days", "english", "dutch"),
    [
        (0, "today", "vandaag"),
        (1, "in 1 day", "over 1 dag"),
        (-6, "6 days ago", "6 dagen geleden"),
        (7, "in 1 week", "over 1 week"),
        (-29, "4 weeks ago", "4 weken geleden"),
        (135, "in 4 months", "over 4 maanden"),
        (364, "in 12 months", "over 12 maanden"),
        (-800, "2 years ago", "2 jaar geleden"),
    ],
)
def test_distances_are_told_in_their_largest_unit(days, english, dutch):
    assert (ENGLISH.distance(days), DUTCH.distance(days)) == (english, dutch)


@pytest.mark.parametrize(
    ("value", "english", "dutch"),
    [(1234567, "1,234,567", "1.234.567"), (0.5, "0.5", "0,5"), (-1234.25, "-1,234.25", "-1.234,25"), (3.0, "3", "3")],
)
def test_numbers_have_their_thousands_apart(value, english, dutch):
    assert (ENGLISH.number(value), DUTCH.number(value)) == (english, dutch)


def test_scripts_get_every_plural_form_by_the_name_that_browsers_have_for_it():
    assert json.loads(ENGLISH.forms("{n} item", "{n} items")) == {"one": "{n} item", "other": "{n} items"}
    polish = Language("pl", read_words(POLISH, "pl").translations)
    forms = json.loads(polish.forms("{n} item", "{n} items"))
    assert forms == {"few": "{n} punkty", "many": "{n} punktów", "one": "{n} punkt", "other": "{n} punktów"}


def test_a_language_that_is_not_known_is_written_like_english():
    assert locale_of("sh") is None
    assert Language("sh").day(datetime.date(2026, 7, 6)) == "6 July 2026"


def test_words_of_closed_lists_read_as_words():
    assert [ENGLISH.word(value) for value in ("data_analysis", "model_api")] == ["data analysis", "model API"]
