"""A published site stays whole: under builds that are killed, builds that fail and two builds at once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from serving import until
from sites import GENEROUS, build, command, environment, fingerprint, make_project, run, write

pytestmark = pytest.mark.slow

KILLS = 10
SEED = 20261116
EPOCH = {"SOURCE_DATE_EPOCH": "1794787200"}
ROLE = "{kind: role, id: added, title: Added}"
PAUSE = """
import pathlib
def on_pre_build(config):
    here = pathlib.Path(__file__).parent
    (here / "begun").touch()
    (here / "go").read_text()  # a pipe: waits until somebody writes
"""
KILL = """
import os, signal
def {event}(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
"""
WARN = """
import logging
def on_post_build(config):
    logging.getLogger("mkdocs.plugins.other").warning("a word from another plugin")
"""
EVENTS = ("on_config", "on_pre_build", "on_files", "on_nav", "on_env", "on_post_page", "on_post_build")


@dataclass(frozen=True)
class Published:
    """A project whose specs have changed since its site was built."""

    project: Path
    old: dict[str, str]

    @property
    def site(self) -> Path:
        return self.project / "site"

    @property
    def whole(self) -> bool:
        """Whether the site is still the old one, to the last byte."""
        return fingerprint(self.site) == self.old

    def hook(self, source: str) -> None:
        """Run a hook in later builds."""
        write(self.project, {"hook.py": source})
        config = self.project / "mkdocs.yml"
        config.write_text(config.read_text("utf-8") + "\nhooks: [hook.py]\n", "utf-8")

    def start(self) -> subprocess.Popen[bytes]:
        """A build that runs on its own."""
        return subprocess.Popen(
            command("build", "--strict"),
            cwd=self.project,
            env=environment(**EPOCH),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


@pytest.fixture
def published(tmp_path: Path) -> Published:
    project = make_project(tmp_path / "project", {"notes.md": "# Notes\n"})
    build(project, **EPOCH)
    write(project / "site", {".git/HEAD": "main"})
    old = fingerprint(project / "site")
    write(project / "playbooks", {"roles/added.yaml": ROLE})
    return Published(project, old)


def leftovers(project: Path) -> list[str]:
    return sorted(path.name for path in project.glob(".site.*"))


def test_builds_killed_at_any_moment_leave_the_old_site_whole(published, tmp_path):
    started = time.monotonic()
    new = fingerprint(build(published.project, tmp_path / "elsewhere", **EPOCH))
    duration = time.monotonic() - started
    chance = random.Random(SEED)
    killed = 0
    for _ in range(KILLS):
        process = published.start()
        try:
            process.wait(timeout=chance.random() * duration)
        except subprocess.TimeoutExpired:
            process.kill()
        killed += process.wait() == -signal.SIGKILL
        found = fingerprint(published.site)
        assert found == published.old or without_git(found) == new
        if found != published.old:
            break
    assert killed
    build(published.project, **EPOCH)
    assert without_git(fingerprint(published.site)) == new
    assert (published.site / ".git" / "HEAD").read_text() == "main"
    assert leftovers(published.project) == []


def without_git(found: dict[str, str]) -> dict[str, str]:
    return {path: digest for path, digest in found.items() if not path.startswith(".git")}


@pytest.mark.parametrize("event", EVENTS)
def test_a_build_killed_in_an_event_leaves_the_old_site_whole(published, event):
    published.hook(KILL.format(event=event))
    assert published.start().wait(GENEROUS) == -signal.SIGKILL
    assert published.whole


def test_a_broken_link_in_a_strict_build_leaves_the_old_site_whole(published):
    write(published.project / "playbooks", {"notes.md": "[nowhere](nowhere.md)\n"})
    code, said = run(published.project, "build", "--strict")
    assert code
    assert "'nowhere.md'" in said
    assert published.whole
    assert leftovers(published.project) == []


def test_a_warning_of_another_plugin_after_the_build_leaves_the_old_site_whole(published):
    published.hook(WARN)
    code, said = run(published.project, "build", "--strict")
    assert code
    assert "a word from another plugin" in said
    assert published.whole
    assert leftovers(published.project) == []


def test_a_warning_without_strict_mode_is_published(published):
    published.hook(WARN)
    code, _ = run(published.project, "build")
    assert code == 0
    assert (published.site / "roles" / "added" / "index.html").is_file()


@pytest.mark.parametrize(
    ("spec", "rule"),
    [
        ("kind: role\nid: [broken\n", "yaml/"),
        ("{kind: role, id: broken}\n", "schema/"),
        ("{kind: role, id: broken, title: Broken, backup: nobody-known}\n", "reference/unknown"),
    ],
)
def test_a_broken_spec_leaves_the_old_site_whole(published, spec, rule):
    write(published.project / "playbooks", {"roles/broken.yaml": spec})
    code, said = run(published.project, "build")
    assert code
    assert f"error[{rule}" in said
    assert "playbooks/roles/broken.yaml:" in said
    assert "Traceback" not in said
    assert published.whole
    assert leftovers(published.project) == []


def test_of_two_builds_at_once_one_wins_and_the_other_says_so(published):
    published.hook(PAUSE)
    os.mkfifo(published.project / "go")
    first = published.start()
    until((published.project / "begun").exists)
    code, said = run(published.project, "build", "--strict")
    assert code
    assert "another build of" in said
    assert "Traceback" not in said
    assert published.whole
    (published.project / "go").write_text("go")
    assert first.wait(GENEROUS) == 0
    assert (published.site / "roles" / "added" / "index.html").is_file()
    assert leftovers(published.project) == []


def test_git_ignores_the_site_and_all_that_may_lie_beside_it(tmp_path):
    project = make_project(tmp_path / "project")
    (project / "gitignore").rename(project / ".gitignore")
    subprocess.run(["git", "init", "--quiet"], cwd=project, check=True)
    names = [f"{name}/index.html" for name in ("site", ".site.building", ".site.built", ".site.old")]
    names.append(".site.lock")
    write(project, dict.fromkeys(names, ""))
    done = subprocess.run(["git", "check-ignore", *names], cwd=project, capture_output=True, text=True, check=False)
    assert done.stdout.split() == names
