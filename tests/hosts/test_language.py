"""A site in another language: its pages, its dates, its own words, and what happens to words that cannot be used."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from conftest import Once
from mkdocs_playbooks.hosts.tree import export
from mkdocs_playbooks.hosts.words import SHIPPED
from mkdocs_playbooks.project import find_project
from mkdocs_playbooks.words.po import read_words, texts_of, translations_of
from sites import build, fingerprint, make_project, run, write
from support import ROOT, TODAY

ENGLISH_DAY = re.compile(
    r"\d (?:January|February|March|April|May|June|July|August|September|October|November|December) \d"
)
TIME = re.compile(r"<time [^>]*>[^<]*</time>")
IN_DUTCH = (
    *("404.html", "runs/index.html", "**/used-by/index.html", "artifacts/*/index.html", "checklists/*/index.html"),
    *("controls/*/index.html", "courses/*/index.html", "decisions/*/index.html", "evaluations/*/index.html"),
    *("frameworks/*/index.html", "journeys/*/index.html", "layers/*/index.html", "metrics/*/index.html"),
    *("index.html", "board/index.html", "boundaries/**/index.html", "glossary/index.html", "roles/index.html"),
    *("inventories/**/index.html", "reference/**/index.html", "rules/**/index.html", "workflows/index.html"),
    *("organization/*/index.html", "partners/*/index.html", "people/*/index.html", "recipes/*/index.html"),
)
"""The pages whose every word is in the catalogue."""

ALSO_DUTCH = frozenset(("open", "Met", "Over", "Status", "Checklist"))
"""English words that are Dutch too, and stand on pages in that sense."""

OWN = 'msgid "Owner"\nmsgstr "Baas"\n'


class Said(HTMLParser):
    """The texts of a page in its own language: those marked with another, code and scripts aside."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.language = ""
        self.texts: list[str] = []
        self._aside: list[str] = []
        self.feed(text[: text.index("<body")] + text[text.index("<article") : text.rindex("</article>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        language = dict(attrs).get("lang")
        if tag == "html":
            self.language = language or ""
        elif self._aside or language not in (None, self.language) or tag in ("code", "pre", "style", "script", "title"):
            self._aside += [tag] if tag not in ("input", "br", "img", "hr") else []

    def handle_endtag(self, tag: str) -> None:
        if self._aside and self._aside[-1] == tag:
            self._aside.pop()

    def handle_data(self, data: str) -> None:
        if not self._aside and data.strip():
            self.texts.append(" ".join(data.split()))


def project(folder: Path, language: str = "nl", **words: str) -> Path:
    """The starter project in a language, with words of its own by language."""
    write(folder, {f"words/{name}.po": text for name, text in words.items()})
    options = {"as_of": str(TODAY)} | ({"words": "words"} if words else {})
    theme = {"name": "material", "language": language, "font": False}
    return make_project(folder, theme=theme, plugins=["search", {"playbooks": options}])


@pytest.fixture(scope="session")
def dutch_site(once: Once) -> Path:
    """The reference playbooks on a Dutch site."""

    def make(folder: Path) -> None:
        shutil.copytree(ROOT / "playbooks", folder / "playbooks")
        settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("language: en", "language: nl")
        write(folder, {"mkdocs.yml": settings})
        build(folder)

    return once("dutch", make) / "site"


def said(site: Path, patterns: Iterable[str] = ("**/*.html",)) -> Iterator[tuple[str, Said]]:
    """What the pages of a site say, those apart that only lead on."""
    for path in sorted({path for pattern in patterns for path in site.glob(pattern)}):
        text = path.read_text("utf-8")
        if "<article" in text:
            yield path.relative_to(site).as_posix(), Said(text)


def test_every_page_says_its_language(dutch_site: Path) -> None:
    texts = {path: path.read_text("utf-8") for path in dutch_site.rglob("*.html")}
    assert [path for path, text in texts.items() if '<html lang="nl"' not in text] == []


def test_dates_are_dutch(dutch_site: Path) -> None:
    everything = {name: " ".join(page.texts) for name, page in said(dutch_site, IN_DUTCH)}
    assert {name: ENGLISH_DAY.findall(text) for name, text in everything.items() if ENGLISH_DAY.search(text)} == {}
    assert sum("16 november 2026" in text for text in everything.values()) > 20
    pages = (path.read_text("utf-8") for path in dutch_site.rglob("*.html"))
    times = [time for page in pages for time in TIME.findall(page)]
    assert len(times) > 200
    assert [time for time in times if ENGLISH_DAY.search(time)] == []


def test_no_english_word_is_left_where_the_catalogue_has_a_dutch_one(dutch_site: Path) -> None:
    messages = read_words((SHIPPED / "nl.po").read_text("utf-8"), "nl").messages
    pairs = [(text, translations_of(message)) for message in messages for text in texts_of(message)]
    english = {text for text, translations in pairs if text not in translations} - ALSO_DUTCH
    left = {name: english.intersection(page.texts) for name, page in said(dutch_site, IN_DUTCH)}
    assert len(left) > 20
    assert {name: texts for name, texts in left.items() if texts} == {}


def test_the_words_of_the_site_win_over_ours(tmp_path: Path) -> None:
    folder = project(tmp_path / "own", nl=OWN)
    built = " ".join(text for _, page in said(build(folder)) for text in page.texts)
    assert "Baas" in built
    assert "Eigenaar" not in built.split()
    made = export(find_project(folder), tmp_path / "out")
    assert (made.findings, made.notes) == ((), ())
    exported = " ".join(path.read_text("utf-8") for path in (tmp_path / "out" / "docs").rglob("*.md"))
    assert "Baas" in exported
    assert not re.search(r"\bEigenaar\b", exported)


def test_words_that_cannot_be_used_stop_the_build_and_leave_the_site(tmp_path: Path) -> None:
    folder = project(tmp_path, nl=OWN)
    before = fingerprint(build(folder))
    write(folder, {"words/nl.po": 'msgid "%(what)s stands in for it."\nmsgstr "<b>neemt het over</b>"\n'})
    code, told = run(folder, "build", "--strict")
    assert code != 0
    assert "words/nl.po:1: the value `what` is missing; put it where it belongs in the translation" in told
    assert "words/nl.po:1: its tags are not those of the text" in told
    assert "Traceback" not in told
    assert fingerprint(folder / "site") == before


def test_a_language_without_words_is_built_in_english_and_said(tmp_path: Path) -> None:
    folder = project(tmp_path, "de")
    code, told = run(folder, "build")
    assert code == 0, told
    assert "`theme.language` is de, for which there are no words" in told
    assert "there are en, nl" in told
    assert "Owner" in " ".join(text for _, page in said(folder / "site") for text in page.texts)
