"""The catalogues that ship: complete, up to date, and behind every word of a template."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from mkdocs_playbooks.hosts.words import SHIPPED, TEMPLATE
from mkdocs_playbooks.words.language import locale_of
from mkdocs_playbooks.words.po import read_words, texts_of, translations_of
from support import ROOT
from words import SAYING, bare_words, values_said

CATALOGUES = sorted(SHIPPED.glob("*.po"))
TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))


def name(path: Path) -> str:
    """A template's path within the overrides."""
    return path.relative_to(ROOT / "overrides").as_posix()


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The tool that collects the texts."""
    spec = importlib.util.spec_from_file_location("generate_words", ROOT / "tools" / "generate_words.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_template_holds_every_text(tool):
    assert TEMPLATE.read_text("utf-8") == tool.written(tool.template()), "run `make docs`"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_is_whole(path, tool):
    text = path.read_text("utf-8")
    words, wanted = read_words(text, path.stem), read_words(TEMPLATE.read_text("utf-8"), "en")
    assert words.flaws == ()
    assert text == tool.renewed(text, path.stem, tool.template()), "run `make docs`"
    said = {(message.context, texts_of(message)): translations_of(message) for message in words.messages}
    assert [key for key in said if not said[key]] == [], "not translated, or fuzzy"
    assert said.keys() == {(message.context, texts_of(message)) for message in wanted.messages}
    forms = len(locale_of(path.stem).plural_form.tags | {"other"})
    assert {len(translations) for key, translations in said.items() if len(key[1]) > 1} == {forms}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_translations_begin_and_end_as_their_texts_do(path):
    for message in read_words(path.read_text("utf-8"), path.stem).messages:
        for translation in translations_of(message):
            text = texts_of(message)[-1]
            ends = [re.search(r"[.:;,]?$", each)[0] for each in (text, translation)]
            assert ends[0] == ends[1], f"{text} / {translation}"
            assert translation == translation.strip(), translation


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_word_of_a_template_is_in_the_catalogue(path):
    assert bare_words(path) == []


def test_no_text_is_said_within_another_where_nothing_collects_it():
    modules = {path: ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "plugins").rglob("*.py"))}
    inner = [
        f"{path.name}:{call.lineno}"
        for path, tree in modules.items()
        for text in ast.walk(tree)
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in SAYING
    ]
    assert inner == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_say_texts_and_never_values(path):
    assert values_said(path) == []
