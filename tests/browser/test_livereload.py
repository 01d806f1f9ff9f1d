"""An open tab follows the specs while they are written, and says what is wrong with them."""

from __future__ import annotations

from serving import served
from sites import GENEROUS, make_project

ROLE = "playbooks/roles/it-lead.yaml"
MARK = "window.sameDocument = true"
IS_MARKED = "window.sameDocument === true"


def test_a_tab_reloads_by_itself_when_a_spec_breaks_and_when_it_is_mended(open_page, tmp_path):
    project = make_project(tmp_path / "project")
    role = project / ROLE
    good = role.read_text("utf-8")
    with served(project) as server:
        page = open_page(f"{server.address}roles/it-lead/").page
        page.set_default_timeout(GENEROUS * 1000)
        finding = page.locator(f"article :text('{ROLE}:')")
        assert finding.count() == 0
        page.evaluate(MARK)

        role.write_text(f"{good}\nduties: [unfinished\n", "utf-8")
        finding.first.wait_for()
        assert page.locator("article h1", has_text="IT lead").is_visible()
        assert not page.evaluate(IS_MARKED)
        page.evaluate(MARK)

        role.write_text(good.replace("title: IT lead", "title: Head of IT"), "utf-8")
        page.locator("article h1", has_text="Head of IT").wait_for()
        assert finding.count() == 0
        assert not page.evaluate(IS_MARKED)
