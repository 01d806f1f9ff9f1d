"""What a project writes itself wins: its own pages, its navigation, its templates, its options."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sites import Html, build, make_project, run, write
from support import TODAY

NAV = [{"First": "second-page.md"}, {"More": [{"Again": "first-page.md"}]}]
PAGES = {"first-page.md": "# First page\n", "second-page.md": "# Second page\n"}


def project(folder: Path, texts: dict[str, str] | None = None, **settings: Any) -> Path:
    return make_project(folder / "project", texts, **settings)


def options(**given: Any) -> list[Any]:
    """The plugins of a project that sets options of ours."""
    return ["search", {"playbooks": {"as_of": str(TODAY)} | given}]


def test_a_page_written_by_hand_wins_with_a_note(tmp_path):
    made = project(tmp_path, {"index.md": "# Our own home\n", "roles/it-lead.md": "# Our own lead\n"})
    code, said = run(made, "build", "--strict")
    assert code == 0, said
    assert "index.md is written by hand and stands instead of the generated page" in said
    assert "Our own home" in (made / "site/index.html").read_text("utf-8")
    assert "Our own lead" in (made / "site/roles/it-lead/index.html").read_text("utf-8")


def test_without_a_navigation_of_its_own_a_project_has_its_pages_in_one_section(tmp_path):
    page = Html((build(project(tmp_path, PAGES)) / "roles/index.html").read_text("utf-8"))
    texts = [element.text for element in page.all("label", "a")]
    assert [text for text in texts if text in {"Guides", "First page", "Second page"}] == [
        "Guides",
        "Guides",
        "First page",
        "Second page",
    ]


def test_the_navigation_of_a_project_is_kept_beside_ours(tmp_path):
    site = build(project(tmp_path, PAGES, nav=NAV))
    for path in ("index.html", "roles/index.html", "first-page/index.html"):
        texts = [element.text for element in Html((site / path).read_text("utf-8")).all("label", "a")]
        order = list(dict.fromkeys(text for text in texts if text in {"Reference", "First", "More", "Again"}))
        assert order == ["Reference", "First", "More", "Again"], path


def test_a_template_of_the_project_wins_over_ours(tmp_path):
    made = project(tmp_path, theme={"name": "material", "custom_dir": "overrides"})
    write(made, {"overrides/playbooks/role.html": '<h1 id="top">Our role: {{ view.card.title }}</h1>'})
    site = build(made)
    assert "Our role: IT lead" in (site / "roles/it-lead/index.html").read_text("utf-8")
    assert "Our role" not in (site / "systems/shared-drive/index.html").read_text("utf-8")


def test_a_link_to_a_document_leads_to_its_page_and_takes_its_title(tmp_path):
    text = "[](playbook:role/it-lead), [the draft](playbook:workflow/weekly-market-report#draft), `playbook:role/x`\n"
    site = build(project(tmp_path, {"deep/page.md": text}))
    page = Html((site / "deep/page/index.html").read_text("utf-8"))
    links = {link.text: link.get("href") for link in page.all("a")}
    assert links["IT lead"] == "../../roles/it-lead/"
    assert links["the draft"] == "../../workflows/weekly-market-report/#step-draft"
    assert any(code.text == "playbook:role/x" for code in page.all("code"))


def test_a_link_to_no_document_stops_a_build_with_its_line(tmp_path):
    made = project(tmp_path, {"page.md": "---\ntitle: Page\n---\n\n[who](playbook:role/it-leed)\n"})
    code, said = run(made, "build")
    assert code
    assert "error[reference/unknown]" in said
    assert "playbooks/page.md:5:7" in said
    assert "it-lead" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"colour": "blue"}, "playbooks: the plugin has no option `colour`; it has "),
        ({"as_of": "next week"}, "playbooks: `as_of` is a date such as 2026-11-30, not next week"),
        ({"as_of": "2026-02-30"}, "playbooks: `as_of` is a date such as 2026-11-30, not 2026-02-30"),
        ({"fail_on": "sometimes"}, "playbooks: `fail_on` is info, warning or error, not sometimes"),
    ],
)
def test_an_option_that_cannot_be_used_is_one_clear_message(tmp_path, given, message):
    made = project(tmp_path, plugins=options(**given))
    code, said = run(made, "build")
    assert code
    assert said.count(message) == 1
    assert "Traceback" not in said
    assert not (made / "site").exists()


def test_a_date_without_quotes_is_a_date(tmp_path):
    made = project(tmp_path)
    config = made / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace(f"'{TODAY}'", str(TODAY)), "utf-8")
    assert f"as_of: {TODAY}" in config.read_text("utf-8")
    build(made)


@pytest.mark.parametrize(("level", "fails"), [("info", True), ("warning", True), ("error", False), (None, False)])
def test_findings_fail_a_build_from_the_level_a_project_sets(tmp_path, level, fails):
    gap = {"workflows/gap.yaml": yaml.safe_dump(vague_idea())}
    made = project(tmp_path, gap, plugins=options(**({"fail_on": level} if level else {})))
    code, said = run(made, "build", "--strict")
    assert bool(code) == fails, said
    assert ("findings stop the build" in said or "finding stops the build" in said) == fails
    assert (made / "site").exists() != fails


def vague_idea() -> dict[str, Any]:
    """A workflow whose trigger says nothing, which is a warning as long as it is an idea."""
    return {
        "kind": "workflow",
        "id": "gap",
        "title": "A gap",
        "owner": "content-director",
        "trigger": "when needed",
        "status": "idea",
        "steps": [{"id": "one", "do": "Write the note", "who": "market-analyst"}],
    }
