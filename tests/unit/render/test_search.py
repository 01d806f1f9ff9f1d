"""What search keeps of a page is what Material's own parser would have kept."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import material
import pytest
from material.plugins.search.plugin import Parser

from mkdocs_playbooks.bundled import bundled
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.site import SitePage, site
from mkdocs_playbooks.pipeline import build
from mkdocs_playbooks.project import find_project
from mkdocs_playbooks.render.renderer import Renderer
from mkdocs_playbooks.render.search import SearchEntry, search_entries
from support import ROOT

TODAY = datetime.date(2026, 11, 16)
FOLDERS = (bundled("overrides"), Path(next(iter(material.__path__))) / "templates")


def entries(html: str) -> list[SearchEntry]:
    return list(search_entries(html))


def test_a_page_is_cut_at_its_headings() -> None:
    html = '<h1 id="top">Report</h1><p>Weekly</p><h2 id="step-a">Draft <b>it</b></h2><p class="x">By hand</p>'
    assert entries(html) == [
        SearchEntry("", "Report", "<p>Weekly</p>"),
        SearchEntry("step-a", "Draft it", "<p>By hand</p>"),
    ]


def test_what_is_excluded_is_left_out_with_all_inside_it() -> None:
    html = (
        '<h1 id="top"><span data-search-exclude>Role</span>Boss</h1><div data-search-exclude><div>no</div>no</div>'
        '<p>yes</p><h2 id="foot" data-search-exclude>Foot</h2><p>no</p><h2 id="end">End</h2>'
    )
    assert entries(html) == [SearchEntry("", "Boss", "<p>yes</p>"), SearchEntry("end", "End", "")]


def test_neighbours_stay_apart_and_text_stays_escaped() -> None:
    html = '<h1 id="top">A</h1><dl><dt>By</dt><dd>Tom&#39;s &lt;b&gt;</dd></dl>'
    assert entries(html) == [SearchEntry("", "A", "By Tom's &lt;b&gt;")]


def test_a_section_that_ends_inside_a_list_leaves_no_half_of_it() -> None:
    html = '<h1 id="top">A</h1><ol><li><h2 id="b">B</h2><p>x</p></li><li><h2 id="c">C</h2></li></ol>'
    assert [entry.text for entry in entries(html)] == ["", "<p>x</p>", ""]


def _pages() -> tuple[Renderer, list[SitePage]]:
    pages = site(Context(build(find_project(ROOT), TODAY))).pages
    return Renderer(FOLDERS, TODAY), [page for page in pages if page.searched]


def _words(text: str) -> str:
    return re.sub(r"\s+|</?(?:ol|ul|li)>", "", text)


@pytest.mark.slow
def test_every_page_of_the_reference_site_gives_what_the_parser_gives() -> None:
    renderer, pages = _pages()
    assert len(pages) > 100
    for page in pages:
        body = renderer.body(page.template, page.view(), page.route)
        parser = Parser()
        parser.feed(body.html)
        parser.close()
        expected = [
            (section.id or "", _words("".join(section.title)), _words("".join(section.text)))
            for section in parser.data
            if not section.is_excluded()
        ]
        found = [(entry.anchor, _words(entry.title), _words(entry.text)) for entry in search_entries(body.html)]
        assert found == expected, page.route
