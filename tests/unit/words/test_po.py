"""Catalogues as people write them: what is wrong with one is told with its line, and nothing wrong gets onto a page."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.words.po import read_words

PLURAL = 'msgid "%(num)s item"\nmsgid_plural "%(num)s items"\n'


def entry(text: str, translation: str) -> str:
    """A catalogue of one entry."""
    return f'msgid "{text}"\nmsgstr "{translation}"\n'


def flaws(text: str) -> list[tuple[int, str]]:
    """What is wrong with a Dutch catalogue, with the lines."""
    return [(flaw.line, flaw.what) for flaw in read_words(text, "nl").flaws]


def test_a_catalogue_needs_no_header():
    words = read_words(entry("Owner", "Baas"), "nl")
    assert words.flaws == ()
    assert words.translations.gettext("Owner") == "Baas"
    assert words.translations.gettext("Layer") == "Layer"


def test_what_is_not_sure_is_not_said():
    words = read_words(f"#, fuzzy\n{entry('Owner', 'Baas')}", "nl")
    assert words.translations.gettext("Owner") == "Owner"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('# words\n\nmsgid "Owner"\nmsgstr Baas\n', 4, "no line of a catalogue"),
        ('msgid "Owner\nmsgstr "Baas"\n', 1, "no line of a catalogue"),
        ("kind: workflow\n", 1, "no line of a catalogue"),
        ('msgstr "Baas"\n', 1, "`msgstr` cannot stand here"),
        ('msgid "Owner"\nmsgid "Layer"\n', 2, "`msgid` cannot stand here"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 3, "`msgstr` cannot stand here"),
        ('"Baas"\n', 1, "belongs to nothing"),
        ('msgid "Owner"\n', 1, "not whole"),
        ('msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n ! 1;\\n"\n', 1, "header cannot be used"),
        ('msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n', 1, "header cannot be used"),
    ],
)
def test_a_catalogue_that_cannot_be_read_says_where(text, line, what):
    [(found, said)] = flaws(text)
    assert (found, what in said) == (line, True), said


@pytest.mark.parametrize(
    ("text", "translation", "what"),
    [
        ("%(what)s waits", "wacht", "the value `what` is missing"),
        ("It waits", "%(what)s wacht", "the text has no value `what`"),
        ("Run for {case}", "Ronde voor {zaak}", "the text has no value `{zaak}`"),
        ("%(share)s done", "%(share)s% klaar", "a percent sign stands alone"),
        ("%(share)s done", "%(share)d klaar", "a percent sign stands alone"),
        ("Owner", "<b>Baas</b>", "its tags"),
        ("Owner", "Baas <script", "its tags"),
        ("<em>No</em>", "<em onclick='x'>Nee</em>", "its tags"),
        ('<a href=\\"%(href)s\\">go</a>', '<a href=\\"javascript:%(href)s\\">ga</a>', "its tags"),
    ],
)
def test_a_translation_has_the_values_and_the_tags_of_its_text(text, translation, what):
    assert any(what in said for _, said in flaws(f"\n\n{entry(text, translation)}"))
    assert {line for line, _ in flaws(f"\n\n{entry(text, translation)}")} == {3}


def test_a_translation_may_say_one_without_a_number_and_needs_every_form():
    assert flaws(f'{PLURAL}msgstr[0] "een punt"\nmsgstr[1] "%(num)s punten"\n') == []
    assert flaws(f'{PLURAL}msgstr[0] "een punt"\nmsgstr[1] ""\n') == [(1, "`msgstr[1]` is missing")]


def test_texts_with_percent_signs_of_their_own_keep_them():
    assert flaws(entry("100 % sure", "100 % zeker")) == []
