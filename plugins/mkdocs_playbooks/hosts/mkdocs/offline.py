"""What a build for an offline copy does otherwise than one for a server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from ..offline import SCRIPT

_SCRIPT = "assets/offline.js"
_ASKING = ("alternate", "analytics", "consent", "version")
"""Settings below ``extra`` for which the theme asks a server something on every page."""

_NOT_BESIDE = ("material/offline", "material/social")
"""Plugins that fetch something from another host, for what a copy does or has no use for."""

_ELSEWHERE = ("http://", "https://", "//")
_INSTANT = "navigation.instant"


def prepare(config: MkDocsConfig) -> tuple[str, ...]:
    """Set a configuration for pages that are opened from a disk; the addresses of what is left out."""
    config.theme["font"] = False
    config.theme["features"] = [each for each in config.theme.get("features") or () if not each.startswith(_INSTANT)]
    for name in _ASKING:
        config.extra.pop(name, None)
    for name in _NOT_BESIDE:
        if name in config.plugins:
            config.plugins[name].config["enabled"] = False
    left_out = tuple(
        str(path) for path in (*config.extra_css, *config.extra_javascript, *_polyfills(config)) if _is_elsewhere(path)
    )
    config.extra_css = [path for path in config.extra_css if not _is_elsewhere(path)]
    config.extra_javascript = [path for path in config.extra_javascript if not _is_elsewhere(path)]
    config.extra["polyfills"] = [_SCRIPT, *(path for path in _polyfills(config) if not _is_elsewhere(path))]
    return left_out


def _polyfills(config: MkDocsConfig) -> Iterator[Any]:
    yield from config.extra.get("polyfills") or ()


def _is_elsewhere(path: Any) -> bool:
    return str(path).startswith(_ELSEWHERE)


def add_script(files: Files, config: MkDocsConfig) -> None:
    """Put the script that search needs into the copy."""
    content = SCRIPT.read_text("utf-8")
    files.append(File.generated(config, _SCRIPT, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
