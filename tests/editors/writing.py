"""A writer at work: texts with a cursor in them, and what becomes of a text when a completion is taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from typing import Any

from editors.client import LanguageServer
from support import ROOT

CURSOR = "▮"
KEY, VALUE = 10, 12
"""The kinds of completion that the protocol calls Property and Value."""

_NUMBERS = count(1)
_PLACE = re.compile(r"\$\{\d+:((?:\\.|[^\\}])*)\}|\$\{\d+\|([^,|]*)[^|]*\|\}|\$\{?\d+\}?")


@dataclass(frozen=True)
class Writing:
    """A document of a kind that is open in the editor, and where its cursor stands."""

    server: LanguageServer
    uri: str
    text: str
    line: int
    column: int

    def offers(self, *kinds: int) -> set[str]:
        """The labels of what is offered, of these kinds only."""
        return {item["label"] for item in self.completions() if item["kind"] in kinds}

    def completions(self) -> list[Any]:
        """Everything that is offered."""
        return self.server.completions(self.uri, self.line, self.column)

    def taken(self, item: Any) -> str:
        """The text once a completion is taken and its places are left as they are."""
        edit = item.get("textEdit", {"newText": item.get("insertText", item["label"])})
        at = {"line": self.line, "character": self.column}
        span = edit.get("range", {"start": at, "end": at})
        lines = self.text.split("\n")
        first, last = lines[span["start"]["line"]], lines[span["end"]["line"]]
        margin = first[: len(first) - len(first.lstrip())]
        new = _PLACE.sub(_as_it_is, edit["newText"]).replace("\n", f"\n{margin}")
        written = f"{first[: span['start']['character']]}{new}{last[span['end']['character'] :]}"
        lines[span["start"]["line"] : span["end"]["line"] + 1] = [written]
        return "\n".join(lines)


def _as_it_is(place: re.Match[str]) -> str:
    return re.sub(r"\\(.)", r"\1", place[1] or place[2] or "")


def modeline(kind: str) -> str:
    """The line by which the server finds the schema of a kind."""
    return f"# yaml-language-server: $schema={ROOT / 'schemas' / kind}.schema.json"


def writing(server: LanguageServer, kind: str, marked: str) -> Writing:
    """Open a text of a kind, in which a sign shows where the cursor stands."""
    before, _, after = f"{modeline(kind)}\n{marked}".partition(CURSOR)
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    uri = server.open(ROOT / "playbooks" / f"unsaved-{next(_NUMBERS)}.yaml", before + after)
    return Writing(server, uri, before + after, line, column)
