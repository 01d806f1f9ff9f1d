"""Headings and anchors, read back from a page."""

from __future__ import annotations

import pytest
from markupsafe import escape

from hostile import PAYLOADS
from mkdocs_playbooks.render.outline import Heading, anchors, headings


def test_headings_come_in_reading_order_as_plain_text():
    html = '<h1 id="top">One</h1><p>x</p><h2 class="x" id="two">Two <em>and</em>\n more</h2><h3 id="a-b">R&amp;D</h3>'
    assert headings(html) == (Heading(1, "top", "One"), Heading(2, "two", "Two and more"), Heading(3, "a-b", "R&D"))


def test_a_marked_part_is_left_out():
    html = '<h1 id="top"><span class="x" data-outline="skip" data-search-exclude>Role</span>Title</h1>'
    assert headings(html) == (Heading(1, "top", "Title"),)


def test_headings_without_an_anchor_do_not_count():
    assert headings("<h2>Silent</h2>") == ()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_titles_are_read_as_the_text_they_are(payload):
    (heading,) = headings(f'<h2 id="x">{escape(payload)}</h2>')
    assert heading.title == payload


def test_every_id_is_an_anchor():
    assert anchors('<h1 id="top">x</h1><tr id="part-1"><td data-id="no">id=&#34;no</td></tr>') == {
        "top",
        "part-1",
    }
