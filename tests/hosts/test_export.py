"""The exported folder, built by hosts that do not have this package: the same pages with the same content."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

import hostile
from links import lost_links
from mkdocs_playbooks.hosts.folder import MARKER
from mkdocs_playbooks.hosts.tree import export
from mkdocs_playbooks.project import ProjectError, find_project
from sites import Element, Html, build, fingerprint, make_project, pages, run, write
from support import ROOT, TODAY

pytestmark = pytest.mark.slow

HOSTS = ("mkdocs", "zensical")
PROJECTS = ("reference", "starter", "flat", "hostile")
CONTENTS = "On this page"
MOST_LINKS = 80
"""The most links in the navigation of a page: the sections, and one of them with its pages."""

TEXTS = {
    "guide.md": "# Guide\n\n[the report](playbook:workflow/weekly-market-report#draft), ![wall](pictures/wall.svg)\n",
    "deep/page.md": "# Deep\n\n[](playbook:role/it-lead) and [lead](../roles/it-lead.md), `playbook:role/x`\n",
    "pictures/wall.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "roles/painter.yaml": "{kind: role, id: painter, title: 'P & <b>: {{ 7*7 }}', formerly: [dauber],"
    " tags: ['{{ 7*7 }}']}\n",
    "roles/poet.yaml": "{kind: role, id: poet, title: Poet, draft: true, surprise: 1,"
    " images: [{file: poet.svg, alt: A poet, credit: Own}]}\n",
    "roles/poet.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "templates-note.txt": "kept",
}


EVERYTHING = {
    "plugins": ["search", "macros"],
    "markdown_extensions": [
        "attr_list",
        "md_in_html",
        "footnotes",
        "abbr",
        "pymdownx.superfences",
        "pymdownx.magiclink",
        "pymdownx.tilde",
        "pymdownx.smartsymbols",
        {"pymdownx.snippets": {"check_paths": True, "base_path": ["."]}},
    ],
}
"""What an owner of a site may switch on after an export, and hostile text would like to meet."""


def make(name: str, folder: Path) -> None:
    """A project, its site as the plugin makes it, and its export as each host makes it."""
    project = ROOT
    if name == "hostile":
        project = hostile.project(folder / "project")
    elif name != "reference":
        project = make_project(
            folder / "project", TEXTS, use_directory_urls=name == "starter", site_url="https://example.org/"
        )
    build(project, folder / "plugin")
    export(find_project(project), folder / "export")
    if name == "hostile":
        config = folder / "export" / "mkdocs.yml"
        config.write_text(yaml.safe_dump(yaml.safe_load(config.read_text("utf-8")) | EVERYTHING), "utf-8")
    for host in HOSTS:
        code, said = run(folder / "export", "build", "--strict", host=host)
        assert code == 0, said
        (folder / "export" / "site").rename(folder / host)


@pytest.fixture(scope="module", params=PROJECTS)
def folder(request: pytest.FixtureRequest, once) -> Path:
    return once(f"export-{request.param}", partial(make, request.param))


@pytest.fixture(scope="module")
def expected(folder: Path) -> dict[str, Html]:
    """The pages that the plugin makes."""
    return pages(folder / "plugin")


@pytest.fixture(scope="module", params=HOSTS)
def host(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def found(folder: Path, host: str) -> dict[str, Html]:
    """The pages that another host makes of the export."""
    return pages(folder / host)


def by_hand(folder: Path) -> set[str]:
    """The pages whose Markdown a host converts in its own way."""
    docs = folder / "export" / "docs"
    files = [path for path in docs.rglob("*.md") if "\nplaybook: true\n" not in path.read_text("utf-8")]
    names = [path.relative_to(docs).with_suffix("").as_posix() for path in files]
    return {f"{name}{end}" for name in names for end in (".html", "/index.html")}


def content(page: Html) -> Iterator[Any]:
    for element in page.elements:
        inside = [element, *element.around("article", "nav", "main")]
        added = any(one.get("aria-label") == CONTENTS or hidden_tags(one) for one in inside)
        if any(one.tag == "article" for one in inside[1:]) and not added and not wraps(element):
            kept = {
                name: value.removeprefix("./")
                for name, value in element.attributes.items()
                if name != "data-search-exclude"
            }
            yield element.tag, kept, own(element)


def hidden_tags(element: Element) -> bool:
    """Whether this is the list of tags that a host makes for itself; the title card has them."""
    return element.get("class") == "md-tags" and "hidden" in element.attributes


def wraps(element: Element) -> bool:
    """Whether this is only there to hold what an export puts together, or a mark of the theme."""
    bare = element.tag == "div" and set(element.attributes) <= {"data-search-exclude"}
    return bare or element.get("id").startswith("__")


def own(element: Element) -> str:
    return element.text if element.tag not in ("div", "article") else ""


def test_the_same_pages_with_the_same_content(folder, expected, found):
    assert found.keys() == expected.keys()
    generated = expected.keys() - by_hand(folder) - {"404.html"}
    assert {path for path in generated if list(content(found[path])) != list(content(expected[path]))} == set()
    assert len(generated) > 50


def test_a_page_written_by_hand_has_the_ladder_too(folder, expected, found):
    for path in by_hand(folder) & found.keys():
        assert ladders(found[path]) == ladders(expected[path]) != [], path


def ladders(page: Html) -> list[str]:
    return [nav.text for nav in page.all("nav") if nav.get("class") == "pb-ladder"]


def test_every_link_resolves(folder, host, found):
    assert lost_links(folder / host, found) == []


def test_no_spec_is_in_the_tree(folder):
    specs = [path for path in (folder / "export/docs").rglob("*") if path.suffix in (".yaml", ".yml", ".csv")]
    assert specs == []


def test_a_page_lists_at_most_its_own_section(found):
    for path, page in found.items():
        links = [link for link in page.all("a") if any(one.get("data-md-level") for one in link.around("nav"))]
        assert len(links) <= MOST_LINKS, path


def test_search_leaves_out_what_only_repeats(folder, host):
    name = "search.json" if host == "zensical" else "search/search_index.json"
    index = json.loads((folder / host / name).read_text("utf-8"))
    entries = index["items" if host == "zensical" else "docs"]
    assert not any("used-by" in entry["location"] for entry in entries)
    assert not any(CONTENTS in entry["text"] for entry in entries)
    assert any("roles/" in entry["location"] for entry in entries)


def test_an_export_again_gives_the_same_bytes(tmp_path):
    project = find_project(make_project(tmp_path / "project", TEXTS))
    export(project, tmp_path / "one")
    export(project, tmp_path / "two")
    export(project, tmp_path / "two")
    assert fingerprint(tmp_path / "one") == fingerprint(tmp_path / "two")


@pytest.fixture(scope="module")
def tree(once) -> Path:
    """The export of the starter."""
    return once("export-starter", partial(make, "starter")) / "export"


class TestTree:
    """What stands in the tree itself."""

    def text(self, tree: Path, name: str) -> str:
        return (tree / "docs" / name).read_text("utf-8")

    def test_a_page_is_front_matter_and_one_line_of_html(self, tree):
        lines = self.text(tree, "roles/painter/index.md").splitlines()
        assert lines[0] == "---"
        matter = yaml.safe_load("\n".join(lines[1 : lines.index("---", 1)]))
        assert matter == {
            "title": "P &#38; &#60;b&#62;&#58; &#123;&#123; 7&#42;7 &#125;&#125;",
            "tags": ["&#123;&#123; 7&#42;7 &#125;&#125;"],
            "playbook": True,
            "search": {"exclude": False},
            "hide": ["tags", "toc"],
        }
        assert lines[lines.index("---", 1) + 1] == ""
        assert len(lines) == lines.index("---", 1) + 3
        assert "{{" not in lines[-1]

    def test_links_of_hand_written_pages_lead_to_files(self, tree):
        assert "(workflows/weekly-market-report/index.md#step-draft)" in self.text(tree, "guide.md")
        deep = self.text(tree, "deep/page.md")
        assert "[IT lead](../roles/it-lead/index.md) and [lead](../roles/it-lead/index.md), `playbook:role/x`" in deep

    def test_other_files_are_copied(self, tree):
        assert self.text(tree, "pictures/wall.svg") == TEXTS["pictures/wall.svg"]
        assert self.text(tree, "templates-note.txt") == "kept"
        assert (tree / "docs/assets/playbooks.css").is_file()

    def test_drafts_are_left_out(self, tree):
        assert not list(tree.rglob("*poet*"))

    def test_an_old_address_leads_on(self, tree):
        page = self.text(tree, "roles/dauber/index.html")
        assert "../painter/" in page
        assert "https://example.org/roles/painter/" in page

    def test_the_settings_name_no_plugin_of_ours(self, tree):
        settings = yaml.safe_load((tree / "mkdocs.yml").read_text("utf-8"))
        assert settings["plugins"] == ["search"]
        assert settings["site_url"] == "https://example.org/"
        assert {"Guides": ["guide.md", {"Deep": ["deep/page.md"]}]} in settings["nav"]


OWN = """
site_name: !ENV [SITE_NAME, "Own: site"]
docs_dir: playbooks
theme: {name: material, custom_dir: own, font: false, features: [navigation.top]}
plugins: {search: {separator: " "}, playbooks: {as_of: 2026-11-16}}
hooks: [hook.py]
extra_css: [own.css]
markdown_extensions:
  - attr_list
  - pymdownx.emoji: {emoji_generator: !!python/name:material.extensions.emoji.to_svg }
