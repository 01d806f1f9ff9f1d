"""Prepared pairs of versions: all that is said of each, no more and no less."""

import datetime
from collections import Counter
from pathlib import Path

import pytest

from mkdocs_playbooks.changes.change import Difference, Direction
from mkdocs_playbooks.changes.difference import difference
from mkdocs_playbooks.pipeline import Build
from mkdocs_playbooks.reporters.changes_text import Compared, report
from support import ROOT, load_files

CASES = sorted((ROOT / "tests" / "cases_diff").iterdir())
SINCE = datetime.date(2026, 11, 1)


def version(folder: Path) -> Build:
    return load_files({path.name: path.read_text("utf-8") for path in folder.iterdir()})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_differs_is_said_exactly(case):
    found = difference(version(case / "before"), version(case / "after"), SINCE)
    assert report(Compared(found, "before", "after")) == (case / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_version_does_not_differ_from_itself(case):
    for side in ("before", "after"):
        same = version(case / side)
        assert difference(same, same, SINCE).documents == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_looser_one_way_is_tighter_the_other_way(case):
    before, after = version(case / "before"), version(case / "after")
    there = directions(difference(before, after, SINCE))
    back = directions(difference(after, before, SINCE))
    assert there[Direction.LOOSER] == back[Direction.TIGHTER]
    assert there[Direction.TIGHTER] == back[Direction.LOOSER]


def directions(found: Difference) -> Counter[Direction]:
    return Counter(change.direction for _, change in found.changes())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_prepared_specs_are_as_broken_as_meant(case):
    for side in ("before", "after"):
        rules = {finding.rule for finding in version(case / side).findings if finding.stops_build}
        assert not rules or case.name == "broken"
