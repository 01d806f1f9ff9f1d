"""Fixtures of every kind of test: folders that are costly to make, made once for a whole run."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

import hostile
from sites import build
from support import ROOT

Once = Callable[[str, Callable[[Path], object]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden``."""
    parser.addoption("--update-golden", action="store_true", help="write what tests find as what they expect")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether files that hold what is expected are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Make a folder by name, or give the one that another worker or test has made."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def once(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with FileLock(shared / f"{name}.lock"):
            if not done.exists():
                make(folder)
                done.touch()
        return folder

    return once


@pytest.fixture(scope="session")
def reference_site(once: Once) -> Path:
    """The reference playbooks, built strictly."""
    return once("reference-site", lambda folder: build(ROOT, folder))


@pytest.fixture(scope="session")
def hostile_site(once: Once) -> Path:
    """A site whose every field holds text that would like to be more than text."""
    return once("hostile", lambda folder: build(hostile.project(folder))) / "site"
