"""Addresses inside the site: fixed first, relative to the page they stand on in the end."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_playbooks.render.links import address, file_of, relate, relative

NAMES = st.from_regex(r"[a-z]{1,4}", fullmatch=True)
ROUTES = st.lists(NAMES, min_size=1, max_size=4).map("/".join) | st.just("index") | NAMES.map("{}/index".format)


@pytest.mark.parametrize(
    ("route", "here", "with_folders", "with_files"),
    [
        ("index", "index", "./", "index.html"),
        ("index", "roles/x", "../../", "../index.html"),
        ("roles/index", "index", "roles/", "roles/index.html"),
        ("roles/x", "index", "roles/x/", "roles/x.html"),
        ("roles/x", "roles/index", "x/", "x.html"),
        ("roles/index", "roles/x", "../", "index.html"),
        ("roles/x", "roles/y", "../x/", "x.html"),
        ("roles/x", "roles/x", "./", "x.html"),
        ("systems/x", "layers/y/index", "../../systems/x/", "../../systems/x.html"),
    ],
)
def test_one_page_as_written_on_another(route, here, with_folders, with_files):
    assert relative(route, here, True) == with_folders
    assert relative(route, here, False) == with_files


@given(ROUTES, ROUTES, st.booleans())
def test_a_relative_address_leads_to_the_file(route, here, directory_urls):
    written = relative(route, here, directory_urls)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(file_of(here, directory_urls)), written))
    wanted = file_of(route, directory_urls)
    assert target == (posixpath.dirname(wanted) or "." if directory_urls else wanted)


@pytest.mark.parametrize(
    ("html", "placed"),
    [
        ('<a href="site:/roles/x">x</a>', '<a href="../../roles/x/">x</a>'),
        ('<a class="a" href="site:/roles/x#part">x</a>', '<a class="a" href="../../roles/x/#part">x</a>'),
        ('<a href="site:/systems/y#part">x</a>', '<a href="#part">x</a>'),
        ('<a href="site:/systems/y">x</a>', '<a href="./">x</a>'),
        ('<a href="https://example.org/">x</a>', '<a href="https://example.org/">x</a>'),
        ("<p>href=&#34;site:/roles/x&#34;</p>", "<p>href=&#34;site:/roles/x&#34;</p>"),
        ("", ""),
    ],
)
def test_fixed_addresses_become_relative_where_they_are_placed(html, placed):
    assert relate(html, "systems/y", True) == placed


def test_several_on_one_page_without_folders():
    html = f'<a href="{address("roles/x")}">x</a><a href="{address("index", "top")}">y</a>'
    assert relate(html, "roles/index", False) == '<a href="x.html">x</a><a href="../index.html#top">y</a>'
