"""A site that has pages, a navigation, templates and plugins already, and is joined by the playbooks."""

from __future__ import annotations

import json
import subprocess
from functools import partial
from pathlib import Path

import pytest
import yaml

from links import lost_links
from sites import STARTER, Html, pages, run, write
from support import TODAY

pytestmark = pytest.mark.slow

OURS = {"playbooks": {"specs": "playbooks", "as_of": str(TODAY)}}
OTHERS = [
    "search",
    "awesome-nav",
    "macros",
    {"redirects": {"redirect_maps": {"old.md": "handbook/start.md"}}},
    {"git-revision-date-localized": {"type": "iso_date", "enable_creation_date": False}},
    "tags",
]
ORDERS = {"ours first": [OURS, *OTHERS], "ours last": [*OTHERS, OURS]}

MAIN = """\
{% extends "base.html" %}
{% block announce %}A word from the house{% endblock %}
"""

FILES = {
    "docs/index.md": "# Our house\n\nWe have {{ 6 * 7 }} rooms. [Start](handbook/start.md)\n",
    "docs/handbook/start.md": "---\ntags: [first]\n---\n\n# Start\n\n[](playbook:workflow/weekly-market-report)\n",
    "docs/handbook/more.md": "# More\n\n[the lead](../roles/it-lead.md), [all roles](../roles/index.md)\n",
    "docs/tags.md": "# By tag\n\n<!-- material/tags -->\n",
    "docs/playbooks/roles/painter.yaml": "{kind: role, id: painter, title: 'Painter {{ 7*7 }}', tags: ['{{ 7*7 }}'],"
    " summary: '{{ 7*7 }} and {% raw %} and {{ nothing.at.all }}'}\n",
    "overrides/main.html": MAIN,
}
NAV = [{"House": "index.md"}, {"Handbook": ["handbook/start.md", "handbook/more.md"]}, {"Tags": "tags.md"}]


def join(folder: Path, order: str, nav: str) -> None:
    """A site in a repository of its own, with the playbooks of the starter below its pages."""
    for path in sorted((STARTER / "playbooks").rglob("*.yaml")):
        write(folder, {f"docs/{path.relative_to(STARTER).as_posix()}": path.read_text("utf-8")})
    write(folder, FILES)
    settings = {
        "site_name": "House",
        "site_url": "https://house.example.org/",
        "theme": {"name": "material", "font": False, "custom_dir": "overrides", "features": ["navigation.indexes"]},
        "markdown_extensions": ["attr_list", "md_in_html", {"toc": {"permalink": True}}, "pymdownx.snippets"],
        "validation": {"omitted_files": "warn", "absolute_links": "warn", "anchors": "warn"},
        "plugins": ORDERS[order],
    }
    if nav == "in the settings":
        settings["nav"] = NAV
        settings["plugins"] = [plugin for plugin in ORDERS[order] if plugin != "awesome-nav"]
    elif nav == "of awesome-nav":
        write(folder, {"docs/.nav.yml": yaml.safe_dump({"nav": NAV})})
    write(folder, {"mkdocs.yml": yaml.safe_dump(settings)})
    git = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "-C", str(folder)]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "All"]):
        subprocess.run([*git, *arguments], check=True)
    code, said = run(folder, "build", "--strict")
    (folder / "said.txt").write_text(said, "utf-8")
    assert code == 0, said


@pytest.fixture(scope="module", params=ORDERS)
def order(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=["in the settings", "of awesome-nav"])
def joined(request: pytest.FixtureRequest, order: str, once) -> Path:
    return once(f"joined-{order}-{request.param}".replace(" ", "-"), partial(join, order=order, nav=request.param))


@pytest.fixture(scope="module")
def built(joined: Path) -> dict[str, Html]:
    return pages(joined / "site")


def words(page: Html) -> str:
    return next(page.all("article")).text


def test_pages_of_both_are_there(built):
    assert "We have 42 rooms" in words(built["index.html"])
    assert "Start" in words(built["handbook/start/index.html"])
    assert "Weekly market report" in words(built["workflows/weekly-market-report/index.html"])
    assert "workflows/index.html" in built


def test_no_other_plugin_touches_the_text_of_specs(built):
    page = built["roles/painter/index.html"]
    assert next(page.all("h1")).text.endswith("Painter {{ 7*7 }}")
    assert next(page.all("title")).text == "Painter {{ 7*7 }} - House"
    assert "{{ 7*7 }} and {% raw %} and {{ nothing.at.all }}" in words(page)
    assert {"49", "undefined"} & set(words(page).split()) == set()


def test_the_templates_of_the_site_hold_on_every_page(built):
    assert {path for path, page in built.items() if said_by_house(page)} >= {
        "index.html",
        "handbook/start/index.html",
        "roles/index.html",
        "roles/painter/index.html",
        "workflows/weekly-market-report/index.html",
    }


def said_by_house(page: Html) -> bool:
    return any("A word from the house" in one.text for one in page.all("aside"))


@pytest.mark.parametrize("path", ["index.html", "handbook/start/index.html", "roles/painter/index.html"])
def test_the_navigation_holds_both(built, path):
    texts = [one.text for one in built[path].all("a", "label") if any(one.around("nav"))]
    order = [text for text in dict.fromkeys(texts) if text in {"Roles", "Reference", "Handbook", "Tags"}]
    assert order == ["Roles", "Reference", "Handbook", "Tags"]


def test_every_link_resolves(joined, built):
    assert lost_links(joined / "site", built) == []


def test_the_work_of_the_other_plugins_is_there(joined, built):
    assert built["old/index.html"].leads_to
    assert "first" in words(built["tags/index.html"])
    assert any("git-revision-date" in one.get("class") for one in built["handbook/start/index.html"].all("span"))


def test_tags_of_specs_are_listed_as_they_are_written(built):
    page = built["tags/index.html"]
    assert "{{ 7*7 }}" in words(page)
    assert any("roles/painter" in link.get("href") for link in page.all("a"))


def test_search_finds_both(joined):
    index = json.loads((joined / "site/search/search_index.json").read_text("utf-8"))
    places = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert {"handbook/start/", "roles/painter/", "workflows/weekly-market-report/"} <= places


def test_nothing_is_said_twice(joined):
    lines = [line for line in (joined / "said.txt").read_text("utf-8").splitlines() if line.startswith("WARNING")]
    assert lines == []
