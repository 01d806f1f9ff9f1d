"""Runs that leave a device and come to another: files, links, text, paper."""

from __future__ import annotations

import json
import random
import shutil
import subprocess

import pytest

from .acting import (
    LIST,
    RUNS,
    answers,
    choose,
    downloaded,
    finish,
    item,
    start,
)

NEVER, LATER = "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"


class TestAlong:
    def test_a_run_taken_along_and_brought_in_elsewhere_is_the_same(self, page, open_page, address, tmp_path):
        chance = random.Random(3)
        for seed in range(3):
            page.goto("about:blank")
            page.goto(address + LIST)
            start(page, f"Case {seed} =1+1", "Zoë <i>")
            for number in chance.sample(range(1, 8), 5):
                choose(page, number, chance.choice(("Done", "Failed")))
            written = downloaded(page, "File (JSON)")
            (tmp_path / "run.json").write_text(written, "utf-8")
            other = open_page(address + RUNS).page
            other.get_by_label("Bring in a run").set_input_files(tmp_path / "run.json")
            dialog = other.locator(".pb-run-preview")
            assert "It is added to your runs" in dialog.inner_text()
            dialog.get_by_role("button", name="Bring it in").click()
            other.locator(".pb-run").wait_for()
            assert other.url.startswith(address + LIST)
            assert answers(other) == answers(page)
            assert downloaded(other, "File (JSON)") == written

    def test_a_link_shows_what_it_brings_before_it_is_kept(self, page, open_page):
        start(page, "Week <47>")
        choose(page, 4, "Failed")
        page.get_by_role("button", name="Link", exact=True).click()
        field = page.get_by_label("Link to this run")
        field.wait_for()
        link = field.input_value()
        assert len(link) <= 2000
        other = open_page(link).page
        dialog = other.locator(".pb-run-preview")
        assert "Week <47>" in dialog.inner_text()
        dialog.get_by_role("button", name="Leave it").click()
        assert other.get_by_role("checkbox").count() == 9
        assert other.evaluate("localStorage.length") == other.evaluate(
            "Object.keys(localStorage).filter((key) => !key.includes('market-report')).length"
        )
        other.goto("about:blank")
        other.goto(link)
        dialog.get_by_role("button", name="Bring it in").click()
        other.locator(".pb-run").wait_for()
        assert answers(other)[3] == "failed"

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("run.json", b"{}", "no run of a checklist"),
            ("run.json", b"{", "not whole"),
            ("run.json", b"\xff\xfe", "holds no text"),
            ("run.json", b" " * 300_000, "larger than a run"),
            ("run.json", b'{"format": "playbook-run", "version": 2}', "later version"),
            ("run.json", b'{"format": "playbook-run", "version": 1}', "not as it has to be"),
        ],
    )
    def test_what_is_no_run_is_told(self, open_page, address, name, content, said):
        page = open_page(address + RUNS).page
        upload = {"name": name, "mimeType": "application/json", "buffer": content}
        page.get_by_label("Bring in a run").set_input_files(upload)
        assert said in page.locator(".pb-run-notice:visible").inner_text()

    @pytest.mark.parametrize(
        ("begun", "said"),
        [(NEVER, f"a time when no run can have been made: {NEVER}"), (LATER, f"a time that lies ahead: {LATER}")],
    )
    def test_a_time_that_cannot_be_is_told_as_what_it_is(self, page, begun, said):
        start(page)
        record = json.loads(downloaded(page, "File (JSON)")) | {"started_at": begun}
        page.goto(page.url.split("checklists/")[0] + RUNS)
        upload = {"name": "run.json", "mimeType": "application/json", "buffer": json.dumps(record).encode()}
        page.get_by_label("Bring in a run").set_input_files(upload)
        assert said in page.locator(".pb-run-notice:visible").inner_text()

    def test_markdown_is_copied_and_a_table_saved(self, page):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        start(page)
        choose(page, 1)
        page.get_by_role("button", name="Text for an issue").click()
        page.get_by_text("Copied. Paste it into the issue.").wait_for()
        assert "**Done** (critical)" in page.evaluate("navigator.clipboard.readText()")
        assert downloaded(page, "Table (CSV)").splitlines()[0].endswith("evidence")

    def test_a_run_reads_well_on_paper(self, page, tmp_path):
        start(page)
        page.emulate_media(media="print")
        assert page.locator(".pb-run :is(input, button, textarea, summary):visible").count() == 0
        page.emulate_media(media="screen")
        item(page, 2).locator("summary").click()
        item(page, 2).get_by_label("Note").fill("Recalculated twice")
        finish(page)
        page.emulate_media(media="print")
        assert page.locator("button:visible").count() == 0
        assert not page.locator(".pb-sign").is_visible()
        if not shutil.which("pdftotext"):
            pytest.skip("pdftotext is not installed")
        page.pdf(path=tmp_path / "run.pdf", format="A4")
        command = ["pdftotext", "-layout", tmp_path / "run.pdf", "-"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for words in (
            "Week 47",
            "Work by Ana",
            "Note: Recalculated twice",
            "https://example.org/rows",
            "Ben reviewed it",
        ):
            assert words in text
        assert text.count("Done") == 7
