"""What is remembered changes nothing: a check with a memory says word for word what one without says.

The reference playbooks are checked with a memory, then something is done to them, then they are checked again.
"""

from __future__ import annotations

import copy
import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from mkdocs_playbooks.model import kept
from mkdocs_playbooks.pipeline import Build, build, keeping_of
from mkdocs_playbooks.project import Project, find_project
from mkdocs_playbooks.reporters.order import Aside, Reported
from mkdocs_playbooks.reporters.text import report
from mutations import mutations
from mutations.mutation import Documents, Mutation
from repository import commit
from support import ROOT, TODAY

MUTATIONS = mutations()


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference playbooks in a folder of their own, with the memory of a check."""
    folder = tmp_path_factory.mktemp("reference").resolve()
    shutil.copytree(ROOT / "playbooks", folder / "playbooks")
    (folder / "mkdocs.yml").write_text("site_name: Reference\ndocs_dir: playbooks\nplugins: [playbooks]\n")
    remembered(folder)
    return folder


@pytest.fixture
def project(reference: Path, tmp_path: Path) -> Iterator[Path]:
    """The folder, which is put back afterwards as it was."""
    shutil.copytree(reference / "playbooks", tmp_path / "playbooks")
    shutil.copytree(reference / ".cache", tmp_path / "cache")
    yield reference
    for name, source in (("playbooks", tmp_path / "playbooks"), (".cache", tmp_path / "cache")):
        shutil.rmtree(reference / name)
        shutil.copytree(source, reference / name)


def said(project: Project, outcome: Build) -> tuple[object, ...]:
    """All that a check says: the report, and every finding in order."""
    aside = Aside(waived=outcome.waived, silences=outcome.silences)
    reported = Reported(outcome.findings, outcome.texts, 1, aside, outcome.catalogue, outcome.facts.memory)
    fingerprints = tuple((one.span, one.related, one.fingerprint) for one in (*reported.placed,))
    return report(reported), outcome.findings, outcome.waived, outcome.silences, fingerprints


def remembered(folder: Path) -> tuple[object, ...]:
    """What a check with a memory says; it remembers it for the next."""
    project = find_project(folder)
    with keeping_of(project) as keeping:
        outcome = build(project, TODAY, keeping=keeping)
        told = said(project, outcome)
        keeping.keep(outcome.referrers, outcome.facts.is_silent_of_the_past)
    return told


def from_scratch(folder: Path) -> tuple[object, ...]:
    """What a check without a memory says."""
    project = find_project(folder)
    return said(project, build(project, TODAY))


def documents_of(folder: Path) -> Documents:
    """The documents by name, as data."""
    nodes = build(find_project(folder), TODAY).catalogue.nodes
    return {str(key): copy.deepcopy(node.data) for key, node in nodes.items()}


def apply(mutation: Mutation, folder: Path) -> None:
    """Put a fault into the specs in a folder."""
    before = build(find_project(folder), TODAY)
    documents = {str(key): copy.deepcopy(node.data) for key, node in before.catalogue.nodes.items()}
    mutation.change(documents[mutation.document])
    mutation.also(documents)
    known = {str(key): node for key, node in before.catalogue.nodes.items()}
    for name, data in documents.items():
        if name not in known or known[name].data != data:
            path = known[name].path if name in known else f"playbooks/{name.replace('/', '-')}.yaml"
            (folder / path).write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")
    for path, text in mutation.texts.items():
        (folder / path).write_text(text, "utf-8")


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS.keys())
def test_after_one_fault(mutation: Mutation, project: Path) -> None:
    apply(mutation, project)

    assert remembered(project) == from_scratch(project)


def specs(folder: Path) -> list[Path]:
    """The spec files, in order."""
    return sorted(path for path in (folder / "playbooks").rglob("*") if path.suffix in (".yaml", ".csv"))


def rewritten(path: Path, change: Callable[[str], str]) -> None:
    """Change the text of a file."""
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def _fault(folder: Path, chance: random.Random) -> None:
    mutation = chance.choice(list(MUTATIONS.values()))
    with suppress(KeyError, IndexError, StopIteration, TypeError, ValueError):  # what it breaks may be gone
        apply(mutation, folder)


def _comment(folder: Path, chance: random.Random) -> None:
    rewritten(chance.choice(specs(folder)[:-1]), lambda text: f"# {chance.random()}\n{text}")


def _blank(folder: Path, chance: random.Random) -> None:
    rewritten(chance.choice(specs(folder)), lambda text: text.replace("\n", "\n\n", 1))


def _break(folder: Path, chance: random.Random) -> None:
    rewritten(chance.choice(specs(folder)), lambda text: text + "\nbroken: [\n")


def _misspell(folder: Path, chance: random.Random) -> None:
    rewritten(chance.choice(specs(folder)), lambda text: text.replace("title:", "titel:", 1))


def _mend(folder: Path, chance: random.Random) -> None:
    path = chance.choice(specs(folder))
    original = ROOT / path.relative_to(folder)
    if original.exists():
        shutil.copy(original, path)


def _delete(folder: Path, chance: random.Random) -> None:
    chance.choice(specs(folder)).unlink()


def _move(folder: Path, chance: random.Random) -> None:
    path = chance.choice([path for path in specs(folder) if path.suffix == ".yaml"])
    path.rename(path.with_name(f"moved-{chance.randrange(10**6)}.yaml"))


def _rename(folder: Path, chance: random.Random) -> None:
    rewritten(chance.choice(specs(folder)), lambda text: text.replace("\nid: ", "\nid: new-", 1))


def _renamed_properly(folder: Path, chance: random.Random) -> None:
    path = chance.choice(specs(folder))
    rewritten(path, lambda text: re.sub(r"(?m)^id: (\S+)$", r"id: now-\1\nformerly: [\1]", text, count=1))


def _draft(folder: Path, chance: random.Random) -> None:
    rewritten(chance.choice(specs(folder)), lambda text: text.replace("\nid: ", "\ndraft: true\nid: ", 1))


def _copy(folder: Path, chance: random.Random) -> None:
    path = chance.choice(specs(folder))
    text = path.read_text("utf-8").replace("\nid: ", "\nid: another-", 1)
    path.with_name(f"another-{path.name}").write_text(text, "utf-8")


def _title(folder: Path, chance: random.Random) -> None:
    rewritten(chance.choice(specs(folder)), lambda text: text.replace("\ntitle: ", "\ntitle: Another ", 1))


def _swap(folder: Path, chance: random.Random) -> None:
    """Names that stand after one field change places between two files: owners, systems, roles."""
    one, other = chance.sample([path for path in specs(folder) if path.suffix == ".yaml"], 2)
    first, second = one.read_text("utf-8"), other.read_text("utf-8")
    field = chance.choice(("owner: ", "who: ", "with: ", "status: ", "layer: ", "system: ", "type: ", "by: "))
    if field in first and field in second:
        mine, theirs = (text.split(field, 1)[1].split("\n", 1)[0] for text in (first, second))
        one.write_text(first.replace(field + mine, field + theirs, 1), "utf-8")


def _restore(folder: Path, chance: random.Random) -> None:
    missing = [path for path in specs(ROOT) if not (folder / path.relative_to(ROOT)).exists()]
    if missing:
        path = chance.choice(missing)
        shutil.copy(path, folder / path.relative_to(ROOT))


STEPS = (
    *(_fault, _comment, _blank, _break, _misspell, _mend, _mend, _delete, _move),
    *(_rename, _renamed_properly, _draft, _copy, _title, _swap, _swap),
)


@pytest.mark.parametrize("writes_always", [True, False], ids=["kept each time", "kept when it is worth it"])
@pytest.mark.parametrize("seed", range(4))
def test_after_a_walk(seed: int, writes_always: bool, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if writes_always:
        monkeypatch.setattr(kept, "_WORTH_WRITING", 0)
    chance = random.Random(seed)
    for _ in range(12):
        for _ in range(chance.choice((1, 1, 2))):
            chance.choice((*STEPS, _restore))(project, chance)
        assert remembered(project) == from_scratch(project)


def test_a_file_that_is_written_twice_within_a_tick_of_the_clock_is_read_again(project: Path) -> None:
    (path,) = (path for path in specs(project) if path.name == "weekly-market-report.yaml")
    rewritten(path, lambda text: text.replace("title: ", "title: Z", 1))
    remembered(project)
    status = path.stat()
    rewritten(path, lambda text: text.replace("title: Z", "title: Y", 1))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert remembered(project) == from_scratch(project)


def test_with_a_past(project: Path) -> None:
    commit(project)
    assert remembered(project) == from_scratch(project)
    boundary = project / "playbooks/boundaries/own-perspective.yaml"
    for change in (
        lambda text: text.replace("human_at_least: alone", "human_at_least: operator"),
        lambda text: re.sub(r"last_reviewed: \S+", "last_reviewed: 2026-01-02", text),
        lambda text: text.replace("title: ", "title: Another ", 1),
    ):
        rewritten(boundary, change)
        assert remembered(project) == from_scratch(project)
        commit(project)
        assert remembered(project) == from_scratch(project)
    shutil.rmtree(project / ".git")
    assert remembered(project) == from_scratch(project)


def test_of_two_documents_with_one_key_the_first_counts(project: Path) -> None:
    original = project / "playbooks/roles" / sorted(path.name for path in (project / "playbooks/roles").iterdir())[0]
    double = original.with_name("zzz-double.yaml")
    shutil.copy(original, double)
    assert remembered(project) == from_scratch(project)
    rewritten(original, lambda text: re.sub(r"(?m)^holders:.*(\n[ -].*)*", "holders: []", text))
    rewritten(double, lambda text: f"# a comment\n{text}")
    assert remembered(project) == from_scratch(project)
