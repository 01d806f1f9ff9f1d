"""The page for an address at which there is nothing: it says so, and leads on."""

from __future__ import annotations

from pathlib import Path

from sites import Html

WAYS = {"Boundaries", "Roles", "Systems", "Reference", "Guides"}


def test_it_says_what_happened_and_leads_on(reference_site: Path) -> None:
    page = Html((reference_site / "404.html").read_text("utf-8"))
    links = {link.text: link.get("href") for link in page.all("a") if any(link.around("article"))}
    assert [heading.text for heading in page.all("h1")] == ["There is no page here"]
    assert links.keys() >= {"the home page", *WAYS}
    assert all(href.startswith("/") for href in links.values()), "it is shown at any depth"
