"""Findings for people and for programs: a module a format, each a pure function from what is reported to a string."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import github, gitlab, json, junit, markdown, sarif, text
from .order import Reported

FORMATS: Mapping[str, Callable[[Reported], str]] = {
    "text": text.report,
    "json": json.report,
    "sarif": sarif.report,
    "github": github.report,
    "gitlab": gitlab.report,
    "junit": junit.report,
    "markdown": markdown.report,
}
"""The formats by name."""
