"""The settings we write and show, in the hands of the language server: documents need no line of their own."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from editors.client import LanguageServer
from editors.writing import KEY
from mkdocs_playbooks.cli import run
from mkdocs_playbooks.source.language import kind_field


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new project without the lines that name schemas, as the current folder."""
    folder = tmp_path.resolve() / "a project"
    run(["init", str(folder)])
    capsys.readouterr()
    for path in folder.rglob("*.yaml"):
        path.write_text(path.read_text("utf-8").partition("\n")[2], "utf-8")
    monkeypatch.chdir(folder)
    return folder


def schemas_for(editor: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """What an editor would tell the server about schemas."""
    if editor == "vscode":
        return json.loads((folder / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    run(["editor", editor])
    shown = capsys.readouterr().out.partition("\n\n")[2]
    if editor == "zed":
        return json.loads(shown)["lsp"]["yaml-language-server"]["settings"]["yaml"]["schemas"]
    return tomllib.loads(shown)["language-server"]["yaml-language-server"]["config"]["yaml"]["schemas"]


@pytest.mark.parametrize("editor", ["vscode", "zed", "helix"])
def test_settings_lead_the_server_to_the_schemas(
    project: Path, editor: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with LanguageServer(project, {"schemas": schemas_for(editor, project, capsys)}) as server:
        opened = {server.open(path): path for path in sorted((project / "playbooks").rglob("*.yaml"))}
        assert not {path.name: found for uri, path in opened.items() if (found := server.problems(uri))}
        for path, kind in (("roles/x.yaml", "role"), ("organization/x.yaml", "organization")):
            uri = server.open(project / "playbooks" / path, "n: 1\n")
            assert {problem["range"]["start"]["line"] for problem in server.problems(uri)} == {0}
            offered = {item["label"] for item in server.completions(uri, 1, 0) if item["kind"] == KEY}
            assert offered == {field.name for field in kind_field(kind).fields()}
        other = server.open(project / "compose.yaml", "anything: 1\n")
        assert not server.problems(other), "other YAML of the user is left alone"
        assert not server.hover(other, 0, 1)
