"""What findings come to: they stop a build, and leave the pages of a site that is being served as they were."""

from __future__ import annotations

import logging

from mkdocs.exceptions import PluginError

from ...reporters.order import Reported
from ...reporters.text import report

log = logging.getLogger("mkdocs.plugins.playbooks")


class FindingsError(PluginError):
    """Findings stop the build; they are in the log."""

    def __init__(self, reported: Reported) -> None:
        super().__init__(f"playbooks: {len(reported.findings)} findings stop the build; the site was not changed")
        self.reported = reported


def tell(reported: Reported, served: int | None) -> None:
    """Log findings; ``served`` is the level at which to do so where a site is being served.

    Raises:
        FindingsError: The site is being built.
    """
    text = report(reported)
    if served is None:
        log.error("playbooks:\n\n%s", text)
        raise FindingsError(reported)
    log.log(served, "playbooks: the pages show the last versions that could be read\n\n%s", text)
