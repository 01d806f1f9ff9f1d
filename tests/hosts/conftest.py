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


MORE = {
    "guide.md": "# Guide\n\n[The report](playbook:workflow/weekly-market-report) and a [draft](playbook:role/poet)\n",
    "roles/poet.yaml": "{kind: role, id: poet, title: Poet, draft: true, formerly: [bard]}\n",
    "roles/painter.yaml": """\
kind: role
id: painter
title: Painter
owner: poet
formerly: [dauber]
images: [{file: pictures/wall.svg, alt: A wall, credit: Own drawing}]
""",
    "roles/pictures/wall.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
}
"""What a new project does not have yet: a page written by hand, a draft, a picture, an address that leads on."""


def build_starter(folder: Path, directory_urls: bool) -> None:
    address = "https://playbooks.example.org/"
    build(make_project(folder, MORE, use_directory_urls=directory_urls, site_url=address))
