"""The command run in this process, free of the environment's wishes."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from mkdocs_playbooks.cli import run

CONFIG = "site_name: Test\ndocs_dir: playbooks\nplugins: [playbooks]\n"
ROLE = "kind: role\nid: boss\ntitle: Boss\nholders: [{person: p1}]\n"


@dataclass(frozen=True)
class Outcome:
    """What a run came to: the exit code and both outputs."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "SOURCE_DATE_EPOCH", "PLAYBOOK_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def playbook(capsys):
    """``playbook("check", …)`` gives the outcome."""

    def call(*arguments: str | Path) -> Outcome:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with one clean role, as the current folder."""
    folder = tmp_path.resolve() / "project"
    (folder / "playbooks" / "roles").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG)
    (folder / "playbooks" / "roles" / "boss.yaml").write_text(ROLE)
    monkeypatch.chdir(folder)
    return folder
