"""``playbook editor``: settings by which an editor completes, explains and checks specs while they are typed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import ExitCode, debug_option, write

if TYPE_CHECKING:
    from ..pipeline import Build
    from ..project import Project
    from .associations import Associations

_SERVER = "Install the YAML language server: npm install --global yaml-language-server"
_LINE = "Documents whose first line names their schema need no more; `playbook new` writes it when there is schemas/."
_HOWTO: Mapping[str, tuple[str, ...]] = {
    "zed": ("Zed runs the YAML language server by itself.", _LINE, "For others put this into .zed/settings.json:"),
    "helix": (f"{_SERVER}. Helix finds it.", _LINE, "For others put this into .helix/languages.toml:"),
    "neovim": (
        f"{_SERVER}.",
        "With Neovim 0.11 or newer and nvim-lspconfig, put this into your init.lua. The schemas it names are",
        "for documents whose first line does not name theirs:",
    ),
    "emacs": (f"{_SERVER}.", "Eglot and lsp-mode find it: M-x eglot, or M-x lsp, in a YAML file.", _LINE),
    "jetbrains": (
        "Open Settings > Languages & Frameworks > Schemas and DTDs > JSON Schema Mappings.",
        "Add a mapping for each kind you write: the schema's file, and the files or folder it holds for:",
    ),
}
EDITORS = ("vscode", *_HOWTO)
"""The editors the command knows, by the words it takes."""


@click.command(short_help="Set up an editor for the specs.")
@click.argument("name", metavar="[EDITOR]", default="vscode", type=click.Choice(EDITORS))
@click.argument("path", metavar="[PROJECT]", default=".", type=click.Path(path_type=Path))
@click.option("--schemas", "folder", default="schemas", help="The folder of the schemas, below the project's folder.")
@debug_option
def editor(name: str, path: Path, folder: str) -> int:
    """Set up EDITOR for the specs of PROJECT, by default VS Code for the project around the current folder.

    EDITOR is vscode, zed, helix, neovim, emacs or jetbrains. For VS Code two files are written into .vscode;
    one that exists is kept, and what to add to it is shown. For the others it is shown what to set where.
    """
    from .associations import associations

    project, outcome = _loaded(path)
    schemas = _schemas(project, folder)
    specs = _from_root(project, project.specs)
    found = associations(schemas, specs, _kinds(outcome))
    lines = _vscode(project.root, found) if name == "vscode" else _shown(name, found)
    write("\n".join(lines))
    return ExitCode.CLEAN


def _loaded(path: Path) -> tuple[Project, Build]:
    from ..pipeline import build
    from .scope import locate

    project, _ = locate([path])
    return project, build(project)


def _schemas(project: Project, folder: str) -> str:
    """The folder of the schemas as settings name it; refuses one that does not hold them."""
    place = (project.root / folder).resolve()
    if not place.is_relative_to(project.root.resolve()):
        raise click.BadParameter(
            f"{folder} is not below {project.root}; settings name schemas by a path that holds on every machine",
            param_hint="--schemas",
        )
    if not (place / "workflow.schema.json").is_file():
        raise click.UsageError(
            f"there are no schemas in {place}; `playbook schema export {folder}` in {project.root} copies them there, "
            "and --schemas names another folder"
        )
    return _from_root(project, place)


def _from_root(project: Project, place: Path) -> str:
    """A place as seen from the project's folder; of one above it, what patterns can still match."""
    relative = Path(os.path.relpath(place.resolve(), project.root.resolve()))
    return Path(*(part for part in relative.parts if part != "..")).as_posix()


def _kinds(outcome: Build) -> dict[str, set[str]]:
    return {
        path: {node.kind for node in file.nodes} | {key.kind for key in file.broken}
        for path, file in outcome.files.items()
    }


def _vscode(root: Path, found: Associations) -> Iterator[str]:
    from ..source.text import visible
    from .associations import vscode_files
    from .files import create
    from .scaffold import stay_inside

    files = vscode_files(found)
    for path in files:
        stay_inside(root, path)
    for path, content in files.items():
        if create(root / path, content):
            yield f"Wrote {path}."
        elif _has(root / path, content):
            yield f"{path} has what it needs already."
        else:
            yield f"Kept {path}, which was there already. Add to it:"
            yield ""
            yield from (f"  {visible(line)}" for line in content.decode().splitlines()[1:-1])
            yield ""
    yield "Open this folder in VS Code and install the extension it recommends, YAML by Red Hat."


def _has(path: Path, content: bytes) -> bool:
    """Whether a settings file says all that another does, as far as it can be read without its comments."""
    try:
        present = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    wanted = json.loads(content)
    return isinstance(present, dict) and all(_within(value, present.get(key)) for key, value in wanted.items())


def _within(wanted: object, present: object) -> bool:
    if isinstance(wanted, list):
        return isinstance(present, list) and all(value in present for value in wanted)
    if isinstance(wanted, dict):
        return isinstance(present, dict) and wanted.items() <= present.items()
    return wanted == present


def _shown(name: str, found: Associations) -> Iterator[str]:
    from ..source.text import visible
    from .associations import PRINTED

    yield from _HOWTO[name]
    if name == "jetbrains":
        yield ""
        yield from (visible(f"  {schema}: {', '.join(patterns)}") for schema, patterns in found.items())
    if name in PRINTED:
        yield ""
        yield from map(visible, PRINTED[name](found).splitlines())