nav:
  - index.md
  - Ours: [guide.md, {Lead: roles/it-lead.md}]
  - Elsewhere: https://example.org/
"""


def test_what_a_project_sets_itself_is_kept_as_far_as_another_host_can_know_it(tmp_path):
    made = make_project(tmp_path / "project", {"guide.md": "# Guide :smile:\n", "roles/it-lead.md": "# Our own lead\n"})
    template = '<h1 id="top">Our role: {{ view.card.title }}</h1>'
    write(made, {"mkdocs.yml": OWN, "own/playbooks/role.html": template, "own/own.css": "p { color: red }"})
    export(find_project(made), tmp_path / "out")
    text = (tmp_path / "out/mkdocs.yml").read_text("utf-8")
    assert "!ENV" in text
    assert "!!python/name:material.extensions.emoji.to_svg" in text
    assert not re.search("custom_dir: own|hooks|playbooks:", text)
    site = build(tmp_path / "out")
    page = site / "roles/market-analyst/index.html"
    assert "Our own lead" in (site / "roles/it-lead/index.html").read_text("utf-8")
    assert "Our role: Market analyst" in [one.text for one in Html(page.read_text("utf-8")).all("h1")]
    assert (site / "own.css").is_file()
    assert lost_links(site, pages(site)) == []
    links = [link.text for link in Html((site / "index.html").read_text("utf-8")).all("a")]
    assert "Elsewhere" in links


@pytest.mark.parametrize("where", ["playbooks/out", ".", "..", "playbooks"])
def test_an_export_into_the_project_is_refused(tmp_path, where):
    made = make_project(tmp_path / "in" / "project")
    before = fingerprint(tmp_path)
    with pytest.raises(ProjectError):
        export(find_project(made), made / where)
    assert fingerprint(tmp_path) == before


@pytest.mark.parametrize(
    ("texts", "rule"),
    [
        ({"roles/x.yaml": "kind: role\nid: [\n"}, "yaml/syntax"),
        ({"guide.md": "[who](playbook:role/nobody)\n"}, "reference/unknown"),
    ],
)
def test_what_would_stop_a_build_stops_an_export(tmp_path, texts, rule):
    made = find_project(make_project(tmp_path / "project", texts))
    came = export(made, tmp_path / "out", TODAY)
    assert {finding.rule for finding in came.findings} == {rule}
    assert came.findings[0].path in came.texts
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob(".out*"))


def test_a_template_that_cannot_be_used_is_one_clear_message(tmp_path):
    made = make_project(tmp_path / "project", theme={"name": "material", "custom_dir": "own"})
    write(made, {"own/playbooks/role.html": "{{ view.nothing }}"})
    with pytest.raises(ProjectError, match=r"a template cannot be used: .*nothing"):
        export(find_project(made), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_marker_knows_every_file(tmp_path):
    export(find_project(make_project(tmp_path / "project")), tmp_path / "out")
    known = json.loads((tmp_path / "out" / MARKER).read_text("utf-8"))
    files = {path for path, digest in fingerprint(tmp_path / "out").items() if digest}
    assert known.keys() == files - {MARKER}
