"""A second check says what the first would say, and works out no more than it has to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generate import generate
from mkdocs_playbooks.pipeline import build, keeping_of
from mkdocs_playbooks.project import find_project


def cache(folder: Path) -> Path:
    return folder / ".cache" / "mkdocs-playbooks"


def test_it_says_the_same_until_something_differs(playbook, project):
    role = project / "playbooks/roles/boss.yaml"
    first = playbook("check")
    assert playbook("check") == first
    role.write_text(role.read_text() + "owner: nobody\n")
    broken = playbook("check")
    assert broken.code == 1
    assert broken == playbook("check") == playbook("check", "--no-cache")
    role.write_text(role.read_text().replace("owner: nobody\n", ""))
    assert playbook("check") == first


@pytest.mark.parametrize("arguments", [("--format", "json"), ("--format", "sarif"), ("--format", "junit"), ()])
def test_in_every_format_and_colour(playbook, project, monkeypatch, arguments):
    monkeypatch.setenv("FORCE_COLOR", "1")
    (project / "playbooks/roles/boss.yaml").write_text("kind: role\nid: boss\ntitle: Boss\nowner: nobody\n")
    playbook("check")
    assert playbook("check", *arguments) == playbook("check", "--no-cache", *arguments)


def test_nothing_is_kept_when_nothing_is_to_be(playbook, project):
    playbook("check", "--no-cache")
    assert not cache(project).exists()


def test_another_day_or_other_options_are_judged_anew(playbook, project):
    (project / "playbooks/roles/boss.yaml").write_text(
        "kind: role\nid: boss\ntitle: Boss\nholders: [{person: p1}]\nreview_due: 2026-11-30\n"
    )
    assert playbook("check", "--as-of", "2026-11-30").code == 0
    assert "overdue-review" in playbook("check", "--as-of", "2026-12-01").out
    config = (project / "mkdocs.yml").read_text()
    off = config.replace("plugins: [playbooks]", "plugins: [playbooks: {rules: {overdue-review: off}}]")
    (project / "mkdocs.yml").write_text(off)
    assert "overdue-review" not in playbook("check", "--as-of", "2026-12-01").out


def test_a_damaged_cache_is_thrown_away(playbook, project):
    first = playbook("check")
    for content in (b"", b"nonsense", (cache(project) / "memory").read_bytes()[:-9]):
        (cache(project) / "memory").write_bytes(content)
        assert playbook("check") == first


def entitle(path: Path) -> None:
    path.write_text(re.sub(r"^title: .*$", "title: Another one", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")


def make_invalid(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("\ntitle: ", "\ntitel: "), "utf-8")


def copy(path: Path) -> None:
    text = path.read_text("utf-8").replace("\nid: ", "\nid: another-", 1)
    path.with_name("another.yaml").write_text(text, "utf-8")


@pytest.mark.parametrize("edit", [entitle, make_invalid, copy, Path.unlink])
@pytest.mark.parametrize("size", [100, 200])
def test_what_one_edit_makes_to_do_does_not_grow_with_the_collection(tmp_path, size, edit):
    folder = (tmp_path / "many").resolve()
    generate(folder, size)

    def worked_out() -> list[str]:
        project = find_project(folder)
        with keeping_of(project) as keeping:
            outcome = build(project, keeping=keeping)
            keeping.keep(outcome.referrers, outcome.facts.is_silent_of_the_past)
        return outcome.facts.memory.worked_out

    assert len(worked_out()) > 3 * size
    assert worked_out() == []
    path = sorted((folder / "playbooks/workflows").glob("*.yaml"))[3]
    edit(path)
    asked = [atom for atom in worked_out() if not atom.startswith("binding.bound_by")]  # no more than a look at a table
    assert 0 < len(asked) < 80
