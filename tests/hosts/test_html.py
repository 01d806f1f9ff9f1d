"""The Nu checker finds nothing to say about the content of any page, nor about the style sheets."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sites import GENEROUS, write
from support import ROOT

pytestmark = pytest.mark.slow

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
MISSING = "java or the Nu checker is missing: run `make test` once, or `npm ci --ignore-scripts`"
UNKNOWN_TO_THE_CHECKER = "“paint-order”"
"""A property of CSS that every browser knows and the checker's grammar lacks."""

CONTENT = re.compile(r"<article\b.*</article>", re.DOTALL)
HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Content</title></head><body><main>'
FOOT = "</main></body></html>\n"


def messages(folder: Path, suffix: str, *options: str) -> list[str]:
    """Everything the checker says about these files below a folder: where, what, and the text it is about."""
    files = sorted(folder.rglob(f"*{suffix}"))
    assert files
    java = shutil.which("java")
    if not (java and CHECKER.is_file()):
        pytest.fail(MISSING, pytrace=False)
    command = [java, "-jar", CHECKER, "--stdout", "--exit-zero-always", "--format", "json"]
    done = subprocess.run([*command, *options, *files], stdout=subprocess.PIPE, timeout=GENEROUS, check=True)
    return [told(folder, message) for message in json.loads(done.stdout)["messages"]]


def told(folder: Path, message: dict[str, Any]) -> str:
    path = message.get("url", "").rpartition(f"{folder.as_posix()}/")[2]
    return f"{path}:{message.get('lastLine', 0)}: {message['message']} {message.get('extract', '')!r}"


def wrong_pages(site: Path, folder: Path) -> list[str]:
    """What is wrong in the content of a site's pages. A slash that closes ``<br />`` is only information: no matter."""
    write(folder, dict(contents(site)))
    return messages(folder, ".html", "--skip-info-messages", "--no-langdetect")


def contents(site: Path) -> Iterator[tuple[str, str]]:
    """The content of each page as a page of its own, on its old lines: what stands around it is the theme's.

    A page without content, which only leads on, is ours as a whole.
    """
    for path in sorted(site.rglob("*.html")):
        page = path.read_text("utf-8")
        found = CONTENT.search(page)
        lines = "\n" * page.count("\n", 0, found.start() if found else 0)
        yield path.relative_to(site).as_posix(), f"{HEAD}{lines}{found[0]}{FOOT}" if found else page


def test_every_page_is_valid(any_site, tmp_path):
    assert wrong_pages(any_site, tmp_path / "pages") == []


def test_every_field_of_every_kind_is_shown_validly(hostile_site, tmp_path):
    assert wrong_pages(hostile_site, tmp_path / "pages") == []


def test_the_style_sheets_are_valid():
    found = messages(ROOT / "overrides" / "assets", ".css", "--css")
    assert [message for message in found if UNKNOWN_TO_THE_CHECKER not in message] == []


def test_what_is_wrong_in_content_is_found_and_nothing_around_it(tmp_path):
    write(
        tmp_path / "site",
        {
            "deep/er/index.html": "<html><center>\n<article><h1>A</h1>\n<ul><p>A</p></ul>\n</article>",
            "leads-on.html": "<!doctype html><html lang=en>\n<title>On</title>\n<b>",
        },
    )
    found = [message.partition(" ")[0] for message in wrong_pages(tmp_path / "site", tmp_path / "pages")]
    assert sorted(set(found)) == ["deep/er/index.html:3:", "leads-on.html:3:"]


def test_what_is_wrong_in_a_style_sheet_is_found(tmp_path):
    write(tmp_path, {"one.css": "p { color: 4px }\n"})
    assert [message.partition(" ")[0] for message in messages(tmp_path, ".css", "--css")] == ["one.css:1:"]
