"""Templates in a language: what they say is escaped, whatever a catalogue or a document holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_playbooks.render.environment import template_environment
from mkdocs_playbooks.words.language import ENGLISH, Language
from mkdocs_playbooks.words.po import read_words
from support import TODAY

HOSTILE = "<script>alert(1)</script>\" onclick='x' %(name)s {{ 7 * 7 }}"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;&#34; onclick=&#39;x&#39; %(name)s {{ 7 * 7 }}"
WORDS = r"""
msgid "Hello %(name)s"
msgstr "Dag \"%(name)s\" & co"

msgid "%(num)s item of %(name)s"
msgid_plural "%(num)s items of %(name)s"
msgstr[0] "%(num)s punt van %(name)s"
msgstr[1] "%(num)s punten van %(name)s"

msgid "See <a href=\"%(href)s\">%(name)s</a>"
msgstr "<a href=\"%(href)s\">%(name)s</a> zien"

msgctxt "word"
msgid "data analysis"
msgstr "gegevensanalyse"
"""
DUTCH = Language("nl", read_words(WORDS, "nl").translations)


def said(tmp_path: Path, template: str, language: Language = DUTCH, authors: str = "", **values: object) -> str:
    """A template in a language."""
    (tmp_path / "page.html").write_text(template, "utf-8")
    return template_environment([tmp_path], TODAY, "site", language, authors).get_template("page.html").render(values)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('{{ _("Hello %(name)s", name=name) }}', f"Dag &#34;{ESCAPED}&#34; &amp; co"),
        ('<i title="{{ _("Hello %(name)s", name=name) }}">', f'<i title="Dag &#34;{ESCAPED}&#34; &amp; co">'),
        ("{% trans name=name %}Hello {{ name }}{% endtrans %}", f"Dag &#34;{ESCAPED}&#34; &amp; co"),
        (
            '{{ ngettext("%(num)s item of %(name)s", "%(num)s items of %(name)s", 2, name=name) }}',
            f"2 punten van {ESCAPED}",
        ),
        (
            '{% trans href=name, name=name %}See <a href="{{ href }}">{{ name }}</a>{% endtrans %}',
            f'<a href="{ESCAPED}">{ESCAPED}</a> zien',
        ),
    ],
)
def test_values_are_escaped_in_every_language(tmp_path, template, expected):
    assert said(tmp_path, template, name=HOSTILE) == expected
    english = said(tmp_path, template, ENGLISH, name=HOSTILE)
    assert ESCAPED in english
    assert "<script" not in english


def test_html_that_a_macro_made_stays_html(tmp_path):
    template = '{% macro b(x) %}<b>{{ x }}</b>{% endmacro %}{{ _("Hello %(name)s", name=b(name)) }}'
    assert said(tmp_path, template, name="<i>") == "Dag &#34;<b>&lt;i&gt;</b>&#34; &amp; co"


def test_plural_forms_for_scripts_stand_in_an_attribute(tmp_path):
    assert said(tmp_path, '<i data-left="{{ forms("{n} item", "{n} items") }}">') == (
        '<i data-left="{&#34;one&#34;: &#34;{n} item&#34;, &#34;other&#34;: &#34;{n} items&#34;}">'
    )


def test_white_space_around_a_sentence_does_not_count(tmp_path):
    template = "{% trans name=name %}\n  Hello\n  {{ name }}\n{% endtrans %}"
    assert said(tmp_path, template, name="A") == "Dag &#34;A&#34; &amp; co"


def test_text_in_another_language_than_the_page_is_marked(tmp_path):
    template = "{{ name | authored }} {{ name | english }}"
    assert said(tmp_path, template, ENGLISH, "en-GB", name="<x>") == "&lt;x&gt; &lt;x&gt;"
    assert said(tmp_path, template, DUTCH, "nl", name="<x>") == '&lt;x&gt; <span lang="en">&lt;x&gt;</span>'
    assert said(tmp_path, template, DUTCH, "de", name="x") == '<span lang="de">x</span> <span lang="en">x</span>'
    assert said(tmp_path, "{{ name | rich | english }}", name="a\n\nb").startswith('<div lang="en"><p>a</p>')
    parts = "{% filter english %}\n\n<h2>{{ name }}</h2>\n<dl></dl>\n{% endfilter %}"
    assert said(tmp_path, parts, name="<x>").startswith('<div lang="en">')
    assert "<h2>&lt;x&gt;</h2>" in said(tmp_path, parts, name="<x>")


def test_words_and_days_are_in_the_language(tmp_path):
    template = '{{ "data_analysis" | words }}, {{ today | day }}, {{ today | from_today }}, {{ 1234.5 | number }}'
    assert said(tmp_path, template) == "gegevensanalyse, 16 november 2026, today, 1.234,5"
