"""The offline copy: a zip with a whole site, dated on every page, that is made anew only as a whole."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from links import lost_links
from mkdocs_playbooks.hosts.index import INDEX
from recorded import LIST
from sites import Html, build, make_project, pages, run, write
from support import TODAY

pytestmark = pytest.mark.slow

ADDRESS = "https://playbooks.example.org/ai/"
TOP = f"playbooks-example-org-ai-{TODAY}"
NOTICE = "Copy made on 16 November 2026. What it says may have been changed or withdrawn since. The current page: "
GUIDE = "# Guide\n\n[The report](playbook:workflow/weekly-market-report)\n\n![Far](https://example.org/far.png)\n"
ASKING = {
    "theme": {"name": "material", "features": ["navigation.instant", "navigation.indexes"]},
    "extra_css": ["https://example.org/far.css", "near.css"],
    "extra_javascript": [{"path": "https://example.org/far.js", "async": True}],
    "extra": {"analytics": {"provider": "google", "property": "G-1"}, "polyfills": ["//example.org/fill.js"]},
    "plugins": ["search", "offline", {"playbooks": {"as_of": str(TODAY)}}],
}


def copy(project: Path, target: Path, **variables: str) -> tuple[int, str]:
    return run(project, "build", "--offline", target, host="mkdocs_playbooks", **variables)


def make(folder: Path) -> None:
    texts = {"guide.md": GUIDE, "near.css": "p {}"}
    make_project(folder / "project", texts, site_url=ADDRESS, **ASKING)
    code, said = copy(folder / "project", folder / "copy.zip")
    assert code == 0, said
    (folder / "said.txt").write_text(said, "utf-8")
    with zipfile.ZipFile(folder / "copy.zip") as archive:
        archive.extractall(folder / "unpacked")


@pytest.fixture(scope="module")
def folder(once) -> Path:
    """A project that asks other hosts for much, and its copy."""
    return Path(once("offline-copy", make))


@pytest.fixture(scope="module")
def unpacked(folder: Path) -> dict[str, Html]:
    return pages(folder / "unpacked" / TOP)


def test_what_is_left_out_is_said(folder):
    said = (folder / "said.txt").read_text("utf-8").splitlines()
    for name in ("https://example.org/far.css", "https://example.org/far.js", "//example.org/fill.js"):
        assert f"The copy does without {name}, which is on another host." in said
    assert "The copy does without https://example.org, which is on another host." in said
    assert said[-1] == f"Wrote {folder / 'copy.zip'}."


def test_every_page_says_how_old_it_is_and_where_the_current_one_is(unpacked):
    assert len(unpacked) > 30
    for path, page in unpacked.items():
        (notice,) = (one for one in page.all("p") if one.get("class") == "pb-age")
        where = ADDRESS + path.removesuffix("index.html").replace(".html", "/")
        assert notice.text == NOTICE + where
        assert [link.get("href") for link in page.all("link") if link.get("rel") == "canonical"] == [where]


def test_no_page_names_another_host_but_in_links_and_no_policy_lets_it(unpacked):
    for path, page in unpacked.items():
        loaded = [one.get("src") for one in page.all("script", "img", "iframe") if "//" in one.get("src")]
        loaded += [one.get("href") for one in page.all("link") if one.get("rel") in {"stylesheet", "preconnect"}]
        assert [name for name in loaded if "//" in name] == (["https://example.org/far.png"] if "guide" in path else [])
        (policy,) = (one.get("content") for one in page.all("meta") if "Policy" in one.get("http-equiv"))
        assert policy.startswith("default-src 'none'; script-src 'self' file: 'sha256-")
        assert "http" not in policy
        assert "connect-src" not in policy


def test_all_links_lead_to_files(folder, unpacked):
    assert lost_links(folder / "unpacked" / TOP, unpacked) == []


def test_it_holds_what_a_disk_has_a_use_for(folder):
    site = folder / "unpacked" / TOP
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert files >= {"index.html", INDEX, "search/search_index.js", "assets/offline.js", "near.css"}
    assert not {name for name in files if name.startswith(("404", "sitemap", "_headers"))}
    assert not {name for name in files if name.endswith((".map", ".yaml", "search_index.json"))}
    assert (site / "assets" / "offline.js").stat().st_size < 4096


def test_the_same_project_gives_the_same_bytes(folder, tmp_path):
    for number, variables in enumerate(
        ({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}, {"SOURCE_DATE_EPOCH": "1794787200"})
    ):
        assert copy(folder / "project", tmp_path / f"{number}.zip", **variables)[0] == 0
    with zipfile.ZipFile(folder / "copy.zip") as archive, zipfile.ZipFile(tmp_path / "1.zip") as dated:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 16, 0, 0, 0)}
        assert archive.namelist() == sorted(archive.namelist()) == dated.namelist()
        assert {entry.date_time for entry in dated.infolist()} == {(2026, 11, 16, 0, 0, 0)}
    assert (tmp_path / "0.zip").read_bytes() == (folder / "copy.zip").read_bytes()


def test_it_is_replaced_when_the_new_one_is_complete_and_the_site_stays(tmp_path):
    project, target = (
        make_project(tmp_path / "project", {"list.yaml": json.dumps({**LIST, "by": "it-lead"})}),
        tmp_path / "x.zip",
    )
    build(project)
    before = sorted((project / "site").rglob("*"))
    assert copy(project, target)[0] == 0
    assert sorted((project / "site").rglob("*")) == before
    first = target.read_bytes()

    write(project, {"playbooks/broken.yaml": "kind: ["})
    code, said = copy(project, target)
    assert code == 1
    assert "error[yaml/syntax]: a bracket or brace is not closed\n --> playbooks/broken.yaml:1:8\n" in said
    assert said.endswith(f"Nothing was written to {target}.\n")
    assert target.read_bytes() == first
    (project / "playbooks/broken.yaml").unlink()

    write(project, {"playbooks/list.yaml": json.dumps({**LIST, "by": "it-lead", "pause_point": "Later"})})
    assert copy(project, target)[0] == 0
    with zipfile.ZipFile(target) as archive:
        index = json.loads(archive.read(f"our-organization-{TODAY}/{INDEX}"))
    (entry,) = (each for each in index["checklists"] if each["id"] == LIST["id"])
    assert len(entry["earlier"]) == 1, "the published site knows what was published"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("settings", "code", "told"),
    [
        ({"theme": "nowhere"}, 2, "Error: {config} cannot be used: see above"),
        ({"plugins": ["search", {"playbooks": {"pilot_days": 0}}]}, 2, "Error: `pilot_days` is a number of days"),
        (
            {"plugins": ["search", {"playbooks": {"site_id": "A b"}}]},
            2,
            "Error: `site_id` is 2 to 64 lower-case letters",
        ),
        (
            {"strict": True, "nav": ["index.md", "gone.md"]},
            1,
            "Nothing was written: with `strict`, warnings stop a build.",
        ),
    ],
)
def test_what_stops_it_is_told(tmp_path, settings, code, told):
    project, target = make_project(tmp_path / "project", **settings), tmp_path / "x.zip"
    ended, said = copy(project, target)
    expected = told.format(config=project / "mkdocs.yml", target=target)
    assert (ended, target.exists()) == (code, False)
    assert any(line.startswith(expected) for line in said.splitlines()), said


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    project = make_project(tmp_path / "project")
    (tmp_path / "file").touch()
    code, said = copy(project, tmp_path / "file" / "x.zip")
    assert code == 3
    assert said.startswith("Error: ")
    assert copy(project, project)[0] == 2
    assert run(tmp_path, "build", host="mkdocs_playbooks")[0] == 2


def test_without_offline_it_builds_the_site(tmp_path):
    project = make_project(tmp_path / "project")
    code, said = run(project, "build", host="mkdocs_playbooks")
    assert (code, said) == (0, f"Wrote {project / 'site'}.\n")
    built = build(project, tmp_path / "other")
    assert sorted(path.name for path in built.iterdir()) == sorted(path.name for path in (project / "site").iterdir())
