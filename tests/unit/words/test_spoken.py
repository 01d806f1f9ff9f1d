"""Saying texts in the language that is spoken."""

from __future__ import annotations

from mkdocs_playbooks.words.language import Language
from mkdocs_playbooks.words.po import read_words
from mkdocs_playbooks.words.spoken import _, lazy, lazy_word, ngettext, pgettext, said, said_word, speaking, spoken

DUTCH = Language(
    "nl",
    read_words(
        """
msgid "%(what)s waits"
msgstr "er wacht iets: %(what)s"

msgid "%(num)s step"
msgid_plural "%(num)s steps"
msgstr[0] "%(num)s stap"
msgstr[1] "%(num)s stappen"

msgctxt "page"
msgid "Next"
msgstr "Volgende"

msgid "100 % sure"
msgstr "100 % zeker"

msgctxt "word"
msgid "data analysis"
msgstr "gegevensanalyse"
""",
        "nl",
    ).translations,
)


def test_english_is_spoken_unless_something_else_is():
    assert _("%(what)s waits", what="A") == "A waits"
    with speaking(DUTCH):
        assert _("%(what)s waits", what="A") == "er wacht iets: A"
        assert spoken() is DUTCH
    assert _("%(what)s waits", what="A") == "A waits"


def test_one_and_many_and_which_of_several():
    with speaking(DUTCH):
        assert [ngettext("%(num)s step", "%(num)s steps", num) for num in (1, 2)] == ["1 stap", "2 stappen"]
        assert pgettext("page", "Next") == "Volgende"
        assert _("Next") == "Next"


def test_a_text_that_stands_elsewhere_keeps_its_percent_signs():
    with speaking(DUTCH):
        assert said("100 % sure") == "100 % zeker"
        assert said("") == ""
        assert said_word("data_analysis") == "gegevensanalyse"


def test_a_phrase_waits_until_it_is_shown():
    phrase = lazy("%(what)s waits", what=lazy_word("data_analysis"))
    assert str(phrase) == "data analysis waits"
    with speaking(DUTCH):
        assert str(phrase) == "er wacht iets: gegevensanalyse"
