"""What shells are given to complete commands."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell(playbook, shell):
    outcome = playbook("completion", shell)
    assert outcome.code == 0
    assert "_PLAYBOOK_COMPLETE" in outcome.out


def test_another_shell_is_refused(playbook):
    assert playbook("completion", "cmd").code == 2


def completed(*words):
    """What bash would offer after these words."""
    command = [sys.executable, "-m", "mkdocs_playbooks"]
    asked = {"_PLAYBOOK_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(("playbook", *words))}
    environment = os.environ | asked | {"COMP_CWORD": str(len(words))}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return {line.rpartition(",")[2] for line in done.stdout.splitlines()}


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("ex",), {"explain", "export"}),
        (("new", "che"), {"checklist"}),
        (("explain", "missing-b"), {"missing-backup", "missing-baseline"}),
        (("check", "--write"), {"--write-baseline"}),
    ],
)
def test_what_is_offered(words, offered):
    assert completed(*words) == offered
