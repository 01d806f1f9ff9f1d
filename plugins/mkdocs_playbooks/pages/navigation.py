"""The navigation: the maturity layers in order, then boundaries, roles, systems and the reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from ..model.node import Key, Node
from ..words.spoken import N_, _
from .context import Context
from .refs import MOST_LISTED, index_route, route_of
from .vocabulary import KIND_WORDS

REFERENCE = "reference"
"""The section that holds everything but layers, boundaries, roles and systems."""

RULES = "rules"
GUIDES = N_("Guides")
"""The title of the section that holds hand-written pages, where a project has no navigation of its own."""

_LAYER = "layer:"
_DOORS = ("boundary", "role", "system")


class NavEntry(msgspec.Struct, frozen=True):
    """A page in the navigation."""

    title: str
    route: str


class NavSection(msgspec.Struct, frozen=True):
    """A section: its own page and the first of the pages below it; ``parent`` is the section it lies in."""

    id: str
    title: str
    index: str
    entries: tuple[NavEntry, ...] = ()
    parent: str = ""


def section_of(node: Node, context: Context) -> str:
    """The section a document belongs to: a workflow's is its layer."""
    if node.kind == "layer":
        return f"{_LAYER}{node.id}"
    if node.kind == "workflow" and node.record.layer:
        layer = context.catalogue.get("layer", node.record.layer)
        if layer:
            return f"{_LAYER}{layer.id}"
    return KIND_WORDS[node.kind].folder


def layer_of(section: str) -> str:
    """The id of the layer that a section shows; nothing for other sections."""
    return section.removeprefix(_LAYER) if section.startswith(_LAYER) else ""


def navigation(context: Context, entries: Mapping[str, Iterable[NavEntry]]) -> tuple[NavSection, ...]:
    """The sections in order; ``entries`` holds the pages of each section, of which the first are kept."""
    sections = [
        NavSection(
            f"{_LAYER}{standing.layer.id}",
            f"{number} {standing.layer.record.short or standing.layer.title}",
            route_of(Key("layer", standing.layer.id)),
        )
        for number, standing in enumerate(context.facts.layers, 1)
    ]
    kinds = [kind for kind in (*_DOORS, *KIND_WORDS) if context.catalogue.of_kind(kind)]
    sections += [_of_kind(kind) for kind in _DOORS if kind in kinds]
    sections.append(NavSection(REFERENCE, _("Reference"), f"{REFERENCE}/index"))
    sections += [_of_kind(kind, REFERENCE) for kind in kinds if kind not in _DOORS]
    sections.append(NavSection(RULES, _("Rules"), f"{RULES}/index", parent=REFERENCE))
    return tuple(_with(section, entries.get(section.id, ())) for section in sections)


def _of_kind(kind: str, parent: str = "") -> NavSection:
    words = KIND_WORDS[kind]
    return NavSection(words.folder, words.plural, index_route(kind), parent=parent)


def _with(section: NavSection, entries: Iterable[NavEntry]) -> NavSection:
    below = (entry for entry in entries if entry.route != section.index)
    kept = tuple(sorted(below, key=lambda entry: (entry.title.casefold(), entry.route)))[:MOST_LISTED]
    return NavSection(section.id, section.title, section.index, kept, section.parent)
