"""Hostile text in every field of every kind: it is shown as the text it is, and nothing of it runs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import hostile
from hostile import FREE, PAYLOADS
from mkdocs_playbooks.pages.vocabulary import KIND_WORDS
from mkdocs_playbooks.source.schema import schemas

TRAP = "window.hits = 0; window.hit = () => { window.hits += 1; return ''; }"
LOOK = """() => {
    const attributes = [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]);
    const addresses = [...document.querySelectorAll("[*|href], [src]")].map((element) => element.href || element.src);
    const text = (element) => element.textContent.replace(/\\s+/g, " ").trim();
    const body = document.body.cloneNode(true);
    body.querySelectorAll("script").forEach((script) => script.remove());
    return {
        hits: window.hits,
        handlers: attributes.map((one) => one.name).filter((name) => name.startsWith("on")),
        addresses: addresses.map((address) => address.baseVal ?? address).filter((address) => address),
        heading: text(document.querySelector("h1")),
        title: document.title,
        description: document.querySelector("meta[name=description]")?.content ?? "",
        body: text(body),
        navigation: [...document.querySelectorAll("nav[data-md-level] a, nav[data-md-level] label")].map(text),
    };
}"""
TWICE_ESCAPED = ("&lt;script", "&lt;img", "&lt;svg", "&amp;lt;", "&#34;", "&#39;", "&quot;")
"""What a reader sees where text was escaped once too often; no payload holds any of these."""

OF_THE_THEME = re.compile(r"/assets/(javascripts|stylesheets)/")
SOME_DIRECTION = {"from", "to", "source", "audience"}
"""Of these an item has either one or the other."""


@pytest.fixture(scope="module")
def address(hostile_site, serve) -> str:
    return serve(hostile_site)


@pytest.fixture
def trapped(open_page):
    """A page in which a script that gets to run is counted."""
    visit = open_page("about:blank")
    visit.page.add_init_script(TRAP)
    return visit


def free_texts(schema: Mapping[str, Any], path: str = "") -> Iterator[str]:
    """Every field of a schema that holds words of the writer's own."""
    if schema.get("pattern") in FREE:
        yield path
    for name, inner in schema.get("properties", {}).items():
        yield from free_texts(inner, f"{path}.{name}")
    for part, step in (("items", "[]"), ("additionalProperties", ".*")):
        if isinstance(schema.get(part), dict):
            yield from free_texts(schema[part], path + step)


def filled(value: Any, path: str = "") -> Iterator[str]:
    """Every field a document has, a record's also with ``*`` for its name."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from filled(inner, f"{path}.{name}")
            yield f"{path}.*"
    elif isinstance(value, list):
        for inner in value:
            yield from filled(inner, f"{path}[]")
    else:
        yield path


@pytest.mark.parametrize("kind", schemas())
def test_every_field_for_words_is_filled(kind):
    document = hostile.hostile(kind, 0, lambda _: PAYLOADS[0])
    missing = set(free_texts(schemas()[kind].schema)) - set(filled(document))
    assert {path for path in missing if path.rpartition(".")[2] not in SOME_DIRECTION} == set()


def test_the_trap_catches_a_script_that_runs(trapped, serve, tmp_path):
    (tmp_path / "index.html").write_text(f"<title>x</title><h1>x</h1>{PAYLOADS[0]}{PAYLOADS[3]}", "utf-8")
    trapped.page.goto(serve(tmp_path))
    trapped.page.wait_for_function("window.hits === 2")


@pytest.fixture
def plain(trapped):
    """The same without the theme's own styles and scripts, which would take most of the time."""
    trapped.page.route(OF_THE_THEME, lambda route: route.fulfill(body="", content_type=""))
    return trapped


@pytest.mark.parametrize("kind", [kind for kind in schemas() if kind != "organization"])
def test_a_document_shows_its_text_as_text(plain, address, kind):
    for number, payload in enumerate(PAYLOADS):
        plain.page.goto(f"{address}{KIND_WORDS[kind].folder}/{hostile.name(kind, number)}/")
        seen = plain.page.evaluate(LOOK)
        assert harm(seen, address) == {}, payload
        assert payload in seen["heading"], payload
        assert seen["title"] == f"{payload} - Hostile"
        assert seen["description"] == payload
        assert [one for one in TWICE_ESCAPED if one in seen["body"]] == [], payload
    assert plain.errors == []
    assert plain.foreign == []


def test_the_drawing_of_a_workflow_names_its_steps_as_text(plain, address):
    for number, payload in enumerate(PAYLOADS):
        plain.page.goto(f"{address}workflows/{hostile.name('workflow', number)}/")
        names = plain.page.locator("article svg a title").all_text_contents()
        assert len(names) == len(hostile.full("workflow")["steps"])
        assert any(payload in name for name in names), payload


def harm(seen: Mapping[str, Any], address: str) -> dict[str, Any]:
    """What a page holds that it must not hold."""
    elsewhere = [one for one in seen["addresses"] if not one.startswith((address, "https://", "mailto:", "#"))]
    found = {"hits": seen["hits"], "handlers": seen["handlers"], "addresses": elsewhere}
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize("folder", ["", "organization/organization-p0/", "reference/", "rules/", "written/"])
def test_other_pages_run_nothing(trapped, address, folder):
    trapped.page.goto(address + folder)
    assert harm(trapped.page.evaluate(LOOK), address) == {}
    assert trapped.errors == []
    assert trapped.foreign == []


@pytest.mark.parametrize("words", KIND_WORDS.values(), ids=KIND_WORDS)
def test_lists_and_navigation_show_every_title_as_text(trapped, address, words):
    trapped.page.goto(f"{address}{words.folder}/")
    seen = trapped.page.evaluate(LOOK)
    assert harm(seen, address) == {}
    titles = PAYLOADS if words.kind != "organization" else [hostile.organization()["title"]]
    assert [title for title in titles if title not in seen["body"]] == []
    in_navigation = {title for title in titles if title in seen["navigation"]}
    assert in_navigation == set(titles) or words.kind in ("layer", "workflow")
    assert trapped.errors == []
    assert trapped.foreign == []


def test_search_results_show_text_as_text(trapped, address):
    trapped.page.goto(address)
    trapped.page.locator("[data-md-component=search-query]").press_sequentially("hit")
    results = trapped.page.locator("[data-md-component=search-result] a")
    results.first.wait_for()
    seen = trapped.page.evaluate(LOOK)
    assert harm(seen, address) == {}
    assert any(payload in seen["body"] for payload in PAYLOADS if "hit" in payload)
    assert trapped.errors == []
    assert trapped.foreign == []


def test_the_search_index_holds_no_markup_of_a_spec(hostile_site):
    index = json.loads((hostile_site / "search/search_index.json").read_text("utf-8"))
    texts = [entry["title"] + entry["text"] for entry in index["docs"]]
    live = ("<script", "<img", "<svg", "<iframe", "<style", "onload=hit", "javascript:")
    assert {text for text in texts for tag in live[:5] if tag in text} == set()
