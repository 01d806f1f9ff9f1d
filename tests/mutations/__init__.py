"""Faults to put into the reference playbooks, each found by exactly one rule: a module an area of the rules."""

from __future__ import annotations

import importlib
import pkgutil

from .mutation import Mutation


def mutations() -> dict[str, Mutation]:
    """Every mutation by what it breaks; a name that two areas use is an error."""
    found: dict[str, Mutation] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        for name, mutation in getattr(importlib.import_module(module.name), "MUTATIONS", {}).items():
            assert name not in found, name
            found[name] = mutation
    return found
