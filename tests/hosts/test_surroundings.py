"""What stands around a document: tags, the way to its source, when it was changed, drafts, pictures, old addresses."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_playbooks.source.picture import picture_size
from serving import served
from sites import Html, build, fingerprint, make_project, pages, run, write
from support import TODAY

pytestmark = pytest.mark.slow

REPOSITORY = "https://github.com/example/handbook"
EDIT = "edit/main/playbooks/"
ADDRESS = "https://handbook.example.org/ai"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><script>alert(1)</script></svg>'
DRAFT = "Secret plan of the night desk"
PAINTER = """\
kind: role
id: painter
title: Painter
function: marketing
tags: ["<b>&bold", walls]
formerly: [dauber, whitewasher]
images: [{file: below/wall.svg, alt: A wall <i>, credit: "Own drawing & paint"}]
"""
PLAN = f"""\
kind: workflow
id: night-plan
title: {DRAFT}
owner: painter
trigger: every night
draft: true
formerly: [evening-plan]
steps: [{{id: dream, do: Dream of walls, who: it-lead, with: paint-pump}}]
"""
SHOWN, HIDDEN, UNFINISHED = "shown.svg", "hidden.svg", "unfinished.svg"
POET = f"""\
kind: role
id: poet
title: Poet
draft: true
images:
  - {{file: {HIDDEN}, alt: A plan, credit: Own drawing}}
  - {{file: {SHOWN}, alt: A plan, credit: Own drawing}}
