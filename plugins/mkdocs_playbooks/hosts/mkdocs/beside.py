"""What stands in a site beside its pages, for programs and for servers."""

from __future__ import annotations

import logging
from collections.abc import Collection
from pathlib import Path

from ...pages.context import Context
from ...runs.published import Published
from ..headers import site_headers, write_headers
from ..index import INDEX, previous_index, site_index

log = logging.getLogger("mkdocs.plugins.playbooks")


class Beside:
    """Adds to a built site; a file of the site's own always stays. ``note`` is the level of what should be known."""

    def __init__(self, folder: Path, note: int) -> None:
        self._folder = folder
        self._note = note

    def add_index(
        self, context: Context, site: str, directory_urls: bool, replaced: Path | None, named: Published | None
    ) -> None:
        """Add the index; a site that is replaced or that this is a copy of, or a named index, has earlier wordings."""
        if (self._folder / INDEX).exists():
            log.info("playbooks: the site's own %s stands instead of the generated one", INDEX)
            return
        made = site_index(context, site, directory_urls, previous_index(replaced) if replaced else None, named)
        if made.note:
            log.log(self._note, "playbooks: %s", made.note)
        (self._folder / INDEX).write_bytes(made.content)

    def add_headers(self, generated: Collection[str]) -> None:
        """Add the files with headers; ``generated`` are the paths of pages whose text comes from specs."""
        made = site_headers(self._folder, generated)
        for name in write_headers(self._folder, made):
            log.info("playbooks: the site's own %s stands instead of the generated one", name)
        for note in made.notes:
            log.info("playbooks: %s", note)
        for flaw in made.flaws:
            log.log(self._note, "playbooks: %s", flaw)
