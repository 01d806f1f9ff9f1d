"""What stands on a page while its template cannot be used."""

from __future__ import annotations

from mkdocs_playbooks.hosts.words import SHIPPED
from mkdocs_playbooks.render.renderer import Renderer
from mkdocs_playbooks.words.language import Language
from mkdocs_playbooks.words.po import read_words
from support import TODAY


def test_a_fault_in_a_template_is_told_in_the_language_of_the_site() -> None:
    english = Renderer([], TODAY).broken("role.html", "unexpected '<'")
    assert '<h1 id="top">This page cannot be shown</h1>' in english.html
    assert "Its template role.html: unexpected &#39;&lt;&#39;" in english.html
    words = read_words((SHIPPED / "nl.po").read_text("utf-8"), "nl").translations
    dutch = Renderer([], TODAY, language=Language("nl", words)).broken("role.html", "wrong")
    assert [heading.title for heading in dutch.headings] == ["Deze pagina kan niet worden getoond"]
    assert '<span lang="en">wrong</span>' in dutch.html
