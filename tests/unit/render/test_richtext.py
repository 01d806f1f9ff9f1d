"""Rich text: the safe part of Markdown works, everything else is shown as it was typed."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from hostile import PAYLOADS
from mkdocs_playbooks.render.richtext import rich, rich_inline
from sites import Html

ALLOWED = {"p", "br", "em", "strong", "code", "pre", "ul", "ol", "li", "a", "blockquote", "hr"}
MARKUP = st.text(st.sampled_from("<>\"'&;=/![](){}`*_~#-+|\\:.\n abhijorx17"), max_size=80)


def harmless(html: str) -> None:
    """Nothing but the allowed elements, no attribute but an address that can be followed safely."""
    for element in Html(html).elements:
        assert element.tag in ALLOWED
        assert set(element.attributes) <= {"href", "rel", "start"}
        assert element.get("href").partition(":")[0] in ("https", "mailto") or ":" not in element.get("href")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain words", "<p>plain words</p>"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("[a](https://example.org/)", '<p><a href="https://example.org/" rel="noopener noreferrer">a</a></p>'),
        ("[a](mailto:a@example.org)", '<p><a href="mailto:a@example.org" rel="noopener noreferrer">a</a></p>'),
        ("[a](../other/)", '<p><a href="../other/" rel="noopener noreferrer">a</a></p>'),
        ("# not a heading", "<p># not a heading</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
    ],
)
def test_what_markdown_may_do(text, html):
    assert rich(text).strip() == html


@pytest.mark.parametrize(
    "text",
    [
        "[a](http://example.org/)",
        "[a](javascript:hit())",
        "[a](JaVaScRiPt:hit())",
        "[a](&#106;avascript:hit())",
        "[a](data:text/html,x)",
        "[a](vbscript:x)",
        "[a](site:/roles/x)",
        "[a](file:///etc/passwd)",
    ],
)
def test_other_addresses_are_not_followed(text):
    assert [link for link in Html(rich(text)).all("a") if link.get("href")] == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_harmless(payload):
    harmless(rich(payload))


@pytest.mark.parametrize("payload", [one for one in PAYLOADS if not set("[`*~") & set(one)])
def test_hostile_text_without_markdown_is_shown_as_it_was_typed(payload):
    (paragraph,) = Html(rich(payload)).all("p")
    assert paragraph.text == payload.replace("<https://example.org/>", "https://example.org/")


@given(MARKUP)
def test_any_markup_is_harmless(text):
    harmless(rich(text))
    assert isinstance(rich(text), Markup)


@given(st.text(st.sampled_from("abc xyz.,?\"'%äß漢字"), min_size=1))
def test_text_without_marks_is_shown_as_it_is(text):
    assert unescape(rich(text).removeprefix("<p>").removesuffix("</p>")) == text


@pytest.mark.parametrize("text", ['say "yes"', 'say "yes" *now*', '*x* href="site:/roles/x"', '`id="x"` href="site:/"'])
def test_quotation_marks_in_text_stay_escaped(text):
    html = rich(text)
    assert '"' not in html
    assert text.replace("*", "").replace("`", "") == " ".join(element.text for element in Html(html).all("p"))


def test_a_single_paragraph_can_stand_in_a_line():
    assert rich_inline("a *b*") == "a <em>b</em>"
    assert rich_inline("a") == "a"


def test_several_paragraphs_stay_paragraphs():
    assert rich_inline("a\n\nb").count("<p>") == 2
