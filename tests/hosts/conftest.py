"""Sites that several tests of hosts read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from sites import build, make_project

Once = Callable[[str, Callable[[Path], object]], Path]
STYLES = ("reference", "starter", "without-directory-urls")


@pytest.fixture(scope="session", params=STYLES)
def any_site(request: pytest.FixtureRequest, once: Once) -> Path:
    """The reference site, and a new project's site with either style of addresses."""
    if request.param == "reference":
        return Path(request.getfixturevalue("reference_site"))
    return once(request.param, partial(build_starter, directory_urls=request.param == "starter")) / "site"


def build_starter(folder: Path, directory_urls: bool) -> None:
    guide = "# Guide\n\n[The report](playbook:workflow/weekly-market-report)\n"
    address = "https://playbooks.example.org/"
    build(make_project(folder, {"guide.md": guide}, use_directory_urls=directory_urls, site_url=address))
