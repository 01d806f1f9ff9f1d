"""A checklist of the reference site, with the headers that come with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.conftest import Visit
from browser.test_policy import WATCH, headers

from .acting import LIST


@pytest.fixture(scope="module")
def address(reference_site: Path, serve) -> str:
    """The reference site, served with the headers that come with it."""
    return serve(reference_site, lambda: headers(reference_site))


@pytest.fixture
def visit(open_page, address) -> Iterator[Visit]:
    """A list's page that says what its policy stops; nothing is to be stopped, to fail or to be asked of others."""
    visit = open_page("about:blank")
    visit.page.add_init_script(WATCH)
    visit.page.goto(address + LIST)
    yield visit
    assert (visit.errors, visit.foreign) == ([], [])


@pytest.fixture
def page(visit):
    return visit.page
