"""Generated collections are valid, whole, the same each time, and have a Markdown twin with the same words."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from collection import SHARES, Collection
from generate import generate
from mkdocs_playbooks.pipeline import Build, build
from mkdocs_playbooks.project import find_project
from mkdocs_playbooks.source.schema import schemas
from twin import to_markdown, write_twin

DOCUMENTS = 60


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("collection")
    generate(folder, DOCUMENTS)
    return folder


@pytest.fixture(scope="module")
def outcome(project: Path) -> Build:
    return build(find_project(project))


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_documents_are_read_valid_and_refer_to_what_exists(outcome: Build) -> None:
    assert [finding for finding in outcome.findings if "/" in finding.rule] == []
    assert len(outcome.catalogue.nodes) == DOCUMENTS


def test_every_kind_is_there(outcome: Build) -> None:
    assert {key.kind for key in outcome.catalogue.nodes} == set(schemas())


def test_metrics_have_measurements(outcome: Build) -> None:
    assert all(len(node.series) > 20 for node in outcome.catalogue.of_kind("metric"))


def test_the_same_seed_gives_the_same_bytes(project: Path, tmp_path: Path) -> None:
    generate(tmp_path / "same", DOCUMENTS)
    generate(tmp_path / "other", DOCUMENTS, seed=2)
    assert contents(tmp_path / "same") == contents(project)
    assert contents(tmp_path / "other") != contents(project)


@pytest.mark.parametrize("documents", [60, 61, 99, 250, 1000, 2000])
def test_shares_are_the_same_at_every_size(documents: int) -> None:
    counts = Collection(documents, 1).counts
    assert sum(counts.values()) == documents
    assert all(abs(counts[kind] - share * documents) < 1 for kind, share in SHARES.items())
    assert counts["role"] >= 4


def test_references_do_not_grow_with_the_collection(outcome: Build, tmp_path: Path) -> None:
    generate(tmp_path, 4 * DOCUMENTS)
    larger = build(find_project(tmp_path))

    def references_per_workflow(one: Build) -> float:
        counts = Counter(link.source for link in one.catalogue.links if link.source.kind == "workflow")
        return sum(counts.values()) / len(counts)

    assert references_per_workflow(larger) == pytest.approx(references_per_workflow(outcome), rel=0.05)


def test_too_few_documents_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least 60"):
        generate(tmp_path, 59)


def test_the_twin_says_what_the_pages_say(outcome: Build, project: Path, tmp_path: Path) -> None:
    pages = write_twin(project, tmp_path)
    written = {path.relative_to(tmp_path / "docs").as_posix() for path in (tmp_path / "docs").rglob("*.md")}
    assert len(written) == pages >= DOCUMENTS
    for node in outcome.catalogue.of_kind("workflow"):
        words = set(re.findall(r"\w+", (tmp_path / f"docs/workflows/{node.id}.md").read_text("utf-8")))
        for step in node.record.steps:
            assert set(re.findall(r"\w+", step.do)) <= words


def test_the_twin_keeps_headings_lists_and_tables() -> None:
    html = (
        '<h2 id="a">What <span>is</span></h2><svg><title>x</title></svg><p>A <b>small</b> *text*</p>'
        "<ul><li>one<ul><li>two</li></ul></li></ul>"
        "<table><tr><th>a</th><th>b</th></tr><tr><td><p>c</p></td><td>d|e</td></tr></table>"
    )
    assert to_markdown(html) == (
        "## What is\n\nA small \\*text\\*\n\n- one\n\n    - two\n\n| a | b |\n| --- | --- |\n| c | d\\|e |\n"
    )
