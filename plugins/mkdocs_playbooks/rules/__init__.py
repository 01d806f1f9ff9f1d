"""Every audit rule by name, found by walking this folder: a module a rule, a folder an area."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from .rule import Rule


@cache
def rules() -> dict[str, Rule]:
    """The rules by name, in alphabetical order."""
    found: dict[str, Rule] = {}
    for area in pkgutil.iter_modules(__path__, f"{__name__}."):
        if not area.ispkg:
            continue
        package = importlib.import_module(area.name)
        for module in pkgutil.iter_modules(package.__path__, f"{area.name}."):
            rule: Rule = importlib.import_module(module.name).check
            found[rule.name] = rule
    return dict(sorted(found.items()))
