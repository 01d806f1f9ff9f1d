"""Every address in a built site leads somewhere inside it, and nothing in it comes from elsewhere."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from links import addresses, lost
from sites import Element, Html, pages

RESOURCES = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
    "use": "href",
    "image": "href",
}
FETCHED_LINKS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "manifest"}
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
OF_THE_THEME = "__"
"""Material labels some of its own parts by what it then leaves out; the ids of all its parts begin so."""

NOT_FOUND = "404.html"
"""This page is shown at any address, so its links begin with a slash."""


@pytest.fixture(scope="module")
def site_pages(any_site: Path) -> dict[str, Html]:
    return pages(any_site)


def fetched(element: Element) -> str:
    """The address a browser fetches for an element by itself."""
    if element.tag == "link" and FETCHED_LINKS & set(element.get("rel").split()):
        return element.get("href")
    return element.get(RESOURCES.get(element.tag, "-"))


def foreign(address: str) -> bool:
    parts = urlsplit(address.strip())
    return bool(parts.netloc) or parts.scheme not in ("", "data")


def test_every_internal_link_resolves(any_site, site_pages):
    found = [lost(any_site, site_pages, path, link) for path, page in site_pages.items() for link in addresses(page)]
    assert [trouble for trouble in found if trouble] == []
    assert len(found) > len(site_pages)


def test_links_use_known_schemes_only(site_pages):
    schemes = {urlsplit(link.get("href")).scheme for page in site_pages.values() for link in page.all("a")}
    assert schemes <= {"", "https", "mailto"}


def test_every_search_entry_resolves(any_site, site_pages):
    index = json.loads((any_site / "search/search_index.json").read_text("utf-8"))
    found = [lost(any_site, site_pages, "index.html", entry["location"]) for entry in index["docs"]]
    assert [trouble for trouble in found if trouble] == []
    assert len(found) > len(site_pages)


def test_the_sitemap_names_every_page_of_a_site_that_has_an_address(any_site, site_pages):
    root = ElementTree.fromstring((any_site / "sitemap.xml").read_text("utf-8"))
    named = [urlsplit(place.text or "").path.lstrip("/") for place in root.iter(SITEMAP)]
    files = {posixpath.join(name, "index.html") if not name or name.endswith("/") else name for name in named}
    has_address = any(link.get("rel") == "canonical" for link in site_pages["index.html"].all("link"))
    own = {path for path, page in site_pages.items() if path != NOT_FOUND and not page.leads_to}
    assert files == (own if has_address else set())


def test_no_page_fetches_from_elsewhere(site_pages):
    found = {
        (path, fetched(element))
        for path, page in site_pages.items()
        for element in page.elements
        if foreign(fetched(element))
    }
    assert found == set()


def test_no_style_sheet_fetches_from_elsewhere(any_site):
    sheets = list(any_site.rglob("*.css"))
    inline = [element.text for page in pages(any_site).values() for element in page.all("style")]
    texts = [sheet.read_text("utf-8") for sheet in sheets] + inline
    found = {one or other for text in texts for one, other in CSS_ADDRESS.findall(text)}
    assert {address for address in found if foreign(address)} == set()
    assert any(sheet.name == "playbooks.css" for sheet in sheets)


def test_no_spec_is_in_the_site(any_site):
    suffixes = {".yaml", ".yml", ".csv", ".md", ".jinja", ".j2"}
    assert [path for path in any_site.rglob("*") if path.suffix in suffixes] == []
    assert not (any_site / "playbooks").exists()
    modeline = "yaml-language-server"
    assert [path for path in any_site.rglob("*.html") if modeline in path.read_text("utf-8")] == []


def test_ids_are_unique_on_each_page(site_pages):
    twice = {(path, one) for path, page in site_pages.items() for one in page.ids if page.ids.count(one) > 1}
    assert twice == set()


def test_references_by_id_on_a_page_resolve(site_pages):
    names = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
    found = {
        (path, wanted)
        for path, page in site_pages.items()
        for element in page.elements
        for name in names
        for wanted in element.get(name).split()
        if wanted not in page.ids and not wanted.startswith(OF_THE_THEME)
    }
    assert found == set()


def test_links_without_words_do_not_exist(site_pages):
    silent = {
        (path, link.get("href"))
        for path, page in site_pages.items()
        for link in page.all("a")
        if link.get("href") and not (link.text or link.get("aria-label") or link.get("title"))
    }
    assert silent == set()
