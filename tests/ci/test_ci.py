"""The action for GitHub and the include for GitLab: their form, and their scripts run as those services run them."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from published import faults
from repository import commit, git
from support import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
GITLAB = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}

ROLE = "kind: role\nid: boss\ntitle: Boss\nholders: [{person: p1}]\n"
BOUNDARY = """\
kind: boundary
id: promises
title: Promises
category: identity
human_at_least: %s
covers: [What we promise to customers]
rationale: Whoever made a promise keeps it, and nobody keeps a program's promise.
owner: boss
decided_on: 2026-01-01
decided_by: boss
"""


@dataclass(frozen=True)
class Place:
    """A project in a repository, a folder of stand-ins for what is not there, and what they were told."""

    root: Path
    stand_ins: Path
    base: str

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        """What a runner would set, with the stand-ins first on the path."""
        path = f"{self.stand_ins}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return {"PATH": path, "HOME": str(self.root), "NO_MKDOCS_2_WARNING": "1", **more}

    def run(self, script: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a script as runners do: with bash, ending at the first thing that fails."""
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(
            command, cwd=self.root, env=self.environment(more), capture_output=True, text=True, check=False
        )

    def told(self, name: str) -> list[str]:
        """The arguments a stand-in was called with, a call a line."""
        path = self.stand_ins / f"{name}.calls"
        return path.read_text("utf-8").splitlines() if path.exists() else []


@pytest.fixture
def place(tmp_path: Path) -> Place:
    root, stand_ins = tmp_path / "project", tmp_path / "bin"
    (root / "playbooks").mkdir(parents=True)
    stand_ins.mkdir()
    theme = "theme: {name: material, font: false}"
    (root / "mkdocs.yml").write_text(f"site_name: T\ndocs_dir: playbooks\n{theme}\nplugins: [search, playbooks]\n")
    (root / "playbooks" / "boss.yaml").write_text(ROLE)
    (root / "playbooks" / "promises.yaml").write_text(BOUNDARY % "alone")
    commit(root)
    for name in ("gh", "curl"):
        stand_in(stand_ins / name)
    return Place(root, stand_ins, git(root, "rev-parse", "HEAD").strip())


