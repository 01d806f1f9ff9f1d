"""Sites that several tests of hosts read."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites import build, make_project

STYLES = ("reference", "starter", "without-directory-urls")


@pytest.fixture(scope="session", params=STYLES)
def any_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference site, and a new project's site with either style of addresses."""
    if request.param == "reference":
        return Path(request.getfixturevalue("reference_site"))
    folder = tmp_path_factory.mktemp("any-site")
    project = make_project(
        folder / "project",
        {"guide.md": "# Guide\n\n[The report](playbook:workflow/weekly-market-report)\n"},
        use_directory_urls=request.param == "starter",
        site_url="https://playbooks.example.org/",
    )
    return build(project)
