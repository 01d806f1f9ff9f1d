"""A small client of the YAML language server: it opens documents and asks what an editor would ask."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sites import GENEROUS
from support import ROOT

SERVER = ROOT / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
MISSING = "node or the YAML language server is missing: run `make test` once, or `npm ci --ignore-scripts`"
OFFLINE = Path(__file__).with_name("offline.cjs")
SETTINGS = {
    "yaml": {"schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}},
    "http": {"proxy": "", "proxyStrictSSL": True},
}
"""What an editor answers when the server asks for settings and the user has set nothing but: no downloads."""

CAPABILITIES = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]}},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
    },
}

Json = Any


class LanguageServer:
    """The server in a process of its own, in one workspace folder; use it as a context manager."""

    def __init__(self, folder: Path, settings: Mapping[str, Json] | None = None) -> None:
        """Start it; ``settings`` stand beside those that keep it from downloading anything."""
        node = shutil.which("node")
        if not (node and SERVER.is_file()):
            pytest.fail(MISSING, pytrace=False)
        self._settings = {**SETTINGS, "yaml": {**SETTINGS["yaml"], **(settings or {})}}
        self._process = subprocess.Popen(
            [node, "--require", str(OFFLINE), str(SERVER), "--stdio"],
            cwd=folder,
            env={name: value for name, value in os.environ.items() if name != "NODE_OPTIONS"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._news = threading.Condition()
        self._answers: dict[int, Json] = {}
        self._problems: dict[str, list[Json]] = {}
        self._open: set[str] = set()
        self._asked = 0
        self._configured = False
        self.unexpected: list[str] = []
        """What the server asked of its editor that no editor needs for local files."""
        self._reader = threading.Thread(target=self._listen)
        self._reader.start()
        root = {"uri": folder.as_uri(), "name": folder.name}
        self._ask(
            "initialize",
            {"processId": None, "rootUri": root["uri"], "workspaceFolders": [root], "capabilities": CAPABILITIES},
        )
        self._tell("initialized", {})
        self._until(lambda: self._configured)

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(self, *_: object) -> None:
        """End the process; whatever it wrote to standard error is an error here."""
        self._ask("shutdown", None)
        self._tell("exit", None)
        assert self._process.stdin
        assert self._process.stderr
        self._process.stdin.close()
        said = self._process.stderr.read().decode()
        self._process.stderr.close()
        self._process.wait(GENEROUS)
        self._reader.join(GENEROUS)
        assert not said
        assert not self.unexpected

    def open(self, path: Path, text: str | None = None) -> str:
        """Open a file once, with this text instead of its own if given; the address to ask about it with."""
        uri = path.as_uri()
        assert uri not in self._open, "what the server said about it before would be mistaken for what it says now"
        self._open.add(uri)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text or path.read_text("utf-8")}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def problems(self, uri: str) -> list[Json]:
        """The diagnostics of an open file, once the server has them."""
        self._until(lambda: uri in self._problems)
        return self._problems[uri]

    def hover(self, uri: str, line: int, character: int) -> str:
        """The text that is shown over a place, as Markdown; nothing where there is none."""
        answer = self._ask("textDocument/hover", _place(uri, line, character))
        return str(answer["contents"]["value"]) if answer else ""

    def completions(self, uri: str, line: int, character: int) -> list[Json]:
        """What is offered at a place."""
        return list(self._ask("textDocument/completion", _place(uri, line, character))["items"])

    def _ask(self, method: str, params: Json) -> Json:
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": params})
        self._until(lambda: number in self._answers)
        answer = self._answers.pop(number)
        assert "error" not in answer, answer
        return answer["result"]

    def _tell(self, method: str, params: Json) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, Json]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _until(self, holds: Any) -> None:
        with self._news:
            assert self._news.wait_for(holds, GENEROUS), "the language server does not answer"

    def _listen(self) -> None:
        assert self._process.stdout
        with self._process.stdout as stream:
            while header := stream.readline():
                length = int(header.removeprefix(b"Content-Length:"))
                while stream.readline().strip():
                    pass
                message = json.loads(stream.read(length))
                with self._news:
                    self._take(message)
                    self._news.notify_all()

    def _take(self, message: Json) -> None:
        method = message.get("method")
        if method is None:
            self._answers[message["id"]] = message
        elif method == "textDocument/publishDiagnostics":
            self._problems[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method == "workspace/configuration":
            sections = (item["section"] for item in message["params"]["items"])
            self._send({"id": message["id"], "result": [self._settings.get(section) for section in sections]})
            self._configured = True
        elif "id" in message:
            self.unexpected.append(json.dumps(message))
            self._send({"id": message["id"], "result": None})


def _place(uri: str, line: int, character: int) -> Json:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
