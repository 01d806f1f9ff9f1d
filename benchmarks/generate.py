"""Writes a collection of any size: every kind, cross-linked, one document a file, the same bytes for the same seed."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import Any

import yaml

from collection import Collection
from documents import document

TODAY = datetime.date(2026, 11, 16)
"""The day on which a generated collection is checked and built."""

SETTINGS = f"""\
site_name: Example group playbooks
docs_dir: playbooks
theme: {{name: material, font: false, features: [navigation.indexes]}}
plugins:
  - search
  - playbooks: {{as_of: "{TODAY}"}}
"""
"""The configuration of a generated project."""

_FOLDERS = {"boundary": "boundaries", "inventory": "inventories", "organization": "."}
_MEASUREMENTS = 30


def generate(folder: Path, documents: int, seed: int = 1) -> None:
    """Write a project with so many documents into ``folder``; at least 60, so that every kind has one."""
    collection = Collection(documents, seed)
    specs = folder / "playbooks"
    for kind, count in collection.counts.items():
        below = specs / _FOLDERS.get(kind, f"{kind}s")
        below.mkdir(parents=True, exist_ok=True)
        for index in range(count):
            made = document(collection, kind, index)
            (below / f"{made['id']}.yaml").write_text(_yaml(made), "utf-8")
            if kind == "metric":
                (below / f"{made['id']}.csv").write_text(_series(collection, index, made), "utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")


def _series(collection: Collection, index: int, metric: dict[str, Any]) -> str:
    """Weekly measurements that move from the baseline towards the target."""
    rng = collection.rng("metric", index, "series")
    start, end = metric["baseline"]["value"], metric["target"]["value"]
    first = datetime.date.fromisoformat(metric["baseline"]["date"])
    rows = ["date,value"]
    for week in range(_MEASUREMENTS):
        value = start + (end - start) * week / _MEASUREMENTS + rng.uniform(-0.4, 0.4)
        rows.append(f"{first + datetime.timedelta(weeks=week)},{max(value, 0):.1f}")
    return "\n".join(rows) + "\n"


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes as people do: dates without quotes, innermost records on one line."""


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def _yaml(made: dict[str, Any]) -> str:
    return yaml.dump(made, Dumper=_Dumper, sort_keys=False, width=100, default_flow_style=None, allow_unicode=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("documents", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    generate(given.folder, given.documents, given.seed)
