"""The guide "Write your first workflow" does what it says when it is followed to the letter."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from support import ROOT

GUIDE = (ROOT / "playbooks" / "guides" / "first-workflow.md").read_text("utf-8")
WORKFLOW = "playbooks/workflows/quote-follow-up.yaml"


def playbook(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "mkdocs_playbooks", *arguments]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert not run.stderr
    return " ".join(run.stdout.split())


def step(number: int) -> str:
    """The text of a numbered step."""
    match = re.search(rf"^## {number}\. .*?(?=^## {number + 1}\. |\Z)", GUIDE, re.DOTALL | re.MULTILINE)
    assert match
    return match[0]


def block(text: str) -> str:
    """The text in the box of a step."""
    match = re.search(r"```(?:yaml|sh)\n(.*?)```", text, re.DOTALL)
    assert match
    return match[1]


def promised(text: str) -> list[str]:
    """What a step quotes of the program's answer."""
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    quotes = (" ".join(quote.split()) for quote in re.findall(r"`([^`]+)`", prose))
    return [
        quote for quote in quotes if re.match(r"no findings|\d+ error|(?:error|warning|info)\[|did you mean", quote)
    ]


def save(folder: Path, text: str) -> None:
    """Save the box of a step as the file it names."""
    match = re.search(r"Save as `([^`]+)`", text)
    assert match
    (folder / match[1]).write_text(block(text), "utf-8")


def edit(folder: Path, pattern: str, replacement: str) -> None:
    path = folder / WORKFLOW
    text, count = re.subn(pattern, lambda _: replacement, path.read_text("utf-8"), flags=re.MULTILINE)
    assert count == 1
    path.write_text(text, "utf-8")


def test_following_the_guide_to_the_letter(tmp_path: Path) -> None:
    commands = block(step(1)).splitlines()
    assert commands == ["playbook init first-playbook", "cd first-playbook", "playbook check"]
    playbook(tmp_path, *commands[0].split()[1:])
    folder = tmp_path / "first-playbook"
    assert promised(step(1))[0] in playbook(folder, "check")

    save(folder, step(2))
    save(folder, step(3))
    answer = playbook(folder, "check")
    assert len(promised(step(3))) == 3
    assert all(quote in answer for quote in promised(step(3)))

    edit(folder, "chat-assistent", "chat-assistant")
    (question,) = promised(step(4))
    assert question in playbook(folder, "check")
    edit(folder, r"^  - \{id: draft.*\n", block(step(4)))
    assert question not in playbook(folder, "check")

    save(folder, step(5))
    assert "boundary-without-workflow" not in playbook(folder, "check")

    save(folder, step(6))
    edit(folder, r"^steps:", "metrics: [quote-minutes]\nsteps:")
    (clean,) = promised(step(6))
    assert clean in playbook(folder, "check")

    edit(folder, r"^steps:", "status: pilot\nsteps:")
    (stricter,) = promised(step(7))
    answer = playbook(folder, "check")
    assert stricter in answer
    assert "error[" not in answer
    edit(folder, r"^status: pilot\n", "")
    assert clean in playbook(folder, "check")


def test_the_slip_of_the_guide_can_be_mended_for_you(tmp_path: Path) -> None:
    playbook(tmp_path, "init", "first-playbook")
    folder = tmp_path / "first-playbook"
    save(folder, step(2))
    save(folder, step(3))
    assert "chat-assistant" in playbook(folder, "fix")
    assert "error[" not in playbook(folder, "check")
