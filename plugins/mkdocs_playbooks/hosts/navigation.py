"""The navigation of an exported site, as ``nav`` of its settings: every section, with the first of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..pages.navigation import GUIDES
from ..pages.site import Site
from ..render.inert import inert_text

_HOME = "index.md"


def exported_navigation(
    site: Site, files: Mapping[str, str], written: Sequence[str], given: Sequence[Any] | None
) -> list[Any]:
    """Home, the sections, and the hand-written pages: as the project arranges them, else by folder.

    Args:
        site: The generated pages and their sections.
        files: The Markdown file of each route.
        written: The hand-written pages, by path.
        given: The project's own ``nav``, if it has one.
    """
    taken = {_HOME, *files.values()}
    by_folder = [
        page
        for entry in _by_folder(sorted(path for path in written if path not in taken))
        for page in (entry.get(GUIDES, [entry]) if isinstance(entry, dict) else [entry])
    ]
    guides = [{site.guides: by_folder}] if by_folder else []
    own = guides if given is None else [_moved(entry, files) for entry in given if _page(entry) != _HOME]
    return [{site.home: _HOME}, *_sections(site, files, ""), *own]


def _page(entry: Any) -> Any:
    return next(iter(entry.values()), None) if isinstance(entry, dict) else entry


def _moved(entry: Any, files: Mapping[str, str]) -> Any:
    """An entry of a project's navigation, with generated pages at their place in the export."""
    if isinstance(entry, dict):
        return {title: _moved(below, files) for title, below in entry.items()}
    if isinstance(entry, list):
        return [_moved(below, files) for below in entry]
    return files.get(entry.removesuffix(".md"), entry) if isinstance(entry, str) else entry


def _sections(site: Site, files: Mapping[str, str], parent: str) -> Iterator[Any]:
    for section in site.sections:
        if section.parent == parent:
            pages = [{inert_text(entry.title): files[entry.route]} for entry in section.entries]
            yield {inert_text(section.title): [files[section.index], *_sections(site, files, section.id), *pages]}


def _by_folder(paths: Sequence[str], above: str = "") -> Iterator[Any]:
    """Pages in the order of their names, those of a folder in a section that is named after it."""
    yield from (path for path in paths if "/" not in path.removeprefix(above))
    below = (path.removeprefix(above).partition("/") for path in paths)
    for folder in sorted({name for name, slash, _ in below if slash}):
        inside = [path for path in paths if path.startswith(f"{above}{folder}/")]
        yield {folder.replace("-", " ").replace("_", " ").capitalize(): list(_by_folder(inside, f"{above}{folder}/"))}
