"""What tests of whole sites need: small projects, builds in processes of their own, and the HTML they left."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from support import ROOT, TODAY

STARTER = ROOT / "plugins" / "mkdocs_playbooks" / "starter"
GENEROUS = 120
"""Seconds until a process that hangs is given up; nothing is measured by it."""

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_OURS = {"PYTHONWARNINGS", "SOURCE_DATE_EPOCH", "GITHUB_ACTIONS", "CI"}


def environment(**more: str) -> dict[str, str]:
    """The environment of a build: this process's, without what would change its outcome."""
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"} | more


def command(*arguments: str | Path, host: str = "mkdocs") -> list[str]:
    """The command line that runs MkDocs under this interpreter."""
    return [sys.executable, "-m", host, *map(str, arguments)]


def run(project: Path, *arguments: str | Path, host: str = "mkdocs", **variables: str) -> tuple[int, str]:
    """Run MkDocs in a project to its end; its exit code and all it said."""
    done = subprocess.run(
        command(*arguments, host=host),
        cwd=project,
        env=environment(**variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=GENEROUS,
        check=False,
    )
    return done.returncode, done.stdout


def build(project: Path, site: Path | None = None, *options: str | Path, **variables: str) -> Path:
    """Build a project strictly, by default into its own ``site``; the folder, when the build succeeds."""
    folder = site or project / "site"
    code, said = run(project, "build", "--strict", "--site-dir", folder, *options, **variables)
    assert code == 0, said
    return folder


def make_project(folder: Path, texts: Mapping[str, str] | None = None, **settings: Any) -> Path:
    """The starter project with more or other files below ``playbooks`` and other settings; the day is fixed."""
    shutil.copytree(STARTER, folder, dirs_exist_ok=True)
    write(folder / "playbooks", texts or {})
    config = folder / "mkdocs.yml"
    known = yaml.safe_load(config.read_text("utf-8"))
    known["plugins"] = ["search", {"playbooks": {"as_of": str(TODAY)}}]
    config.write_text(yaml.safe_dump(known | settings), "utf-8")
    return folder


def write(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files given by path, and the folders they lie in."""
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def fingerprint(folder: Path) -> dict[str, str]:
    """A digest of every file below a folder, by path, with dot-files; empty folders count too."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
    }


@dataclass(frozen=True)
class Element:
    """One element of a page: its name, its attributes, the element around it and the text inside it."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside, with runs of white space as one blank."""
        return " ".join("".join(self.pieces).split())

    def get(self, name: str) -> str:
        """An attribute's value, or nothing."""
        return self.attributes.get(name, "")

    def around(self, *tags: str) -> Iterator[Element]:
        """The elements with one of these names that it lies in, the nearest first."""
        outer = self.parent
        while outer:
            if outer.tag in tags:
                yield outer
            outer = outer.parent


class Html(HTMLParser):
    """A page, read as a list of its elements in reading order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._add(tag, attrs)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        parent = self._open[-1] if self._open else None
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, parent))
        return self.elements[-1]

    def handle_endtag(self, tag: str) -> None:
        names = [element.tag for element in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements with one of these names."""
        return (element for element in self.elements if element.tag in tags)

    @cached_property
    def leads_to(self) -> str:
        """The address the page sends its reader to at once; empty for nearly all."""
        metas = (meta for meta in self.all("meta") if meta.get("http-equiv") == "refresh")
        return next((meta.get("content").partition("url=")[2] for meta in metas), "")

    @cached_property
    def ids(self) -> list[str]:
        """Every id and every anchor's name, in order."""
        return [element.get("id") for element in self.elements if element.get("id")]


def pages(site: Path) -> dict[str, Html]:
    """Every page of a site by path."""
    return {path.relative_to(site).as_posix(): Html(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
