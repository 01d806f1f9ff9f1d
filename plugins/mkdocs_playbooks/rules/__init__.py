"""Every audit rule by name, found by walking this folder: a module a rule, a folder an area."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator, Mapping
from functools import cache

from .rule import Rule


class Rules(Mapping[str, Rule]):
    """The rules by name, in alphabetical order, each imported when it is first asked for."""

    def __init__(self, folders: list[str]) -> None:
        found: dict[str, str] = {}
        for area in (area for folder in folders for area in os.scandir(folder)):
            if not area.is_dir() or area.name.startswith("_"):
                continue
            for name in os.listdir(area):  # noqa: PTH208 (a run on what is known pays for every millisecond)
                stem = name.partition(".")[0]
                if name.endswith((".py", ".pyc")) and not stem.startswith("_"):
                    found[stem.replace("_", "-")] = f"{__name__}.{area.name}.{stem}"
        self._modules = dict(sorted(found.items()))
        self._rules: dict[str, Rule] = {}

    def __getitem__(self, name: str) -> Rule:
        if name not in self._rules:
            self._rules[name] = importlib.import_module(self._modules[name]).check
        return self._rules[name]

    def __contains__(self, name: object) -> bool:
        return name in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


@cache
def rules() -> Rules:
    """The rules by name, in alphabetical order."""
    return Rules(list(__path__))
