"""What stands in place of a document that cannot be read and has never been, while a site is served."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..model.node import Key
from .context import Context, FindingRow
from .refs import is_address
from .vocabulary import KIND_WORDS


class PlaceholderView(msgspec.Struct, frozen=True):
    """The document's kind and id, its file, and what is wrong with it."""

    kind_title: str
    id: str
    source: str
    findings: tuple[FindingRow, ...]


def placeholder_views(context: Context) -> Iterator[tuple[Key, PlaceholderView]]:
    """A view for each broken document that says its kind and a usable id and has no good record."""
    for path, file in context.build.files.items():
        for key in file.broken:
            if key.kind in KIND_WORDS and is_address(key.id) and key not in context.catalogue.nodes:
                findings = context.findings_in(path)
                yield key, PlaceholderView(KIND_WORDS[key.kind].title, key.id, path, findings)
