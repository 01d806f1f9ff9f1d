"""The words of a site: ours, with those of the site laid over them, and what is said when they cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_playbooks.hosts.words import site_words
from mkdocs_playbooks.project import Options, Project, ProjectError


def project(root: Path, words: str | None = "words", **files: bytes | str) -> Project:
    """A project with files of words, by language."""
    (root / "words").mkdir()
    for language, text in files.items():
        data = text if isinstance(text, bytes) else text.encode()
        (root / "words" / f"{language.replace('_', '-')}.po").write_bytes(data)
    return Project(root, root / "mkdocs.yml", root / "docs", Options(words=words))


def entry(text: str, translation: str) -> str:
    """A catalogue of one entry."""
    return f'msgid "{text}"\nmsgstr "{translation}"\n'


def test_a_site_speaks_english_unless_its_theme_says_otherwise(tmp_path):
    words = site_words(project(tmp_path, words=None), {"name": "material"})
    assert (words.language.tag, words.notes) == ("en", ())
    assert words.language.gettext("Owner") == "Owner"


def test_a_site_speaks_the_language_of_its_theme(tmp_path):
    words = site_words(project(tmp_path, words=None), {"language": "nl"})
    assert (words.language.tag, words.language.gettext("Owner"), words.notes) == ("nl", "Eigenaar", ())


def test_a_variant_speaks_the_language_that_it_is_of(tmp_path):
    words = site_words(project(tmp_path, nl_BE=entry("Layer", "Verdiep")), {"language": "nl-BE"})
    assert [words.language.gettext(text) for text in ("Owner", "Layer")] == ["Eigenaar", "Verdiep"]


def test_the_site_has_the_last_word(tmp_path):
    files = {"nl": entry("Owner", "Baas"), "en": entry("Owner", "Boss")}
    own = project(tmp_path, **files)
    dutch, english = (site_words(own, {"language": tag}).language for tag in ("nl", "en"))
    assert [dutch.gettext(text) for text in ("Owner", "Layer")] == ["Baas", "Laag"]
    assert [english.gettext(text) for text in ("Owner", "Layer")] == ["Boss", "Layer"]


def test_a_site_can_speak_a_language_of_its_own(tmp_path):
    words = site_words(project(tmp_path, fr=entry("Owner", "Responsable")), {"language": "fr"})
    assert (words.language.tag, words.notes) == ("fr", ())
    assert [words.language.gettext(text) for text in ("Owner", "Layer")] == ["Responsable", "Layer"]


def test_a_language_without_words_is_said_with_those_there_are(tmp_path):
    words = site_words(project(tmp_path, fr=entry("Owner", "Responsable")), {"language": "de"})
    [note] = words.notes
    assert words.language.tag == "en"
    assert "`theme.language` is de" in note
    assert "there are en, fr, nl" in note
    assert note.endswith("Add yours in words/de.po")


def test_a_text_that_no_page_says_is_told_with_the_nearest(tmp_path):
    words = site_words(project(tmp_path, en=entry("Ownerr", "Boss")), {"language": "en"})
    assert words.notes == ('words/en.po:1: no page says "Ownerr"; did you mean "Owner"?',)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"# \n\nmsgid Owner\n", "words/nl.po:3: this is no line of a catalogue"),
        (entry("It waits", "%(x)s"), "words/nl.po:1: the text has no value `x`"),
        (b'msgid "a"\nmsgstr "\xff"\n', "words/nl.po:2: byte 0xFF is not UTF-8"),
        ('msgid "a"\nmsgstr "\u202eb"\n', "words/nl.po:2: U+202E cannot be seen"),
        (b"#" * (2 * 1024 * 1024 + 1), "words/nl.po has 2,097,153 bytes"),
    ],
)
def test_words_that_cannot_be_used_say_where_and_what_to_do(tmp_path, text, said):
    with pytest.raises(ProjectError) as raised:
        site_words(project(tmp_path, nl=text), {"language": "nl"})
    assert said in str(raised.value)
    assert ";" in str(raised.value)


def test_many_flaws_are_not_all_told(tmp_path):
    text = "\n".join(entry(f"Text {number}", "<b>") for number in range(30))
    with pytest.raises(ProjectError) as raised:
        site_words(project(tmp_path, nl=text), {"language": "nl"})
    assert str(raised.value).endswith("and 20 more in words/nl.po")


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ProjectError, match="there is no folder"):
        site_words(project(tmp_path, words="wrods"), {"language": "nl"})
