"""One language server for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from editors.client import LanguageServer
from support import ROOT


@pytest.fixture(scope="session")
def server() -> Iterator[LanguageServer]:
    """The server as an editor starts it in this repository, for a user who has set nothing."""
    with LanguageServer(ROOT) as running:
        yield running