"""
BARD = f"""\
kind: role
id: bard
title: Bard
draft: true
holders: nobody yet
images: [{{file: {UNFINISHED}, alt: A plan, credit: Own drawing}}]
"""
DECISION = """\
kind: decision
id: paint-it
title: Paint it
date: 2026-01-01
decided_by: painter
status: accepted
decision: Yes
affects: [workflow/night-plan, workflow/night-plan#dream, role/painter]
"""
GUIDE = "# Guide\n\n[](playbook:workflow/night-plan#dream) and [the plan](playbook:workflow/night-plan)\n"
GUIDE += f"\nThe [](playbook:role/bard). ![A plan](roles/{SHOWN})\n"
TEXTS = {
    "roles/a painter's <b>.yaml": PAINTER,
    "roles/below/wall.svg": SVG,
    "workflows/plan.yaml": PLAN,
    "decisions/paint.yaml": DECISION,
    "roles/poet.yaml": POET,
    "roles/bard.yaml": BARD,
    **{f"roles/{name}": SVG for name in (SHOWN, HIDDEN, UNFINISHED)},
    "guide.md": GUIDE,
    "tags.md": "# Tags\n\n<!-- material/tags -->\n",
}


def surrounded(folder: Path, **options: str) -> Path:
    """The starter with documents that use all of it, on a site that lets people edit and lists tags."""
    theme = {"name": "material", "font": False, "features": ["content.action.edit", "content.action.view"]}
    plugins: list[Any] = ["search", "tags", {"playbooks": {"as_of": str(TODAY)} | options}]
    settings = {"repo_url": REPOSITORY, "edit_uri": EDIT, "site_url": ADDRESS, "plugins": plugins, "theme": theme}
    return make_project(folder, TEXTS, **settings)


@pytest.fixture(scope="module")
def site(once) -> Path:
    return once("surroundings", lambda folder: build(surrounded(folder))) / "site"


@pytest.fixture(scope="module")
def painter(site) -> Html:
    return page(site, "roles/painter")


def page(site: Path, route: str) -> Html:
    return Html((site / route / "index.html").read_text("utf-8"))


def card_of(shown: Html) -> str:
    """The text of a page's title card."""
    return next(one for one in shown.all("dl") if "pb-card" in one.get("class").split()).text


def upkeep_of(shown: Html) -> str:
    """What a page says last, to whoever maintains it."""
    return next(one for one in shown.all("div") if one.get("class") == "pb-upkeep").text


def searched(site: Path) -> list[dict[str, Any]]:
    return list(json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"])


def test_tags_are_listed_by_the_tags_plugin_and_shown_as_text(site, painter):
    shown = [element.text for element in painter.all("span", "a") if "md-tag" in element.get("class").split()]
    assert sorted(shown) == ["<b>&bold", "Marketing", "walls"]
    assert {"../roles/painter/"} == {link.get("href") for link in page(site, "tags").all("a") if link.text == "Painter"}
    assert [element for element in page(site, "tags").all("b") if element.text == "&bold"] == []


def test_search_finds_by_tags(site):
    tags = {tuple(entry["tags"]) for entry in searched(site) if entry["location"] == "roles/painter/"}
    assert tags == {("Marketing", "&lt;b&gt;&amp;bold", "walls")}
    report = next(entry for entry in searched(site) if entry["location"] == "workflows/weekly-market-report/")
    assert {"Experts", "Idea", "Marketing"} == set(report["tags"])


def test_tags_stand_on_the_card_without_the_plugin(tmp_path):
    project = make_project(tmp_path / "project", {"roles/painter.yaml": PAINTER.replace("images", "# images")})
    assert "Filed underMarketing, <b>&bold, walls" in card_of(page(build(project), "roles/painter"))


def test_the_way_to_the_source_is_the_spec_file(painter):
    wanted = f"{REPOSITORY}/{EDIT}roles/a%20painter%27s%20%3Cb%3E.yaml"
    assert [link.get("href") for link in painter.all("a") if link.get("rel") == "edit"] == [wanted]
    on_card = [link for link in painter.all("a") if "playbooks/roles/a painter's <b>.yaml" in link.text]
    assert [link.get("href") for link in on_card] == [wanted]


def test_pages_that_show_no_single_spec_cannot_be_edited(site):
    assert [link for link in page(site, "roles").all("a") if link.get("rel") == "edit"] == []


def test_a_template_for_addresses_is_filled_in(tmp_path):
    settings = {"edit_uri_template": "https://code.example.org/edit?file={path}"}
    site = build(make_project(tmp_path / "project", **settings))
    wanted = "https://code.example.org/edit?file=roles/it-lead.yaml"
    assert wanted in {link.get("href") for link in page(site, "roles/it-lead").all("a")}


def test_a_repository_on_github_is_a_plain_link(site):
    for path, each in pages(site).items():
        if not each.leads_to:
            sources = [link for link in each.all("a") if "md-source" in link.get("class").split()]
            assert {link.get("href") for link in sources} == {REPOSITORY}, path
            assert [one for one in each.elements if one.get("data-md-component") == "source"] == [], path


def test_a_draft_is_nowhere_in_a_build_but_as_a_title(site, tmp_path):
    written = {path for path in site.rglob("*") if path.is_file() and "Dream of walls" in text_of(path)}
    assert written == set()
    assert not (site / "workflows/night-plan").exists()
    assert not (site / "workflows/evening-plan").exists()
    assert [entry["location"] for entry in searched(site) if "night-plan" in entry["location"]] == []
    for route in ("decisions/paint-it", "guide"):
        shown = page(site, route)
        assert DRAFT in shown.elements[0].text
        assert [link for link in shown.all("a") if DRAFT in link.text or "night-plan" in link.get("href")] == []
    assert "reference/draft" in page(site, "decisions/paint-it").elements[0].text
    assert DRAFT not in page(site, "workflows").elements[0].text


def test_a_picture_of_a_draft_is_in_a_build_only_where_a_page_shows_it(site):
    assert {path.name for path in (site / "roles").glob("*.svg")} == {SHOWN}


def test_a_broken_draft_is_left_out_as_well(site):
    assert not (site / "roles/bard").exists()
    guide = page(site, "guide")
    assert "The Bard." in guide.elements[0].text
    assert [link for link in guide.all("a") if link.text == "Bard"] == []


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def test_the_preview_shows_drafts_and_says_so(tmp_path):
    with served(surrounded(tmp_path / "project")) as server:
        shown = Html(server.page("ai/workflows/night-plan/"))
        assert "StateDraft left out of builds" in card_of(shown)
        entries = (one for one in Html(server.page("ai/workflows/")).all("li") if any(one.around("article")))
        assert next(one.text for one in entries if DRAFT in one.text).startswith(f"{DRAFT} Draft")
        assert "night-plan" in server.page("ai/decisions/paint-it/")


def test_pictures_stand_on_the_page_with_credit_and_room_kept(site, painter):
    (figure,) = painter.all("figure")
    assert figure.text == "Own drawing & paint"
    (image,) = (one for one in painter.all("img") if figure in one.around("figure"))
    assert (image.get("alt"), image.get("loading")) == ("A wall <i>", "lazy")
    assert (image.get("width"), image.get("height")) == ("120", "80")
    copied = site / "roles/painter" / image.get("src")
    assert picture_size(copied) == (120, 80)
    assert [path for path, one in pages(site).items() if "alert(1)" in text_of(site / path)] == []


def test_a_picture_that_is_missing_stops_the_build(tmp_path):
    project = make_project(tmp_path / "project", {"roles/painter.yaml": PAINTER})
    code, said = run(project, "build")
    assert code != 0
    assert "reference/image" in said
    assert "playbooks/roles/painter.yaml:7" in said


@pytest.mark.parametrize("old", ["dauber", "whitewasher"])
def test_an_old_address_leads_on(site, old):
    shown = page(site, f"roles/{old}")
    assert shown.leads_to == "../painter/"
    assert [link.get("href") for link in shown.all("a")] == ["../painter/"]
    assert [link.get("href") for link in shown.all("link")] == [f"{ADDRESS}/roles/painter/"]
    assert list(shown.all("script", "style")) == []


def test_an_old_address_is_in_no_list(site):
    for path in ("sitemap.xml", "search/search_index.json", "roles/index.html", "index.html"):
        assert "dauber" not in text_of(site / path), path


def test_an_old_address_without_directories_leads_on(tmp_path):
    texts = {"roles/painter.yaml": PAINTER.replace("images", "# images")}
    site = build(make_project(tmp_path / "project", texts, use_directory_urls=False))
    shown = Html((site / "roles/dauber.html").read_text("utf-8"))
    assert shown.leads_to == "painter.html"
    assert [link.get("href") for link in shown.all("link")] == ["painter.html"]


def test_a_page_at_an_old_address_wins(tmp_path):
    texts = {"roles/painter.yaml": PAINTER.replace("images", "# images"), "roles/dauber.md": "# The first dauber\n"}
    texts |= {"roles/whitewasher/index.html": "<p>By hand</p>"}
    site = build(make_project(tmp_path / "project", texts))
    assert "The first dauber" in text_of(site / "roles/dauber/index.html")
    assert "By hand" in text_of(site / "roles/whitewasher/index.html")
    assert page(site, "roles/dauber").leads_to == ""


class TestDates:
    """Dates from Git on the cards."""

    @pytest.fixture(autouse=True)
    def _git(self) -> None:
        if shutil.which("git") is None:
            pytest.skip("Git is not installed")

    def commit(self, project: Path) -> str:
        who = {"GIT_CONFIG_GLOBAL": os.devnull}
        for kind in ("AUTHOR", "COMMITTER"):
            who |= {f"GIT_{kind}_NAME": "A", f"GIT_{kind}_EMAIL": "a@b", f"GIT_{kind}_DATE": "2031-05-04T12:00:00Z"}
        for words in (("init", "--quiet"), ("add", "playbooks"), ("commit", "--quiet", "--message", "All")):
            subprocess.run(["git", *words], cwd=project, env=os.environ | who, check=True)
        hash_ = subprocess.run(["git", "rev-parse", "HEAD"], cwd=project, check=True, capture_output=True)
        return hash_.stdout.decode()[:10]

    def test_the_foot_says_when_even_after_the_day_of_the_build(self, tmp_path):
        project = surrounded(tmp_path / "project", history="git")
        commit = self.commit(project)
        assert f"Last changed4 May 2031 {commit}" in upkeep_of(page(build(project), "roles/painter"))

    def test_two_clones_give_the_same_bytes(self, tmp_path):
        project = surrounded(tmp_path / "project", history="git")
        self.commit(project)
        clone = tmp_path / "elsewhere" / "clone"
        subprocess.run(["git", "clone", "--quiet", str(project), str(clone)], check=True)
        shutil.copy(project / "mkdocs.yml", clone)
        epoch = {"SOURCE_DATE_EPOCH": "1794787200"}
        assert fingerprint(build(project, **epoch)) == fingerprint(build(clone, **epoch, TZ="Pacific/Kiritimati"))

    def test_they_are_not_shown_unless_wanted(self, tmp_path):
        project = surrounded(tmp_path / "project")
        self.commit(project)
        assert "Last changed" not in upkeep_of(page(build(project), "roles/painter"))

    def test_outside_of_a_repository_strict_builds_pass_and_say_why(self, tmp_path):
        project = surrounded(tmp_path / "project", history="git")
        code, said = run(project, "build", "--strict", GIT_CEILING_DIRECTORIES=str(tmp_path))
        assert code == 0, said
        assert "no page says when it was changed" in said
        assert "Last changed" not in upkeep_of(page(project / "site", "roles/painter"))


def test_a_history_of_another_kind_is_refused(tmp_path):
    project = make_project(tmp_path / "project")
    settings = yaml.safe_load((project / "mkdocs.yml").read_text("utf-8"))
    settings["plugins"] = [{"playbooks": {"history": "cvs"}}]
    write(project, {"mkdocs.yml": yaml.safe_dump(settings)})
    code, said = run(project, "build")
    assert code != 0
    assert "`history` is git, not cvs" in said
