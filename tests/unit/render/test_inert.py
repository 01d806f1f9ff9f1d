"""HTML in its inert spelling: the same tree, and nothing for Markdown or any of its extensions to act on."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markupsafe import Markup

from hostile import PAYLOADS
from mkdocs_playbooks.render.inert import inert, inert_text
from mkdocs_playbooks.render.richtext import rich
from sites import Html

EXTENSIONS = {
    name: {}
    for name in (
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "footnotes",
        "md_in_html",
        "meta",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
        "wikilinks",
        "pymdownx.arithmatex",
        "pymdownx.betterem",
        "pymdownx.blocks.admonition",
        "pymdownx.caret",
        "pymdownx.critic",
        "pymdownx.details",
        "pymdownx.emoji",
        "pymdownx.escapeall",
        "pymdownx.inlinehilite",
        "pymdownx.keys",
        "pymdownx.magiclink",
        "pymdownx.mark",
        "pymdownx.progressbar",
        "pymdownx.saneheaders",
        "pymdownx.smartsymbols",
        "pymdownx.snippets",
        "pymdownx.superfences",
        "pymdownx.tabbed",
        "pymdownx.tasklist",
        "pymdownx.tilde",
    )
}
LINES = (
    "# Not a heading\n\nNot a paragraph",
    "- a\n- b\n\n    code",
    "```\nfence\n```",
    "[^1]: note\n*[HTML]: abbr",
    "a\tb",
)
TEXTS = (*PAYLOADS, *LINES)


def converted(html: str) -> str:
    """HTML after a Markdown processor with everything in it has had it."""
    configs = {"pymdownx.snippets": {"check_paths": True}, "toc": {"permalink": True}}
    return Markdown(extensions=list(EXTENSIONS), extension_configs=configs).convert(html)


def block(text: str) -> Markup:
    """What a template makes of a text: in an attribute, in a line, where line breaks count, and as rich text."""
    template = '<div class="a"><p title="{}"\n id="x">{}</p>\n\n<pre><code>{}</code></pre>\n{}</div>'
    return Markup(template).format(text, text, text, rich(text))


def tree(html: str) -> list[tuple[str, dict[str, str], list[str]]]:
    return [(one.tag, one.attributes, ["".join(one.pieces)]) for one in Html(html).elements]


@pytest.mark.parametrize("text", TEXTS)
def test_markdown_leaves_it_as_it_is(text):
    spelled = inert(block(text))
    assert converted(f"{spelled}\n") == spelled
    assert tree(spelled) == tree(block(text))


def test_html_as_it_was_does_not_survive():
    assert any(converted(block(text)) != block(text) for text in TEXTS)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), include_characters="\n\t"), max_size=60))
def test_any_text_keeps_its_meaning_on_one_line(text):
    html = Markup('<div title="{}">{}</div>').format(text, text)
    assert tree(inert(html)) == tree(html)
    assert len(inert(html).splitlines()) == 1


@pytest.mark.parametrize("text", TEXTS)
def test_a_title_has_nothing_but_words_and_references(text):
    spelled = inert_text(text)
    assert Markup(spelled).unescape() == text
    assert not re.search(r"""[<>"'`{}\[\]()*_:]""", re.sub(r"&#[0-9]+;", "", spelled))
