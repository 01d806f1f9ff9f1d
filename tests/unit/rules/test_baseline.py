"""A baseline: what it holds, what is new beside it, and what it never hides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_playbooks.pipeline import Build
from mkdocs_playbooks.project import ProjectError
from mkdocs_playbooks.rules.baseline import Compared, baseline_text, compare, read_baseline
from support import load, workflow

FIRST = "{id: first, do: A, who: worker, with: chat, human: collaborator}"
SECOND = "{id: second, do: B, who: worker, with: chat, human: collaborator}"


def compared(now: Build, then: Build, tmp_path: Path) -> Compared:
    """The findings of one run beside the baseline that another wrote."""
    path = tmp_path / "baseline.json"
    path.write_text(baseline_text(then.findings, then.catalogue), "utf-8")
    return compare(now.findings, read_baseline(path), now.catalogue)


def test_the_same_again_is_known(tmp_path: Path) -> None:
    build = load(workflow(FIRST))
    assert compared(build, build, tmp_path) == Compared((), len(build.findings), 0)


def test_a_step_before_it_does_not_make_it_new(tmp_path: Path) -> None:
    then, now = load(workflow(SECOND)), load(workflow(f"{FIRST}\n{SECOND}"))
    fresh = [one for one in compared(now, then, tmp_path).fresh if one.rule == "unreviewed-ai-step"]
    assert [one.message for one in fresh] == [
        'nobody has to look at what "first" makes: "first", then "second", then the end'
    ]


def test_what_is_mended_is_gone(tmp_path: Path) -> None:
    then, now = load(workflow(f"{FIRST}\n{SECOND}")), load(workflow(FIRST))
    outcome = compared(now, then, tmp_path)
    assert outcome.fresh == ()
    assert outcome.gone == len(then.findings) - len(now.findings)


def test_a_broken_text_is_never_known(tmp_path: Path) -> None:
    build = load(workflow(FIRST).replace("who: worker", "who: nobody"))
    assert [one.rule for one in compared(build, build, tmp_path).fresh] == ["reference/unknown"]


def test_its_text_is_sorted_and_one_finding_a_line() -> None:
    build = load(workflow(f"{FIRST}\n{SECOND}"))
    text = baseline_text(build.findings, build.catalogue)
    entries = json.loads(text)["findings"]
    assert entries == sorted(entries, key=lambda entry: (entry["rule"], entry["on"], entry["at"]))
    assert len(text.splitlines()) == len(entries) + 2
    assert {"rule": "unreviewed-ai-step", "on": "workflow/work", "at": "steps/first"} in entries


def test_an_empty_one_is_readable(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(baseline_text((), load("").catalogue), "utf-8")
    assert read_baseline(path).total() == 0
    assert read_baseline(tmp_path / "none.json").total() == 0


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2, "findings": []}', '{"version": 1}', "\xff"])
def test_what_is_no_baseline_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, "latin-1")
    with pytest.raises(ProjectError, match="baseline"):
        read_baseline(path)
