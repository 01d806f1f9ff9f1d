"""Writing a new project into a folder, without ever touching what is already there."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ..project import CONFIG_NAMES, ProjectError, load_project
from ..source.text import name_of, unseen_character
from .associations import associations, vscode_files
from .files import create, replace, schema_files

STARTER = Path(__file__).parents[1] / "starter"
NAME = "Our organization"
"""What the starter calls the organization; it stands there inside double quotes only."""

FIRST = "playbooks/workflows/weekly-market-report.yaml"
"""The file to open first."""

_LONGEST_NAME = 140
_RENAMED = {"gitignore": ".gitignore"}
"""Files that must not have their effect inside the package."""


class Made(msgspec.Struct, frozen=True):
    """What was done, with paths relative to the folder.

    Attributes:
        files: The files that were written, without the schemas.
        kept: The files that existed and were left alone.
        schemas: How many schemas were written.
        existed: Whether there was a project already, so that only the schemas were written.
        trouble: Why the configuration that was kept cannot be used, if so.
        first: The file to open first.
    """

    files: tuple[str, ...]
    kept: tuple[str, ...]
    schemas: int
    existed: bool = False
    trouble: str = ""
    first: str = FIRST


def name_problem(name: str) -> str:
    """Why a name cannot be the title of an organization; nothing when it can."""
    if name != name.strip() or not name:
        return "the name is empty, or has blanks at an end"
    if len(name) > _LONGEST_NAME:
        return f"the name has more than {_LONGEST_NAME} characters"
    hidden = unseen_character(name.translate({ord(control): "\x00" for control in "\t\n\r"}))
    return f"the name holds {name_of(hidden.group())}, which cannot be seen" if hidden else ""


def scaffold(folder: Path, name: str = NAME) -> Made:
    """Make a project in ``folder``, or renew the schemas of the one that is there.

    Raises:
        OSError: A link would lead a file out of the folder, which is seen before anything is written; or a file
            cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    root = folder.resolve()
    existed, _ = _state(root)
    schemas = {f"schemas/{name}": content for name, content in schema_files().items()}
    files = {} if existed else {**dict(_starter(name)), **vscode_files(associations("schemas", "playbooks"))}
    for path in (*schemas, *files):
        stay_inside(root, path)
    written = tuple(path for path, content in files.items() if create(root / path, content))
    for path, content in schemas.items():
        replace(root / path, content)
    kept = tuple(path for path in files if path not in written)
    return Made(written, kept, len(schemas), existed, "" if existed else _state(root)[1])


def _state(root: Path) -> tuple[bool, str]:
    """Whether the folder holds a project that can be used, and if it has a configuration, why not."""
    config = next((root / name for name in CONFIG_NAMES if (root / name).is_file()), None)
    if config is None:
        return False, ""
    try:
        load_project(config)
    except ProjectError as error:
        return False, str(error)
    return True, ""


def _starter(name: str) -> Iterator[tuple[str, bytes]]:
    escaped = json.dumps(name, ensure_ascii=False)[1:-1]
    for path in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        relative = path.relative_to(STARTER).as_posix()
        content = path.read_text("utf-8").replace(NAME, escaped)
        yield _RENAMED.get(relative, relative), content.encode()


def stay_inside(root: Path, path: str) -> None:
    """Refuse a file whose folder is, or lies in, a link that leads out of ``root``; raises ``OSError``."""
    if not (root / path).parent.resolve().is_relative_to(root):
        raise OSError(errno.ELOOP, "a link leads out of the folder; nothing was written", str(root / path))
