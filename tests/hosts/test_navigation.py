"""The way through a site: the layers in order, the ladder on every page, and pages that stay light as it grows."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

import pytest
import yaml

from generate import generate
from links import lost_links
from mkdocs_playbooks.pages.vocabulary import KIND_WORDS
from sites import Element, Html, build, pages, write
from support import ROOT

DOORS = ["Boundaries", "Roles", "Systems", "Reference"]
NOT_FOUND = "404.html"
FEW, MANY = 200, 800
MOST_LISTED = 40
SLACK_OF_THE_BIGGEST = 48_000
SLACK_OF_THE_MIDDLE = 16_000
"""Bytes: what a navigation of 40 entries weighs, which a small collection does not fill; 600 would be 150,000."""


def layers() -> list[dict[str, str]]:
    """The layers of the reference playbooks from the lowest."""
    files = (ROOT / "playbooks" / "layers").glob("*.yaml")
    return sorted((yaml.safe_load(path.read_text("utf-8")) for path in files), key=lambda layer: layer["order"])


def first_level(page: Html) -> list[str]:
    """The titles of the first level of a page's navigation."""
    titles: dict[int, str] = {}
    for element in page.all("a", "label"):
        item, nav = (next(element.around(name), None) for name in ("li", "nav"))
        if item and nav and nav.get("data-md-level") == "0" and nav in item.around("nav"):
            titles.setdefault(id(item), element.text)
    return list(titles.values())


def rungs(page: Html) -> list[Element]:
    """The links of the ladder, which is the first list of links above a page's own content."""
    ladder = next(nav for nav in page.all("nav") if any(nav.around("article")))
    return [link for link in page.all("a") if ladder in link.around("nav") and any(link.around("li"))]


@pytest.fixture(scope="module")
def reference_pages(reference_site: Path) -> dict[str, Html]:
    return pages(reference_site)


def test_the_layers_are_the_first_level_in_order_and_the_doors_follow(reference_pages):
    numbered = [f"{number} {layer['short']}" for number, layer in enumerate(layers(), 1)]
    for path, page in reference_pages.items():
        assert first_level(page) == ["Home", *numbered, *DOORS, "Guides"], path


def test_the_ladder_stands_on_every_page_with_every_layer_in_order(reference_pages):
    wanted = [f"layers/{layer['id']}" for layer in layers()]
    for path, page in reference_pages.items():
        if path != NOT_FOUND:
            here = posixpath.dirname(path)
            assert [posixpath.normpath(posixpath.join(here, rung.get("href"))) for rung in rungs(page)] == wanted, path


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("workflows/agent-written-migration", ["Systems"]),
        ("layers/expert-capability", ["Experts"]),
        ("roles/content-director", []),
        ("start-here", []),
    ],
)
def test_the_ladder_marks_the_layer_of_a_page(reference_pages, path, short):
    marked = [rung.text for rung in rungs(reference_pages[f"{path}/index.html"]) if rung.get("aria-current")]
    assert [title in text for title, text in zip(short, marked, strict=True)] == [True] * len(short)


@pytest.fixture(scope="module")
def few_and_many(once) -> tuple[Path, Path]:
    """The sites of two generated collections."""
    few, many = (once(f"collection-{count}", partial(grow, documents=count)) for count in (FEW, MANY))
    return few / "site", many / "site"


def grow(folder: Path, documents: int) -> None:
    generate(folder, documents)
    build(folder)


def grows(site: Path) -> list[Path]:
    """The pages of a site of which there are more when there are more documents."""
    return [path for path in site.rglob("*.html") if path.relative_to(site).parts[0] not in ("rules", "reference")]


def test_pages_do_not_grow_with_the_collection(few_and_many):
    few, many = ([path.stat().st_size for path in grows(site)] for site in few_and_many)
    assert len(many) > 3 * len(few)
    assert max(many) - max(few) < SLACK_OF_THE_BIGGEST
    assert median(many) - median(few) < SLACK_OF_THE_MIDDLE


def test_lists_stop_and_lead_on_to_all_of_it(few_and_many):
    site = few_and_many[1]
    whole = site / "organization/example-group/index.html"
    page = Html(whole.read_text("utf-8"))
    assert any("used-by" in link.get("href") for link in page.all("a"))
    for path in (whole, *biggest_of_each_folder(site)):
        sizes = list_lengths(Html(path.read_text("utf-8")))
        assert max(sizes) <= MOST_LISTED + 1, path


def biggest_of_each_folder(site: Path) -> Iterator[Path]:
    """The heaviest page of a document of each kind."""
    for words in KIND_WORDS.values():
        documents = [path for path in site.glob(f"{words.folder}/*/index.html") if not path.match("page-*/*")]
        yield max(documents, key=lambda path: path.stat().st_size)


def list_lengths(page: Html) -> list[int]:
    """How many entries each list on a page has; the index of a section stands before its entries."""
    return sorted(Counter(id(item.parent) for item in page.all("li", "dt", "tr")).values())


@pytest.mark.parametrize("words", KIND_WORDS.values(), ids=KIND_WORDS)
def test_the_pages_of_a_list_together_list_all(few_and_many, words):
    site = few_and_many[1]
    folder = site / words.folder
    listing = [folder / "index.html", *sorted(folder.glob("page-*/index.html"))]
    documents = {path.stem for path in (site.parent / "playbooks").rglob("*.yaml") if kind_of(path) == words.kind}
    linked = Counter[str]()
    for path in listing:
        linked.update(set(linked_documents(path, folder)) & documents)
    assert set(linked) == documents


def kind_of(path: Path) -> str:
    return path.read_text("utf-8").partition("\n")[0].removeprefix("kind: ")


def linked_documents(path: Path, folder: Path) -> Iterator[str]:
    """The documents of a folder that the content of a page links to, by id."""
    for link in Html(path.read_text("utf-8")).all("a"):
        if any(link.around("article")):
            target = Path(posixpath.normpath(path.parent / link.get("href").partition("#")[0]))
            if target.parent == folder:
                yield target.name


def test_the_pages_of_all_references_together_list_all(few_and_many):
    site = few_and_many[1]
    folder = site / "organization/example-group"
    listing = [folder / "used-by/index.html", *sorted(folder.glob("used-by-*/index.html"))]
    assert len(listing) > 1
    told = {
        posixpath.normpath(path.parent / link.get("href").partition("#")[0])
        for path in listing
        for link in Html(path.read_text("utf-8")).all("a")
        if any(link.around("article")) and "://" not in link.get("href")
    }
    roles = (site.parent / "playbooks" / "roles").glob("*.yaml")
    using = [path.stem for path in roles if "function:" in path.read_text("utf-8")]
    assert using
    assert {name for name in using if str(site / "roles" / name) not in told} == set()


@pytest.mark.parametrize("specs", [{}, {"boss.yaml": "{kind: role, id: boss, title: Boss, holders: [{person: p1}]}\n"}])
def test_a_project_that_has_hardly_begun_has_a_site(tmp_path, specs):
    settings = "site_name: Begun\ndocs_dir: playbooks\ntheme: {name: material, font: false}\nplugins: [playbooks]\n"
    write(tmp_path, {"mkdocs.yml": settings, "playbooks/about.md": "# About\n"})
    write(tmp_path / "playbooks", specs)
    site = build(tmp_path)
    built = pages(site)
    doors = ["Roles"] if specs else []
    assert first_level(built["index.html"]) == ["Home", *doors, "Reference", "Guides"]
    assert lost_links(site, built) == []
