"""The page for an address at which there is nothing, as an export gives it to another host."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from mkdocs_playbooks.bundled import bundled
from mkdocs_playbooks.hosts.assets import theme_templates
from mkdocs_playbooks.hosts.missing import PAGE, missing_page
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.site import site
from mkdocs_playbooks.render.renderer import Renderer
from sites import Html
from support import TODAY, load_files, reference_texts

FRAME = "<article>{% block content %}{% endblock %}</article>"


def test_a_host_shows_it_with_the_ways_on_and_needs_none_of_our_words() -> None:
    renderer = Renderer([bundled("overrides"), theme_templates()], TODAY)
    made = missing_page(renderer, site(Context(load_files(reference_texts()))), directory_urls=True)
    host = Environment(loader=DictLoader({PAGE: made, "main.html": FRAME}), autoescape=True)
    host.filters["url"] = lambda path: f"/base/{path.removeprefix('./')}"
    page = Html(host.get_template(PAGE).render())
    links = {link.text: link.get("href") for link in page.all("a")}
    assert [heading.text for heading in page.all("h1")] == ["There is no page here"]
    assert links["the home page"] == "/base/"
    assert links["Roles"] == "/base/roles/"
    assert all(href.startswith("/base/") for href in links.values())
