"""Fixtures of every kind of test: the reference site, built once for a whole run."""

from pathlib import Path

import pytest
from filelock import FileLock

from sites import build
from support import ROOT


@pytest.fixture(scope="session")
def reference_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The reference playbooks, built strictly; parallel workers share the one that comes first."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    site = shared / "reference-site"
    with FileLock(shared / "reference-site.lock"):
        return site if site.is_dir() else build(ROOT, site)
