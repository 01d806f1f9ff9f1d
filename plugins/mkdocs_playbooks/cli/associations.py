"""Which schema an editor reads for which files, and how the settings of each editor say so."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import PurePosixPath

from ..grouping import grouped
from ..pages.vocabulary import KIND_WORDS

Associations = Mapping[str, Sequence[str]]
"""Patterns of files, by the path of the schema that holds for them; both as seen from the project's folder."""

SETTINGS, EXTENSIONS = ".vscode/settings.json", ".vscode/extensions.json"
"""The files that VS Code reads in a folder."""


def associations(schemas: str, specs: str, kinds: Mapping[str, Collection[str]] | None = None) -> Associations:
    """The association of every kind: the folder its documents are put into, and wherever else some are.

    Args:
        schemas: The folder of the schemas, as seen from the project's folder.
        specs: The folder of the specs, likewise.
        kinds: The kinds of document in each file there is; a file that holds several is left out.
    """
    files = {path: set(found) for path, found in sorted((kinds or {}).items()) if found}
    folders = grouped((_folder(path), found) for path, found in files.items())
    taken = {folder: set[str]().union(*found) for folder, found in folders.items()}
    patterns: dict[str, set[str]] = {}
    for kind, words in sorted(KIND_WORDS.items()):
        usual = _join(specs, words.folder)
        patterns[kind] = {f"{usual}/*.yaml"} if taken.get(usual, set()) <= {kind} else set()
    patterns["organization"].add(_join(specs, "organization.yaml"))
    for path, found in files.items():
        folder = _folder(path)
        if len(found) == 1:
            alone = folder != specs and taken[folder] == found
            patterns[min(found)].add(f"{folder}/*{PurePosixPath(path).suffix}" if alone else path)
    return {f"./{_join(schemas, kind)}.schema.json": sorted(found) for kind, found in patterns.items() if found}


def _folder(path: str) -> str:
    return str(PurePosixPath(path).parent)


def _join(folder: str, name: str) -> str:
    return str(PurePosixPath(folder, name))


def vscode_files(found: Associations) -> dict[str, bytes]:
    """The files that set up VS Code, by path."""
    return {
        SETTINGS: _json({"yaml.schemas": _plain(found)}).encode(),
        EXTENSIONS: _json({"recommendations": ["redhat.vscode-yaml"]}).encode(),
    }


def _zed(found: Associations) -> str:
    return _json({"lsp": {"yaml-language-server": {"settings": {"yaml": {"schemas": _plain(found)}}}}})


def _helix(found: Associations) -> str:
    pairs = (f"{json.dumps(schema)} = {json.dumps(list(patterns))}\n" for schema, patterns in found.items())
    return f"[language-server.yaml-language-server.config.yaml.schemas]\n{''.join(pairs)}"


def _neovim(found: Associations) -> str:
    pairs = (
        f"    [{json.dumps(schema)}] = {{ {', '.join(map(json.dumps, patterns))} }},\n"
        for schema, patterns in found.items()
    )
    return (
        'vim.lsp.config("yamlls", {\n  settings = { yaml = { schemas = {\n'
        f'{"".join(pairs)}  }} }} }},\n}})\nvim.lsp.enable("yamlls")\n'
    )


PRINTED: Mapping[str, Callable[[Associations], str]] = {"zed": _zed, "helix": _helix, "neovim": _neovim}
"""The settings of editors whose files are the writer's own, as text to copy."""


def _plain(found: Associations) -> dict[str, str | list[str]]:
    return {schema: patterns[0] if len(patterns) == 1 else list(patterns) for schema, patterns in found.items()}


def _json(settings: object) -> str:
    return json.dumps(settings, indent=2, ensure_ascii=False) + "\n"
