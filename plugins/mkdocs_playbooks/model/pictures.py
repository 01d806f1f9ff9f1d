"""The pictures that documents name: those that lie beside the specs, and a finding for each that does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from ..diagnostics import Finding, Severity
from ..source.picture import Size, picture_size
from .node import Node

Pictures = Mapping[str, Size | None]
"""The pictures there are, by their path in the project, with their size where it is known."""


def read_pictures(root: Path, docs: Path, nodes: Iterable[Node]) -> tuple[Pictures, tuple[Finding, ...]]:
    """The pictures of documents; one that is not there, or that is a link out of ``docs``, is a finding.

    The schema lets a name lead only to the spec's own folder or below it.
    """
    found: dict[str, Size | None] = {}
    findings: list[Finding] = []
    for node in nodes:
        for index, image in enumerate(node.record.images if "images" in node.notable else ()):
            shown = picture_path(node, image.file)
            path = root / shown
            try:
                if not path.resolve().is_relative_to(docs.resolve()):
                    findings.append(_finding(node, index, f"{shown} is a link that leads out of the site's folder"))
                elif shown not in found:
                    found[shown] = picture_size(path)
            except (OSError, RuntimeError):
                findings.append(_finding(node, index, f"there is no picture {shown}"))
    return found, tuple(findings)


def pictures_of(nodes: Iterable[Node]) -> frozenset[str]:
    """The pictures that documents name, whether or not they are there, by their path in the project."""
    return frozenset(one for node in nodes if "images" in node.notable for one in pictures_in(node.path, node.data))


def pictures_in(path: str, data: Mapping[str, Any]) -> Iterator[str]:
    """The pictures that one document at ``path`` names, as far as it can be read."""
    images = data.get("images")
    for image in images if isinstance(images, list) else ():
        file = image.get("file") if isinstance(image, dict) else None
        if isinstance(file, str):
            yield str(PurePosixPath(path).parent / file)


def picture_path(node: Node, file: str) -> str:
    """Where a picture of a document lies in the project."""
    return str(PurePosixPath(node.path).parent / file)


def _finding(node: Node, index: int, message: str) -> Finding:
    return Finding(
        Severity.ERROR,
        "reference/image",
        message,
        node.at("images", index, "file"),
        help="put the picture's file beside the spec, or correct its name",
        document=str(node.key),
    )
