"""The name by which a site is told from others, in the store of a browser and in what its pages export."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..model.catalogue import Catalogue
from ..project import SITE_ID_LENGTH, Project
from .settings import Settings

_UNNAMED = "playbooks"


def site_id(project: Project, catalogue: Catalogue) -> str:
    """The id that the project gives its site; else one made of the site's address, or the organization's."""
    if project.options.site_id:
        return project.options.site_id
    organization = catalogue.organization
    return _of_address(Settings(project).address) or (organization.id if organization else _UNNAMED)


def _of_address(address: str) -> str:
    """The host and the path of an address as an id: ``https://example.org/ai/`` is ``example-org-ai``."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    name = "-".join(re.findall("[a-z0-9]+", f"{parts.netloc}{parts.path}".lower()))
    if name and (name[0].isdecimal() or len(name) == 1):
        name = f"site-{name}"
    return name[:SITE_ID_LENGTH].rstrip("-")
