"""The hook for pre-commit and the workflows that publish: they are well-formed, and what they run exists."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from mkdocs_playbooks.cli import playbook
from support import ROOT

README = (ROOT / "README.md").read_text("utf-8")
SHIPPED = (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
COPYABLE = next(block for block in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL) if "\njobs:\n" in block)
SCRIPTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
OWN = "OWNER/mkdocs-playbooks"
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def text_of(value):
    """YAML with every scalar as text, since ``on`` is the name of a field here."""
    return yaml.load(value, Loader=yaml.BaseLoader)


def is_command(line: str) -> bool:
    """Whether a line of a workflow runs something that this project or its host provides."""
    first, *arguments = shlex.split(line)
    name = Path(first).name
    if name == "make":
        return f"\n{arguments[0]}: " in (ROOT / "Makefile").read_text("utf-8")
    if name == "playbook":
        return name in SCRIPTS and arguments[0] in playbook.commands
    return [name, *arguments[:1]] == ["mkdocs", "build"] or arguments[:3] == ["-m", "pip", "install"]


@pytest.mark.parametrize("text", [SHIPPED, COPYABLE], ids=["ours", "theirs"])
class TestWorkflow:
    """Both workflows: the one of this repository, and the one that the README offers to others."""

    def test_it_builds_and_then_publishes(self, text):
        workflow = text_of(text)
        assert set(workflow["on"]) >= {"push", "pull_request"}
        assert list(workflow["jobs"]) == ["build", "publish"]
        publish = workflow["jobs"]["publish"]
        assert publish["needs"] == "build"
        assert publish["if"] == "github.ref == 'refs/heads/main'", "a pull request publishes nothing"
        assert publish["environment"]["name"] == "github-pages"

    def test_it_may_do_only_what_it_needs(self, text):
        workflow = text_of(text)
        assert workflow["permissions"] == {"contents": "read"}
        given = workflow["jobs"]["build"].get("permissions", {})
        assert given == ({} if text is SHIPPED else {"contents": "read", "pull-requests": "write"})
        assert workflow["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
        assert "secrets" not in text
        assert "pull_request_target" not in text

    def test_every_action_is_githubs_own_at_a_major_version(self, text):
        steps = [step for job in text_of(text)["jobs"].values() for step in job["steps"]]
        uses = [step["uses"] for step in steps if "uses" in step]
        own = OWN if text is COPYABLE else "actions/setup-python"
        githubs = [action for action in uses if not action.startswith(OWN)]
        assert all(re.fullmatch(r"actions/[a-z-]+@v[0-9]+", action) for action in githubs)
        assert [re.sub("@.*", "", action) for action in uses] == [
            *("actions/checkout", own, "actions/upload-pages-artifact", "actions/deploy-pages")
        ]

    def test_what_it_runs_exists(self, text):
        lines = [step["run"] for step in text_of(text)["jobs"]["build"]["steps"] if "run" in step]
        assert any("playbook check" in line for line in lines) == (text is SHIPPED)
        assert all(is_command(line) for line in lines)

    def test_nothing_of_a_stranger_reaches_a_shell(self, text):
        runs = [step.get("run", "") for job in text_of(text)["jobs"].values() for step in job["steps"]]
        assert not any("${{" in run for run in runs)


def test_the_same_actions_are_used_in_the_same_versions():
    action = (ROOT / "action.yml").read_text("utf-8")
    uses = {name for text in (SHIPPED, COPYABLE, action) for name in re.findall(r"uses: (actions/\S+)", text)}
    assert len(uses) == len({name.partition("@")[0] for name in uses})


def test_the_hook_is_what_pre_commit_takes():
    (hook,) = HOOKS
    assert {"id", "name", "entry", "language"} <= hook.keys()
    assert (hook["id"], hook["language"]) == ("playbook-check", "python")
    assert hook["always_run"]
    assert not hook["pass_filenames"], "a deleted document breaks others, and deleted files are not passed"
    assert f"id: {hook['id']}" in README
    assert shlex.split(hook["entry"])[0] in SCRIPTS


def run_hook(repository: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The hook as pre-commit runs it: its entry and its arguments, at the root of the repository."""
    command, *rest = shlex.split(HOOKS[0]["entry"])
    module = SCRIPTS[command].partition(".")[0]
    environment = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    return subprocess.run(
        [sys.executable, "-m", module, *rest, *HOOKS[0].get("args", ()), *arguments],
        cwd=repository,
        env=environment | {"PRE_COMMIT": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def repository(tmp_path):
    playbook.main(["init", str(tmp_path)], standalone_mode=False)
    return tmp_path


def test_the_hook_passes_on_a_clean_project(repository):
    assert run_hook(repository).returncode == 0


def test_the_hook_notices_a_deleted_document(repository):
    (repository / "playbooks/roles/it-lead.yaml").unlink()
    done = run_hook(repository)
    assert done.returncode == 1
    assert 'there is no role "it-lead"' in done.stdout


def test_the_hook_takes_a_project_below_the_root(repository):
    (below := repository / "docs").mkdir()
    for name in ("mkdocs.yml", "playbooks", "schemas"):
        (repository / name).rename(below / name)
    assert run_hook(repository).returncode == 2
    assert run_hook(repository, "docs").returncode == 0
