"""A Git repository that a test fills as a user would."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from mkdocs_playbooks.source.history import Change, History, history, history_at

_AUTHOR = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")


def git(folder: Path, *arguments: str) -> str:
    """Run Git with an author of its own; what it says."""
    done = subprocess.run(["git", *_AUTHOR, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def commit(folder: Path, message: str = "a change") -> None:
    """Commit everything in a folder, which becomes a repository if it lies in none."""
    if not any((parent / ".git").exists() for parent in (folder, *folder.parents)):
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", message)


class Repository:
    """A repository whose commits are made on given days, by an author far from this machine."""

    def __init__(self, root: Path, *options: str) -> None:
        self.root = root
        self.specs = root / "playbooks"
        self.specs.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)

    def git(self, *arguments: str, day: str = "2026-01-01", check: bool = True) -> str:
        """Run Git as nobody in particular; midnight lies on the day before in most of the world."""
        moment = f"{day}T00:30:00+14:00"
        who = {
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@b",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@b",
        }
        when = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": os.devnull}
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env={**os.environ, **who, **when}, check=check, capture_output=True
        )
        return done.stdout.decode().strip()

    def commit(self, day: str, **texts: str) -> str:
        """Write files below the specs by stem and commit them; the commit's hash."""
        for stem, text in texts.items():
            (self.specs / f"{stem}.yaml").write_text(text, "utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", day, day=day)
        return self.git("rev-parse", "HEAD")

    def history(self) -> History:
        """What Git tells, asked anew."""
        history_at.cache_clear()
        return history(self.root, self.specs)

    def changes(self) -> dict[str, Change]:
        return dict(self.history().changes)
