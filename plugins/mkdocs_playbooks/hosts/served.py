"""The headers for a site that another host has built from an export."""

from __future__ import annotations

from pathlib import Path

from ..pages.context import Context
from ..pages.site import site
from ..pipeline import build
from ..project import Project
from ..render.links import file_of
from .headers import SiteHeaders, site_headers
from .settings import Settings

HOME = "index.html"

_ZENSICAL = b'<meta name="generator" content="zensical-'
"""A host whose search brings its style sheet in a script."""


def headers_of(project: Project, folder: Path) -> SiteHeaders:
    """The headers for the pages in a folder that were made of a project's specs, by whatever host."""
    urls = Settings(project).directory_urls
    routes = (page.route for page in site(Context(build(project, drafts=False))).pages)
    generated = {file_of(route, urls) for route in routes if not _by_hand(project, route)}
    return site_headers(folder, generated, any_style=_ZENSICAL in (folder / HOME).read_bytes())


def _by_hand(project: Project, route: str) -> bool:
    return (project.docs / f"{route}.md").exists()
