"""The pages at addresses that documents had before: files that MkDocs copies, outside of search and navigation."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from ...pages.redirects import Redirect, RedirectView
from ...render.links import file_of
from ...render.renderer import Renderer

log = logging.getLogger("mkdocs.plugins.playbooks")


def add_redirects(redirects: Iterable[Redirect], files: Files, config: MkDocsConfig, renderer: Renderer) -> None:
    """Put the redirects in; a page or file that stands at the address already stays."""
    taken = {file.dest_uri for file in files}
    base = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
    for redirect in redirects:
        path = file_of(redirect.route, config.use_directory_urls)
        target = files.get_file_from_path(f"{redirect.target}.md")
        if path in taken or target is None:
            log.info("playbooks: %s has a page of its own, so that it does not lead on", path)
            continue
        file = File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        href = target.url_relative_to(file)
        view = RedirectView(redirect.title, href, urljoin(base, target.url) if base else href)
        file.content_string = renderer.fragment("redirect.html", view)
        files.append(file)
