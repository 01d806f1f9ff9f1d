"""Every command as a user runs it, in a process of its own, in the four places a user may stand."""

import os
import shutil
import subprocess
import sys

import pytest

from mkdocs_playbooks.cli import playbook as commands
from recorded import recorded
from repository import commit
from support import ROOT

PLACES = ("empty", "broken", "no-git", "reference")

NO_PROJECT = (2, "there is no mkdocs.yml in ")
NO_SITE = (3, "out: there is no index.html in it, so it is no built site")
NO_GIT = "the specs do not lie in a Git repository"
BROKEN = (1, "error[yaml/syntax]: a bracket or brace is not closed\n --> playbooks/bad.yaml:3:1")
BEGUN = (0, "Wrote playbooks/roles/extra.yaml.")
KEPT = (0, "its 20 schemas are renewed, nothing else.")
UNKNOWN_RUN = (1, "run.json:")

EVERYWHERE = {
    ("build", "--offline", "out.zip"): (NO_PROJECT, BROKEN, (0, "Wrote out.zip."), (0, "Wrote out.zip.")),
    ("check",): (NO_PROJECT, BROKEN, (0, NO_GIT), (0, "5 warnings, 2 infos in 372 documents")),
    ("completion", "bash"): ((0, "complete"),) * 4,
    ("diff", "HEAD"): (NO_PROJECT, (2, NO_GIT), (2, NO_GIT), (0, "nothing differs from HEAD to the working tree")),
    ("doctor",): (NO_PROJECT, (0, NO_GIT), (0, NO_GIT), (0, "ok      Git tells of 372 of 372 spec files")),
    ("editor",): (NO_PROJECT, *((0, "VS Code"),) * 3),
    ("explain", "vague-owner"): ((0, "vague-owner"),) * 4,
    ("explain", "workflow.steps"): ((0, "workflow.steps"),) * 4,
    ("export", "out"): (NO_PROJECT, BROKEN, (0, "Wrote "), (0, "Wrote ")),
    ("fix",): (NO_PROJECT, (0, "nothing to mend for certain"), (0, "nothing to mend"), (0, "nothing to mend")),
    ("headers", "out"): (NO_SITE,) * 4,
    ("impact", "role/content-director"): (NO_PROJECT, *((0, "content-director"),) * 3),
    ("init",): ((0, "playbook check"), KEPT, KEPT, KEPT),
    ("new", "role", "extra"): (NO_PROJECT, BEGUN, BEGUN, BEGUN),
    ("run", "verify", "run.json"): (NO_PROJECT, UNKNOWN_RUN, UNKNOWN_RUN, UNKNOWN_RUN),
    ("schema", "export", "out"): ((0, "Wrote 20 schemas to out."),) * 4,
}
"""What each command line comes to in each of the places: the exit code, and a part of what is said."""


def playbook(folder, *arguments):
    """Run the command line in a folder, as far as possible from any repository around it."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs_playbooks", *arguments],
        cwd=folder,
        env={**os.environ, "GIT_CEILING_DIRECTORIES": str(folder.parent), "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """A folder for each of the places, from which every command gets a copy of its own."""
    folder = tmp_path_factory.mktemp("places").resolve()
    for place in PLACES:
        (folder / place).mkdir()
    for place in ("broken", "no-git"):
        assert playbook(folder / place, "init").returncode == 0
    (folder / "broken" / "playbooks" / "bad.yaml").write_text("kind: role\nid: [\n")
    for name in ("mkdocs.yml", "playbooks", "schemas"):
        original = ROOT / name
        (shutil.copytree if original.is_dir() else shutil.copy)(original, folder / "reference" / name)
    commit(folder / "reference")
    for place in PLACES:
        (folder / place / "run.json").write_text(recorded(), "utf-8")
    return folder


def test_every_command_is_tried():
    tried = {arguments[: 2 if arguments[0] in ("run", "schema") else 1] for arguments in EVERYWHERE}
    groups = {name: getattr(command, "commands", None) for name, command in commands.commands.items()}
    assert tried == {(name, part) if part else (name,) for name, parts in groups.items() for part in parts or ("",)}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("arguments", EVERYWHERE, ids=" ".join)
def test_everywhere(places, tmp_path, arguments, place):
    folder = tmp_path.resolve() / place
    shutil.copytree(places / place, folder)
    code, said = EVERYWHERE[arguments][PLACES.index(place)]
    done = playbook(folder, *arguments)
    assert done.returncode == code, done.stdout + done.stderr
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert bool(done.stderr) is (code > 1), done.stderr
