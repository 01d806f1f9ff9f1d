"""A run through a checklist as a page exports it, to be changed in one place at a time."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from typing import Any

from mkdocs_playbooks.facts.wording import CHECKLIST, wording

LIST: Mapping[str, Any] = {
    "kind": "checklist",
    "id": "report-check",
    "title": "Report check",
    "by": "editor",
    "style": "do-confirm",
    "pause_point": "The draft is ready – nobody has “mended” it",
    "items": [
        {"id": "c1", "check": "Every number has its row", "critical": True, "if_failed": "Send it back"},
        {"id": "c2", "check": "The export is kept", "evidence": "Link to the export"},
        {"id": "c3", "check": "The chart has a title", "na_allowed": True},
        {"id": "c4", "check": "The summary fits on a page"},
    ],
}

SPECS = f"""\
{json.dumps(LIST)}
---
{{kind: role, id: editor, title: Editor}}
---
{{kind: role, id: analyst, title: Analyst}}
"""

WORKFLOW = """\
kind: workflow
id: report
title: Report
owner: editor
trigger: every Monday
steps:
  - {id: draft, do: Draft the report, who: analyst, review: {checklist: report-check, by: BY, independent: false}}
"""

PROOF = {"sha256": "0" * 64, "name": "export.csv"}

RUN: Mapping[str, Any] = {
    "format": "playbook-run",
    "version": 1,
    "id": "3f0c2a9e-1b",
    "site": "playbooks",
    "list": {"id": LIST["id"], "title": LIST["title"], "wording": wording(LIST)} | {n: LIST[n] for n in CHECKLIST},
    "case": "Week 46",
    "started_at": "2026-11-16T09:00:00Z",
    "completed_at": "2026-11-16T09:20:00.250Z",
    "performer": {"name": "Ada", "role": "analyst"},
    "items": [
        {"id": "c1", "state": "done", "at": "2026-11-16T09:05:00Z"},
        {"id": "c2", "state": "done", "at": "2026-11-16T10:06:00+01:00", "evidence": [PROOF]},
        {"id": "c3", "state": "not_applicable", "at": "2026-11-16T09:07:00Z", "reason": "There is no chart"},
        {"id": "c4", "state": "failed", "at": "2026-11-16T09:08:00Z", "note": "A page\nand a half"},
    ],
    "signatures": [{"by": {"name": "Ben", "role": "editor"}, "as": "reviewer", "at": "2026-11-16T09:19:00Z"}],
}

GONE = object()
"""In place of a value: the field is left out."""


def record(changes: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The good run with other values at places such as ``items.0.state``."""
    made: dict[str, Any] = copy.deepcopy(dict(RUN))
    for place, value in (changes or {}).items():
        *path, last = (int(part) if part.isdecimal() else part for part in place.split("."))
        target: Any = made
        for part in path:
            target = target[part]
        if value is GONE:
            del target[last]
        elif isinstance(target, list) and last == len(target):
            target.append(value)
        else:
            target[last] = value
    return made


def recorded(changes: Mapping[str, Any] | None = None) -> str:
    """Its text, a field a line."""
    return json.dumps(record(changes), indent=1, ensure_ascii=False)


def worded(data: Mapping[str, Any]) -> dict[str, Any]:
    """The list of a record made on another text of the checklist."""
    return {"id": data["id"], "title": data["title"], "wording": wording(data)} | {n: data[n] for n in CHECKLIST}
