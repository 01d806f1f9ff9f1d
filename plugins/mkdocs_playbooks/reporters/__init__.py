"""Findings for people and for programs: a module a format, each a pure function from what is reported to a string."""

from __future__ import annotations

from importlib import import_module

from .order import Reported

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", "markdown")
"""The formats by name."""


def report(reported: Reported, format_: str) -> str:
    """What is reported, in a format."""
    return str(import_module(f"{__name__}.{format_}").report(reported))