def stand_in(path: Path, code: int = 0) -> None:
    """A program that notes what it is called with."""
    path.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >> "$0.calls"\nexit {code}\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def texts(value: Any) -> Iterator[str]:
    """Every string in a value."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


def test_the_action_has_the_form_of_one() -> None:
    assert faults("github-action", ACTION) == []


def test_nothing_is_pasted_into_a_script() -> None:
    """An expression inside a script would run whatever somebody called their branch."""
    assert all("${{" not in step["run"] for step in STEPS.values())
    assert all(step["shell"] == "bash" for step in STEPS.values())


def test_every_variable_of_a_script_is_given() -> None:
    runner = {"RUNNER_TEMP", "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"}
    for step in STEPS.values():
        used = set(re.findall(r"\$\{?([A-Z_]+)", step["run"]))
        assert used <= runner | set(step.get("env", {}))


def test_the_action_annotates_and_fails(place: Place, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    assert place.run(STEPS["Check"]["run"], FAIL_ON="error", GITHUB_STEP_SUMMARY=str(summary)).returncode == 0
    (place.root / "playbooks" / "boss.yaml").write_text(ROLE.replace("title", "titel"))
    done = place.run(STEPS["Check"]["run"], FAIL_ON="error", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=playbooks/boss.yaml,line=")
    assert "### Errors" in summary.read_text("utf-8")


def difference(place: Place, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """The step that says what a pull request changes."""
    script = STEPS["Say what the pull request changes"]["run"]
    given = {"BASE": place.base, "NUMBER": "7", "GH_REPO": "o/r", "GH_TOKEN": "t", "RUNNER_TEMP": str(tmp_path)}
    return place.run(script, **given, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))


def test_the_action_comments_what_changes(place: Place, tmp_path: Path) -> None:
    (place.root / "playbooks" / "promises.yaml").write_text(BOUNDARY % "observer")
    done = difference(place, tmp_path)
    report = tmp_path / "playbook-difference.md"
    assert done.returncode == 1, done.stderr
    assert "promises" in report.read_text("utf-8").lower()
    assert place.told("gh") == [f"pr comment 7 --body-file {report} --edit-last --create-if-none"]
    assert report.read_text("utf-8") in (tmp_path / "summary.md").read_text("utf-8")


def test_a_change_that_loosens_nothing_passes(place: Place, tmp_path: Path) -> None:
    (place.root / "playbooks" / "boss.yaml").write_text(ROLE.replace("title: Boss", "title: Head"))
    assert difference(place, tmp_path).returncode == 0


def test_a_comment_that_may_not_be_made_is_told_and_no_failure(place: Place, tmp_path: Path) -> None:
    stand_in(place.stand_ins / "gh", code=1)
    done = difference(place, tmp_path)
    assert done.returncode == 0
    assert "::notice::no comment was made" in done.stdout


def test_a_revision_that_is_not_there_fails(place: Place, tmp_path: Path) -> None:
    done = difference(Place(place.root, place.stand_ins, "0" * 40), tmp_path)
    assert done.returncode == 2
    assert place.told("gh") == []


@pytest.mark.slow
def test_the_action_builds_the_site(place: Place, tmp_path: Path) -> None:
    output = tmp_path / "output"
    done = place.run(STEPS["Build the site"]["run"], RUNNER_TEMP=str(tmp_path), GITHUB_OUTPUT=str(output))
    assert done.returncode == 0, done.stderr
    folder = Path(output.read_text("utf-8").strip().removeprefix("site="))
    assert (folder / "boundaries" / "promises" / "index.html").is_file()
    assert ACTION["outputs"]["site"]["value"] == "${{ steps.build.outputs.site }}"


def gitlab(job: str) -> str:
    """The script of a job; its first lines install the package, which a test has."""
    return "\n".join(GITLAB[job]["script"])


def variables(place: Place) -> dict[str, str]:
    """What GitLab sets for a job, with the defaults of the include."""
    return {**GITLAB["variables"], "CI_PROJECT_DIR": str(place.root), "CI_MERGE_REQUEST_DIFF_BASE_SHA": place.base}


def test_gitlab_gets_its_reports_also_when_the_check_fails(place: Place) -> None:
    (place.root / "playbooks" / "boss.yaml").write_text(ROLE.replace("title", "titel"))
    done = place.run(gitlab("playbook-check"), **variables(place))
    assert done.returncode == 1
    reports = GITLAB["playbook-check"]["artifacts"]["reports"]
    assert '"check_name"' in (place.root / reports["codequality"]).read_text("utf-8")
    assert "<testsuites" in (place.root / reports["junit"]).read_text("utf-8")


def test_gitlab_comments_with_a_token_only(place: Place) -> None:
    (place.root / "playbooks" / "promises.yaml").write_text(BOUNDARY % "observer")
    script = gitlab("playbook-difference")
    assert place.run(script, **variables(place)).returncode == 1
    assert place.told("curl") == []
    token = {"PLAYBOOK_TOKEN": "secret", "CI_API_V4_URL": "https://gitlab.example", "CI_PROJECT_ID": "5"}
    done = place.run(script, **variables(place), **token, CI_MERGE_REQUEST_IID="9")
    assert done.returncode == 1
    (call,) = place.told("curl")
    assert "--header PRIVATE-TOKEN: secret" in call
    assert call.endswith("https://gitlab.example/projects/5/merge_requests/9/notes")
    assert "secret" not in done.stdout + done.stderr


@pytest.mark.slow
def test_gitlab_publishes_the_folder_it_looks_in(place: Place) -> None:
    done = place.run(gitlab("pages"), **variables(place))
    assert done.returncode == 0, done.stderr
    (folder,) = GITLAB["pages"]["artifacts"]["paths"]
    assert (place.root / folder / "index.html").is_file()


def test_the_jobs_install_before_they_run() -> None:
    for name, job in GITLAB.items():
        if isinstance(job, dict) and "script" in job:
            assert job["extends"] == ".playbook", name
    assert any("pip install" in line for line in GITLAB[".playbook"]["before_script"])


def test_the_workflow_and_the_hook_have_the_forms_of_theirs() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))
    workflow["on"] = workflow.pop(True)  # what YAML 1.1 takes a bare `on` for
    assert faults("github-workflow", workflow) == []
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert faults("pre-commit-hooks", hooks) == []
    assert all("\x00" not in text for text in texts(ACTION))
