"""A build writes the headers of the pages it built, whatever templates, settings and files of the site add to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites import make_project, run, write

pytestmark = pytest.mark.slow

SCRIPT = "<script>document.title = 'x'</script>"
HASH = "sha256-mmhVSKBJ6xXBfMjZf5Xb9hgbmvnACikXD1UfhbYox3M="
OWN = "/*\n  X-Own: yes\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """A site with a script in its template of roles, one from elsewhere everywhere, and a ``_headers``."""
    theme = {"name": "material", "font": False, "custom_dir": "theme"}
    folder = make_project(
        tmp_path_factory.mktemp("headers"), theme=theme, extra_javascript=["https://cdn.example/a.js"]
    )
    write(folder, {"theme/playbooks/role.html": f"<h1>A role</h1>{SCRIPT}", "playbooks/_headers": OWN})
    return folder


@pytest.fixture(scope="module")
def said(project) -> str:
    code, said = run(project, "build")
    assert code == 0, said
    return said


def test_what_a_template_adds_to_the_text_of_pages_is_told_and_not_allowed(project, said):
    assert SCRIPT in (project / "site/roles/it-lead/index.html").read_text("utf-8")
    assert "a script stands in the text of roles/" in said
    policy = (project / "site/_headers.nginx").read_text("utf-8")
    assert policy.count("sha256-") > 1
    assert HASH not in policy


def test_what_settings_load_from_elsewhere_is_allowed_and_told(project, said):
    policy = (project / "site/_headers.apache").read_text("utf-8")
    assert next(part for part in policy.split("; ") if part.startswith("script-src")).endswith("' https://cdn.example")
    assert "lets pages load from https://cdn.example," in said


def test_a_file_of_the_site_stays_and_is_told(project, said):
    assert (project / "site/_headers").read_text("utf-8") == OWN
    assert "the site's own _headers stands instead" in said


def test_a_strict_build_says_the_same_and_succeeds(project, said):
    code, strictly = run(project, "build", "--strict")
    assert code == 0, strictly
    assert "a script stands in the text of roles/" in strictly
