"""Metrics with monthly figures for the tests of values that compare before with after."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import dedent

from mkdocs_playbooks.pipeline import Build
from support import load_files

LIVE = "2026-01-01"
"""The day on which the work of these tests goes live: figures have six months before it."""


def figures(before: Sequence[float], after: Sequence[float]) -> str:
    """A table with one figure a month, the last of ``before`` in December 2025."""
    months = [f"2025-{13 - len(before) + place:02}-15,{value}" for place, value in enumerate(before)]
    months += [f"2026-{1 + place:02}-15,{value}" for place, value in enumerate(after)]
    return "\n".join(("date,value", *months)) + "\n"


def metric(id_: str, **fields: object) -> str:
    """A metric of time that is better when it falls, with a baseline of 10 hours; ``fields`` change that."""
    known = {"type": "time", "unit": "hours", "better": "down", "baseline": "{value: 10, date: 2025-12-15}"} | fields
    written = ", ".join(f"{name}: {value}" for name, value in known.items() if value is not None)
    return f"\n---\n{{kind: metric, id: {id_}, title: {id_.capitalize()}, {written}}}"


def run(specs: str, **tables: str) -> Build:
    """Run specs with the tables of their metrics."""
    return load_files({"specs.yaml": dedent(specs)} | {f"{name}.csv": table for name, table in tables.items()})
