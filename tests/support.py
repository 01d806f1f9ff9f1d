"""What many tests need: running specs from texts, and what a finding marks in them."""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Mapping
from pathlib import Path

from histories import history_in
from mkdocs_playbooks.diagnostics import Finding, Place, Span
from mkdocs_playbooks.pipeline import Build, build_files
from mkdocs_playbooks.source.discovery import SpecFile
from mkdocs_playbooks.source.history import History
from mkdocs_playbooks.source.places import to_span

ROOT = Path(__file__).parents[1]
TODAY = datetime.date(2026, 11, 16)
"""The day on which tests and the reference site are run."""


def load(text: str, today: datetime.date = TODAY) -> Build:
    """Run the documents in one YAML text, indented or not, with the tables and the past its comments show."""
    text = textwrap.dedent(text)
    return load_files({"specs.yaml": text} | tables_in(text), today, history_in(text, "specs.yaml"))


def tables_in(text: str) -> dict[str, str]:
    """The tables that comments of a YAML text show after a line ``# beside it, <name>.csv:``, by the file's name."""
    found = re.findall(r"^# beside it, (\S+\.csv):\r?\n((?:#   .*\n)+)", text, flags=re.MULTILINE)
    return {name: re.sub(r"^#   ", "", rows, flags=re.MULTILINE) for name, rows in found}


def load_files(texts: Mapping[str, str], today: datetime.date = TODAY, history: History | None = None) -> Build:
    """Run files given as text by path, with what Git would tell of them."""
    files = [SpecFile(path, text.encode()) for path, text in sorted(texts.items())]
    return build_files(files, today, read_history=lambda: history or History())


def found(rule: str, text: str, today: datetime.date = TODAY) -> list[str]:
    """The text that each finding of a rule marks in documents given as one YAML text."""
    build = load(text, today)
    return [marked(finding, build) for finding in build.findings if finding.rule == rule]


def reference_texts() -> dict[str, str]:
    """The reference playbooks: every spec and table as text, by path from the project's root."""
    files = (path for path in (ROOT / "playbooks").rglob("*") if path.suffix in (".yaml", ".csv"))
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in sorted(files)}


def span_of(place: Place, build: Build) -> Span:
    """Where a place stands."""
    return to_span(place, build.texts)


def marked(finding: Finding, build: Build) -> str:
    """The text a finding marks."""
    return marked_at(finding.place, build)


def marked_at(place: Place, build: Build) -> str:
    """The text of a place, as far as it stands on its first line."""
    span = span_of(place, build)
    line = build.texts[span.path].splitlines()[span.line - 1]
    return line[span.column - 1 : span.end_column - 1]


def workflow(steps: str, **fields: object) -> str:
    """A workflow with these steps (one a line) and fields, with the role and the systems they may use.

    Its id is ``work``; ``worker`` holds every step, ``chat`` is an AI system, ``store`` is not.
    """
    return "\n".join(
        (
            "{kind: workflow, id: work, title: Work, owner: worker, trigger: every Monday,",
            *(f"{name}: {value}," for name, value in fields.items()),
            f"steps: [{', '.join(textwrap.dedent(steps).strip().splitlines())}]}}",
            "---",
            "{kind: role, id: worker, title: Worker, function: sales, holders: [{person: p01}]}",
            "---",
            "{kind: system, id: chat, title: Chat, type: assistant}",
            "---",
            "{kind: system, id: store, title: Store, type: data_store}",
        )
    )
