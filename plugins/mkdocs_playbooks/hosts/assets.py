"""What every page brings along: our style sheets and scripts, and where the theme keeps its icons."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

STYLES = (
    *("assets/playbooks.css", "assets/pages.css", "assets/documents.css", "assets/swimlane.css"),
    "assets/runs.css",
)
SCRIPTS = ("assets/playbooks.js",)
"""In the order in which they run; ``make scripts`` makes ours from ``scripts/``."""

_NOT_PUBLISHED = (".html", ".md", ".py", ".pyc", ".yaml", ".yml")


def theme_templates() -> Path:
    """The theme's own templates, with its icons; found without importing the theme, which would import its host."""
    theme = find_spec("material")
    if theme is None or not theme.submodule_search_locations:
        raise ModuleNotFoundError("mkdocs-material is not installed", name="material")
    return Path(theme.submodule_search_locations[0]) / "templates"


def published_assets(folder: Path) -> dict[str, Path]:
    """The files of a folder of templates that a site publishes, by their path there."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in _NOT_PUBLISHED)
    named = {path.relative_to(folder).as_posix(): path for path in found}
    return {name: path for name, path in named.items() if not any(part.startswith(".") for part in name.split("/"))}
